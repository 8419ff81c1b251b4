import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { KINDS } from '../../feed/kinds.js';
import type { Vocabularies } from '../../feed/vocabulary.js';
import type { Filter } from '../../query/query.js';
import { tokenFrame } from '../token-frame.js';
import './filters.js';
import type { Filters } from './filters.js';

const vocabularies: Vocabularies = {
  categories: [
    { code: 'soleil', label: { fr: 'Énergies citoyennes', en: 'Community energy' }, icon: 'sun' },
    { code: 'renovation', label: 'Rénovation' },
    { code: 'velo', label: 'Vélo', icon: 'bike' },
    { code: 'bus', label: 'Transport' },
    { code: 'autres', label: 'Autres' },
  ],
  families: [
    { code: 'energie', label: 'Énergie', index: 0, members: [0, 1], color: '#a84300', darkColor: '#ff9d5c' },
    { code: 'mobilite', label: 'Mobilité', index: 1, members: [2, 3], color: '#1a5fb4', icon: 'bike' },
    { code: 'autres', label: 'Autres', index: 2, members: [4] },
  ],
  familyOf: Uint8Array.of(0, 0, 1, 1, 2),
  services: [
    { code: 'cafe', label: 'Café' },
    { code: 'fablab', label: 'Fablab' },
  ],
  kinds: KINDS.map((code) => ({ code, label: code })),
  phases: [],
};

const facets = {
  categories: Uint32Array.of(5, 7, 12, 0, 1),
  families: Uint32Array.of(11, 12, 1),
  kinds: Uint32Array.of(20, 0, 4, 0, 0, 0, 0),
  services: Uint32Array.of(3, 0),
};

/** The panel, held by a caller that applies each new filter, as a widget does. */
async function panel(properties: Partial<Filters> = {}): Promise<Filters> {
  const part = await fixture<Filters>(
    html`
      <ess-part-filters .vocabularies=${vocabularies} .facets=${facets} .count=${24}></ess-part-filters>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, properties);
  part.addEventListener('ess-part-filter', (event) => (part.filter = (event as CustomEvent).detail.filter));
  await part.updateComplete;
  return part;
}

const boxes = (part: Filters) => [...part.renderRoot.querySelectorAll('input')];
const names = (part: Filters) =>
  boxes(part).map((box) => box.getAttribute('aria-label') ?? box.parentElement!.innerText);
const box = (part: Filters, name: string) =>
  boxes(part).find((each) => each.getAttribute('aria-label')?.startsWith(name))!;
const button = (part: Filters, name: string) =>
  [...part.renderRoot.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.innerText).includes(name),
  )!;

async function click(part: Filters, name: string): Promise<Filter> {
  box(part, name).click();
  await part.updateComplete;
  return part.filter;
}

describe('the filters', () => {
  it('names each choice with its count and hides those that would give nothing', async () => {
    const part = await panel();
    expect(names(part)).to.deep.equal([
      'Énergie, 11',
      'Énergies citoyennes, 5',
      'Rénovation, 7',
      'Mobilité, 12',
      'Vélo, 12',
      'Autres, 1',
      'acteur, 20',
      'tiers-lieu, 4',
      'Café, 3',
    ]);
  });

  it('speaks English, counts included', async () => {
    const part = await panel({ language: 'en', facets: { ...facets, families: Uint32Array.of(1234, 0, 0) } });
    // French stands in until English is loaded, so only numbers are sure here.
    expect(names(part)[0]).to.match(/^Énergie, 1.234$/);
    expect(names(part)[1]).to.equal('Community energy, 5');
  });

  it('gives the whole new filter and keeps its other keys', async () => {
    const part = await panel({ filter: { text: 'bois', kinds: ['acteur'] } });
    expect(await click(part, 'Vélo')).to.deep.equal({ text: 'bois', kinds: ['acteur'], categories: ['velo'] });
    expect(await click(part, 'Café')).to.deep.include({ services: ['cafe'], categories: ['velo'] });
    expect(await click(part, 'Vélo')).not.to.have.property('categories');
  });

  it('shows a family as mixed while some of its categories are chosen', async () => {
    const part = await panel({ filter: { categories: ['soleil'] } });
    expect(box(part, 'Énergie,').indeterminate).to.equal(true);
    expect(await click(part, 'Rénovation')).to.deep.equal({ categories: ['energie'] });
    expect(box(part, 'Énergie,')).to.include({ indeterminate: false, checked: true });
    expect(await click(part, 'Énergies citoyennes')).to.deep.equal({ categories: ['renovation'] });
    expect(box(part, 'Énergie,')).to.include({ indeterminate: true, checked: false });
  });

  it('takes a whole family by one click on a mixed one, and drops it by the next', async () => {
    const part = await panel({ filter: { categories: ['soleil'] } });
    expect(await click(part, 'Énergie,')).to.deep.equal({ categories: ['energie'] });
    expect(box(part, 'Rénovation').checked).to.equal(true);
    expect(await click(part, 'Énergie,')).to.deep.equal({});
    expect(box(part, 'Rénovation').checked).to.equal(false);
  });

  it('keeps a choice that was just unticked, and the focus on it, when it now gives nothing', async () => {
    const part = await panel({ filter: { categories: ['bus'] } });
    const bus = box(part, 'Transport, 0');
    bus.focus();
    await click(part, 'Transport');
    expect(box(part, 'Transport, 0')).to.equal(bus);
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(bus);
  });

  it('keeps the focus where it is when a choice above vanishes', async () => {
    const part = await panel();
    box(part, 'Vélo').focus();
    part.facets = { ...facets, categories: Uint32Array.of(0, 7, 12, 0, 1), kinds: Uint32Array.of(0, 0, 4, 0, 0, 0, 0) };
    await part.updateComplete;
    expect(names(part)).not.to.include('Énergies citoyennes, 5');
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(box(part, 'Vélo'));
  });

  it('folds and unfolds a family', async () => {
    const part = await panel();
    const fold = button(part, 'Catégories de Énergie');
    expect(fold.ariaExpanded).to.equal('true');
    fold.click();
    await part.updateComplete;
    expect(fold.ariaExpanded).to.equal('false');
    expect(box(part, 'Rénovation').checkVisibility()).to.equal(false);
    expect(box(part, 'Vélo').checkVisibility()).to.equal(true);
  });

  it('starts with many families folded, but for those in use', async () => {
    const families = [0, 1, 2, 3, 4].map((index) => ({
      code: `f${index}`,
      label: `F${index}`,
      index,
      members: [index],
    }));
    const part = await panel({
      vocabularies: { ...vocabularies, families },
      facets: { ...facets, families: new Uint32Array(5).fill(1), categories: new Uint32Array(5).fill(1) },
      filter: { categories: ['velo'] },
    });
    expect(box(part, 'Vélo').checkVisibility()).to.equal(true);
    expect(box(part, 'Rénovation').checkVisibility()).to.equal(false);
    await click(part, 'Vélo');
    expect(box(part, 'Vélo').checkVisibility(), 'does not fold under the hand').to.equal(true);
  });

  it('says a category that is its own family once', async () => {
    const part = await panel();
    expect(names(part).filter((name) => name === 'Autres, 1')).to.have.length(1);
    expect(button(part, 'Catégories de Autres')).to.equal(undefined);
  });

  it('shows only what a lock leaves open', async () => {
    const part = await panel({ lock: { categories: ['energie'], kinds: ['acteur'], services: ['cafe', 'fablab'] } });
    expect(names(part)).to.deep.equal(['Énergie, 11', 'Énergies citoyennes, 5', 'Rénovation, 7', 'Café, 3']);
    part.lock = { categories: ['velo'] };
    await part.updateComplete;
    expect(names(part)).to.deep.equal(['acteur, 20', 'tiers-lieu, 4', 'Café, 3']);
  });

  it('does not ask for the kind when the feed holds one', async () => {
    const part = await panel({ kindsPresent: ['acteur'] });
    expect(names(part).join()).not.to.include('acteur');
  });

  it('offers the view only with a map, and favourites only when there are some', async () => {
    const part = await panel();
    expect(part.renderRoot.textContent).not.to.include('dans cette vue').and.not.to.include('favoris');
    Object.assign(part, { hasMap: true, favouriteCount: 2 });
    await part.updateComplete;
    setTimeout(() => box(part, 'Mes favoris, 2').click());
    expect((await oneEvent(part, 'ess-part-favourites')).detail).to.deep.equal({ checked: true });
    const view = boxes(part).find((each) => each.parentElement!.innerText.includes('dans cette vue'))!;
    setTimeout(() => view.click());
    expect((await oneEvent(part, 'ess-part-in-view')).detail).to.deep.equal({ checked: true });
  });

  it('closes by the cross and by the count, and clears by its link', async () => {
    const part = await panel();
    setTimeout(() => button(part, 'Voir les 24 résultats').click());
    await oneEvent(part, 'ess-part-close');
    setTimeout(() => button(part, 'Fermer').click());
    await oneEvent(part, 'ess-part-close');
    setTimeout(() => button(part, 'Tout effacer').click());
    expect((await oneEvent(part, 'ess-part-clear')).composed).to.equal(true);
  });

  it('takes the focus to its heading', async () => {
    const part = await panel({ headingLevel: 4 });
    part.focusFirst();
    expect((part.renderRoot as ShadowRoot).activeElement).to.have.property('localName', 'h4');
  });

  it('paints a family with its own colour, a late one too', async () => {
    const part = await panel({ facets: { ...facets, families: Uint32Array.of(0, 12, 1) } });
    part.facets = facets;
    await part.updateComplete;
    const tile = part.renderRoot.querySelector('.tile')!;
    expect(getComputedStyle(tile).backgroundColor).to.equal('rgb(168, 67, 0)');
    expect(tile.textContent!.trim(), 'a family without a glyph has its first letter').to.equal('É');
  });

  it('has targets of at least 24 px', async () => {
    const part = await panel({ hasMap: true });
    for (const target of part.renderRoot.querySelectorAll('label, button')) {
      expect(target.getBoundingClientRect().height, target.textContent!).to.be.at.least(24);
    }
  });

  it('passes the accessibility check', async () => {
    const part = await panel({ hasMap: true, favouriteCount: 1, filter: { categories: ['soleil'] } });
    await expect(part).to.be.accessible();
  });
});
