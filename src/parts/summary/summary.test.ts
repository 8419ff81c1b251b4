import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { loadMessages } from '../../i18n/messages.js';
import { tokenFrame } from '../token-frame.js';
import './summary.js';
import type { PartSummary } from './summary.js';

const CHIPS = ['a', 'b', 'c'].map((key) => ({ key, label: `Filtre ${key}` }));

/** A summary, with what it has told its caller. */
async function summary(properties: Partial<PartSummary> = {}) {
  const part = await fixture<PartSummary>(
    html`
      <ess-part-summary></ess-part-summary>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, properties);
  const told: [string, unknown][] = [];
  for (const name of ['chip', 'sort', 'group'])
    part.addEventListener(`ess-part-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
  await part.updateComplete;
  return { part, told };
}

const said = (part: PartSummary) =>
  part.renderRoot.querySelector('[part=count]')!.textContent!.replace(/\s+/g, ' ').trim();
const chips = (part: PartSummary) => [...part.renderRoot.querySelectorAll<HTMLElement>('.chip')];
const select = (part: PartSummary) => part.renderRoot.querySelector('select')!;
const focused = (part: PartSummary) => part.shadowRoot!.activeElement;

function choose(part: PartSummary, value: string) {
  select(part).value = value;
  select(part).dispatchEvent(new Event('change'));
}

describe('the summary of the results', () => {
  it('says the count in words', async () => {
    const { part } = await summary({ count: 1312, nouns: ['actors', 'places'] });
    const cases: [Partial<PartSummary>, string][] = [
      [{}, '1 312 acteurs et lieux'],
      [{ territoryName: 'Gironde', territoryCode: 'dep:33' }, '1 312 acteurs et lieux en Gironde'],
      [{ territoryName: 'Le Bouscat', territoryCode: 'com:33069' }, '1 312 acteurs et lieux au Bouscat'],
      [{ territoryName: 'Bordeaux', territoryCode: 'com:33063' }, '1 312 acteurs et lieux à Bordeaux'],
      [{ territoryName: 'Landes', territoryCode: 'dep:40' }, '1 312 acteurs et lieux · Landes'],
      [{ territoryName: '', nouns: ['actors', 'places', 'projects'] }, '1 312 acteurs, lieux et projets'],
      [{ count: 2, nouns: ['places'] }, '2 lieux'],
      [{ count: 1, nouns: ['places'] }, '1 lieu'],
      [{ nouns: [] }, '1 résultat'],
      [{ count: 0, territoryName: 'Gironde' }, 'Aucun résultat'],
    ];
    for (const [properties, words] of cases) {
      Object.assign(part, properties);
      await part.updateComplete;
      expect(said(part)).to.equal(words);
    }
  });

  it('says it in English', async () => {
    await loadMessages('en');
    const { part } = await summary({
      count: 3,
      nouns: ['actors', 'projects'],
      territoryName: 'Gironde',
      language: 'en',
    });
    expect(said(part)).to.equal('3 actors and projects in Gironde');
  });

  it('announces the count once it has settled', async () => {
    const { part } = await summary({ count: 9 });
    part.count = 3;
    await part.updateComplete;
    const status = part.renderRoot.querySelector('[role=status]')!;
    expect(status.textContent).to.equal('');
    await aTimeout(500);
    expect(status.textContent).to.equal('3 résultats');
  });

  it('drops a filter and keeps the focus near', async () => {
    const { part, told } = await summary({ chips: CHIPS });
    expect(chips(part).map((chip) => chip.getAttribute('aria-label'))).to.deep.equal([
      'Retirer le filtre Filtre a',
      'Retirer le filtre Filtre b',
      'Retirer le filtre Filtre c',
    ]);
    const drop = async (index: number, left: typeof CHIPS) => {
      chips(part)[index]!.focus();
      chips(part)[index]!.click();
      part.chips = left;
      await part.updateComplete;
    };
    await drop(1, [CHIPS[0]!, CHIPS[2]!]);
    expect(told.at(-1)).to.deep.equal(['chip', { key: 'b' }]);
    expect(focused(part)?.textContent).to.contain('Filtre c');
    await drop(1, [CHIPS[0]!]);
    expect(focused(part)?.textContent).to.contain('Filtre a');
    await drop(0, []);
    expect(focused(part)?.getAttribute('part')).to.equal('count');
  });

  it('sorts, by distance only from a known place', async () => {
    const { part, told } = await summary();
    const values = () => [...select(part).options].map(({ value }) => value);
    expect(values()).to.deep.equal(['relevance', 'name', 'date', 'commune']);
    part.canSortByDistance = true;
    await part.updateComplete;
    expect(values()).to.include('distance');
    choose(part, 'distance');
    expect(told).to.deep.equal([['sort', { sort: 'distance' }]]);
  });

  it('groups by commune and lets go of it', async () => {
    const { part, told } = await summary({ sort: 'name' });
    choose(part, 'commune');
    expect(told).to.deep.equal([['group', { grouped: true }]]);
    part.grouped = true;
    await part.updateComplete;
    expect(select(part).value).to.equal('commune');
    choose(part, 'date');
    expect(told.slice(1)).to.deep.equal([
      ['group', { grouped: false }],
      ['sort', { sort: 'date' }],
    ]);
  });

  it('shows the order in force again when the caller refuses a choice', async () => {
    const { part } = await summary({ sort: 'name', canSortByDistance: true });
    choose(part, 'distance');
    part.canSortByDistance = false;
    await part.updateComplete;
    expect(select(part).value).to.equal('name');
  });

  it('passes the accessibility check', async () => {
    const { part } = await summary({ count: 12, chips: CHIPS, territoryName: 'Gironde', canSortByDistance: true });
    await expect(part).to.be.accessible();
  });
});
