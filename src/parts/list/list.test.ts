import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { feedOf, resultOf, SAMPLE, type PlainRecord } from '../feed-fixture.js';
import { tokenFrame } from '../token-frame.js';
import { until } from '../until.js';
import './list.js';
import type { PartList } from './list.js';

const NOON = new Date('2026-11-24T12:00:00+01:00');
const FEED = feedOf(SAMPLE);
const MANY = feedOf(Array.from({ length: 45 }, (_, i): PlainRecord => ({ name: `Vélo ${i}`, categories: ['velo'] })));

/** A list, with what it has told its caller. */
async function list(properties: Partial<PartList> = {}) {
  const part = await fixture<PartList>(
    html`
      <ess-part-list></ess-part-list>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, { feed: FEED, result: resultOf(FEED), now: NOON, ...properties });
  const told: [string, unknown][] = [];
  for (const name of ['select', 'favourite', 'page', 'hover'])
    part.addEventListener(`ess-part-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
  await part.updateComplete;
  return { part, told };
}

const all = (part: PartList, selector: string) => [...part.renderRoot.querySelectorAll<HTMLElement>(selector)];
const plain = (element: Element | undefined) => element?.textContent!.replace(/\s+/g, ' ').trim();
const focused = (part: PartList) => part.shadowRoot!.activeElement as HTMLElement | null;

describe('the list', () => {
  it('says of each result what it is, where, how far and whether it is open', async () => {
    const { part } = await list({ result: resultOf(FEED, [1.84, 2.1, 3.4, NaN, 12]) });
    expect(all(part, '.facts').map(plain)).to.deep.equal([
      'Énergies renouvelables citoyennes · Ambès · 1,8 km',
      'Conciergerie solidaire · Bordeaux · 2,1 km · Ouvert',
      'Tiers-lieu · coworking, fablab · Lormont · 3,4 km · Ouvert',
      'Collectivité · Bordeaux',
      'Projet · Énergies renouvelables citoyennes, Vélo · Cenon · 12 km',
    ]);
  });

  it('shows the first of a new result at once, and the rest when these are painted', async () => {
    const { part } = await list({ feed: MANY, result: resultOf(MANY) });
    const names = () => all(part, '.name').map((name) => Number(plain(name)!.slice(5)));
    const busy = () => part.renderRoot.querySelector('ul')!.ariaBusy;
    expect([names().length, busy()]).to.deep.equal([20, null]);
    const reversed = resultOf(MANY);
    part.result = { ...reversed, order: reversed.order.slice().reverse() };
    await part.updateComplete;
    expect(names().slice(0, 9)).to.deep.equal([44, 43, 42, 41, 40, 39, 38, 37, 8]);
    expect(busy()).to.equal('true');
    await until(() => busy() === null);
    expect(names()).to.deep.equal(Array.from({ length: 20 }, (_, at) => 44 - at));
  });

  it('keeps no item of a longer result, and finds one that is still to come', async () => {
    const { part } = await list({ feed: MANY, result: resultOf(MANY) });
    const { order } = resultOf(MANY);
    part.result = { order: order.slice(30, 40) };
    await part.updateComplete;
    expect(all(part, '.name').length).to.equal(10);
    expect(part.focusItem(39)).to.equal(true);
    expect(plain(focused(part)!)).to.equal('Vélo 39');
    part.result = { order: order.slice(3, 5) };
    await part.updateComplete;
    expect(all(part, '.name').map(plain)).to.deep.equal(['Vélo 3', 'Vélo 4']);
  });

  it('for paper, shows all pages, writes out how to make contact, and not what is open now', async () => {
    const { part } = await list({ pageSize: 1 });
    dispatchEvent(new Event('beforeprint'));
    expect(all(part, '.name').length).to.equal(SAMPLE.length);
    const facts = all(part, '.facts').map(plain);
    expect(facts.some((text) => text!.includes('Ouvert'))).to.equal(false);
    expect(facts).to.include(
      '12 place de l’Exemple · 33000 Bordeaux · 05 56 00 00 00 · bonjour@comptoir.exemple.fr · https://www.comptoir.exemple.fr/',
    );
    dispatchEvent(new Event('afterprint'));
    expect(all(part, '.name').length).to.equal(1);
  });

  it('heads each result at the level it is told', async () => {
    const { part } = await list({ headingLevel: 4 });
    expect(all(part, 'ul > li h4 button').map(plain)).to.deep.equal(SAMPLE.map(({ name }) => name));
  });

  it('opens a result by keyboard', async () => {
    const { part, told } = await list();
    part.focusItem(2);
    await sendKeys({ press: 'Enter' });
    expect(told.at(-1)).to.deep.equal(['select', { row: 2 }]);
  });

  it('opens a result by a click anywhere on it, but for its star', async () => {
    const { part, told } = await list();
    const { left, bottom } = all(part, 'li')[0]!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left) + 80, Math.round(bottom) - 6] });
    expect(told.filter(([name]) => name !== 'hover')).to.deep.equal([['select', { row: 0 }]]);
    all(part, '.star')[1]!.click();
    expect(told.filter(([name]) => name !== 'hover').at(-1)).to.deep.equal(['favourite', { id: 'comptoir' }]);
    await resetMouse();
  });

  it('gives each result its own address where it has one, and leaves new tabs to the visitor', async () => {
    const { part, told } = await list({ linkOf: (id) => `#fiche=${id}` });
    const link = all(part, 'a')[0] as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal('#fiche=watts');
    const click = new MouseEvent('click', { cancelable: true, bubbles: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(told.at(-1)).to.deep.equal(['select', { row: 0 }]);
    const newTab = new MouseEvent('click', { cancelable: true, bubbles: true, composed: true, ctrlKey: true });
    part.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(newTab);
    expect(told).to.have.length(1);
  });

  it('names its stars and says which are set', async () => {
    const { part } = await list({ favourites: new Set(['halle']) });
    const stars = all(part, '.star');
    expect(stars[2]!.getAttribute('aria-label')).to.equal('Ajouter La Halle des possibles aux favoris');
    expect(stars.map((star) => star.getAttribute('aria-pressed'))).to.deep.equal([
      'false',
      'false',
      'true',
      'false',
      'false',
    ]);
  });

  it('marks the record that is open', async () => {
    const { part } = await list({ selected: 1 });
    expect(all(part, '[aria-current=true]').map(plain)).to.deep.equal(['Le Comptoir d’à côté']);
  });

  it('marks the searched words without their accents', async () => {
    const { part } = await list({ words: ['cooperative', 'comp'] });
    expect(all(part, 'mark').map(plain)).to.deep.equal(['Coopérative', 'Comp']);
  });

  it('shows what its texts say about a searched word that the name has not', async () => {
    const summary = 'Un résumé court.';
    const description = `${'Une longue présentation. '.repeat(8)}On y répare les grille-pain.`;
    const feed = feedOf([
      { name: 'Atelier', summary, description },
      { name: 'Les grille-pain', summary, description },
    ]);
    const texts = (part: PartList) => all(part, '.text').map(plain);
    const { part } = await list({ feed, result: resultOf(feed), words: ['grille'] });
    expect(texts(part)).to.deep.equal(['… On y répare les grille-pain.', summary]);
    expect(all(part, '.text mark').map(plain)).to.deep.equal(['grille']);
    part.words = [];
    await part.updateComplete;
    expect(texts(part)).to.deep.equal([summary, summary]);
  });

  it('lets a page style its tiles, and all other parts that it names', async () => {
    const { part } = await list({ result: resultOf(FEED), grouped: true });
    for (const name of ['item', 'tile', 'name', 'facts', 'star', 'commune'])
      expect(all(part, `[part=${name}]`), name).not.to.deep.equal([]);
  });

  it('turns pages, brings the focus to the first result and says the page', async () => {
    const { part, told } = await list({ feed: MANY, result: resultOf(MANY) });
    const [previous, next] = all(part, '.pages button') as HTMLButtonElement[];
    expect([previous!.disabled, next!.disabled]).to.deep.equal([true, false]);
    expect(plain(all(part, '.pages span')[0])).to.equal('Page 1 sur 3');
    expect(all(part, 'li')).to.have.length(20);
    next!.click();
    expect(told.at(-1)).to.deep.equal(['page', { page: 1 }]);
    part.page = 1;
    await part.updateComplete;
    expect(plain(focused(part)!)).to.equal('Vélo 20');
    part.page = 2;
    await part.updateComplete;
    expect(all(part, 'li')).to.have.length(5);
    expect((all(part, '.pages button')[1] as HTMLButtonElement).disabled).to.equal(true);
  });

  it('leaves the focus alone when the page changes by another cause', async () => {
    const { part } = await list({ feed: MANY, result: resultOf(MANY) });
    part.page = 1;
    await part.updateComplete;
    expect(focused(part)).to.equal(null);
  });

  it('shows the last page when it is asked beyond', async () => {
    const { part } = await list({ feed: MANY, result: resultOf(MANY), page: 7 });
    expect(plain(all(part, '.name')[0])).to.equal('Vélo 40');
  });

  it('tells which result the pointer or the focus is on', async () => {
    const { part, told } = await list();
    all(part, '.name')[3]!.focus();
    all(part, '.name')[3]!.blur();
    const facts = all(part, '.facts')[0]!;
    facts.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    facts.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    expect(told).to.deep.equal([
      ['hover', { row: 3 }],
      ['hover', { row: -1 }],
      ['hover', { row: 0 }],
    ]);
  });

  it('heads each commune where it is grouped', async () => {
    const feed = feedOf([{ commune: 'Ambès' }, { commune: 'Bordeaux' }, { commune: 'Bordeaux' }, {}]);
    const { part } = await list({ feed, result: resultOf(feed), grouped: true });
    expect(all(part, 'h3').map(plain)).to.deep.equal(['Ambès', 'Bordeaux', 'Commune non précisée']);
    expect(all(part, 'ul').map((ul) => ul.querySelectorAll('li h4').length)).to.deep.equal([1, 2, 1]);
  });

  it('draws items of the same shape while the feed is to come', async () => {
    const { part } = await list({ feed: undefined, result: undefined, loading: true });
    expect(part.renderRoot.querySelector('[aria-busy=true]')).to.not.equal(null);
    expect(all(part, '[aria-hidden] .item')).to.have.length(6);
    expect(all(part, 'button, a')).to.have.length(0);
    expect(plain(all(part, '[role=status]')[0])).to.equal('Chargement de la liste…');
    expect(all(part, 'progress')).to.have.length(0);
    part.progress = 0.4;
    await part.updateComplete;
    expect(all(part, 'progress')[0]).to.include({ value: 0.4, ariaLabel: 'Chargement de la liste…' });
  });

  it('shows HTML of a feed as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const feed = feedOf([{ name: evil, summary: evil, commune: evil }]);
    const { part } = await list({ feed, result: resultOf(feed), words: ['img'] });
    expect(plain(all(part, '.name')[0])).to.equal(evil);
    expect(all(part, 'img')).to.have.length(0);
  });

  it('passes the accessibility check in each state', async () => {
    const { part } = await list({
      result: resultOf(FEED, [1, 2, 3, 4, 5]),
      selected: 1,
      favourites: new Set(['watts']),
      words: ['des'],
    });
    for (const state of [
      {},
      { grouped: true },
      { linkOf: () => '#x' },
      { feed: MANY, result: resultOf(MANY) },
      { loading: true, progress: 0.5 },
    ]) {
      Object.assign(part, state);
      await part.updateComplete;
      await expect(part).to.be.accessible();
    }
  });
});
