import { expect } from 'chai';
import fc from 'fast-check';
import type { Feed } from '../feed/feed.js';
import { readIndicators } from '../feed/indicators.js';
import { readFeed } from '../feed/read.js';
import { type Calculation, parseCalculation, readCalculation } from './calculation.js';
import { countedFilter, passingOf, prepare } from './compute.js';

const URL = 'https://x.example/feed.json';

const FEED = {
  essor: 1,
  date_maj: '2026-11-20',
  territoires: [{ code: 'dep:33', nom: 'Gironde' }],
  communes: [
    { code: '33063', nom: 'Bordeaux', longitude: -0.58, latitude: 44.84, population: 1000, codeEpci: '243300316' },
    { code: '33281', nom: 'Mérignac', longitude: -0.68, latitude: 44.84, population: 300, codeEpci: '243300316' },
    { code: '24322', nom: 'Périgueux', longitude: 0.72, latitude: 45.18, population: 200, codeEpci: '200040392' },
  ],
  acteurs: [
    {
      id: 'a',
      nom: 'A',
      code_insee: '33063',
      categories: ['velo', 'insertion'],
      services: ['cafe'],
      longitude: -0.58,
      latitude: 44.84,
    },
    { id: 'b', nom: 'B', code_insee: '33063', categories: ['velo'] },
    { id: 'c', nom: 'C', code_insee: '33281', categories: ['reemploi'], services: ['atelier'] },
    { id: 'd', nom: 'D', code_insee: '24322', services: ['cafe'] },
    { id: 'e', nom: 'E' },
  ],
  projets: [
    {
      id: 'p',
      nom: 'P',
      phase: 'etude',
      phaseStatut: 'en-cours',
      budgetPrevisionnel: 1000,
      epargne_locale: { collectee: 10 },
    },
    { id: 'q', nom: 'Q', phase: 'etude', budgetPrevisionnel: 3000 },
    { id: 'r', nom: 'R', phase: 'idee', phaseStatut: 'termine' },
  ],
};

const read = async (json: unknown = FEED) => (await readFeed(structuredClone(json), URL)) as Feed;

function calculationOf(expression: string | Record<string, unknown>): Calculation {
  const result = typeof expression === 'string' ? parseCalculation(expression) : readCalculation(expression);
  expect(result, JSON.stringify(result)).not.to.have.property('code');
  return result as Calculation;
}

async function outcome(expression: string | Record<string, unknown>, feed?: Feed, passing?: Uint32Array) {
  const on = feed ?? (await read());
  const indicators = readIndicators(
    {
      indicateurs: [
        { id: 'emplois', libelle: 'Emplois', valeurs: [{ territoire: 'dep:33', periode: '2020', valeur: 30 }] },
        { id: 'calcule', libelle: 'C', calcul: { operation: 'compte', sur: 'acteurs' } },
      ],
    },
    URL,
  );
  const sources = { feed: on, indicators, communesOf: async () => on.communes };
  return (await prepare(calculationOf(expression), sources)).answer(passing);
}

describe('a calculation', () => {
  it('counts the records of a kind, within a filter and a territory; none is 0', async () => {
    expect(await outcome('compte acteurs')).to.deep.equal({
      value: 5,
      unit: 'nombre',
      known: 5,
      unknown: 0,
      excluded: 0,
      date: '2026-11-20',
      numerator: 5,
    });
    expect(await outcome('compte acteurs en dep:33')).to.include({ value: 3 });
    expect(await outcome('compte acteurs [categorie=velo] en dep:33')).to.include({ value: 2, excluded: 1 });
    expect(await outcome('compte acteurs en pays:FR')).to.include({ value: 5 });
    expect(await outcome('compte locaux')).to.include({ value: 0 });
  });

  it('takes what is not said for unknown, neither for no nor for zero', async () => {
    expect(await outcome('part acteurs [service=cafe]')).to.deep.include({
      numerator: 2,
      denominator: 3,
      known: 3,
      unknown: 2,
      value: (2 / 3) * 100,
    });
    expect(await outcome('part acteurs [categorie=mobilite-logistique] / [service=cafe]')).to.include({
      numerator: 1,
      denominator: 1,
      excluded: 1,
      unknown: 3,
    });
    expect(await outcome('part locaux [service=cafe]')).to.include({ value: null, status: 'sans_objet' });
    expect(await outcome('part projets [phaseStatut=Termine]')).to.include({ numerator: 1, known: 2, unknown: 1 });
  });

  it('sums, means and takes the median of the known; nothing known is no zero', async () => {
    expect(await outcome('somme projets champ budgetPrevisionnel')).to.include({
      value: 4000,
      unit: 'EUR',
      unknown: 1,
    });
    expect(await outcome('moyenne projets champ budgetPrevisionnel')).to.include({ value: 2000, known: 2 });
    expect(await outcome('mediane projets champ budgetPrevisionnel')).to.include({ value: 2000 });
    expect(await outcome('somme projets champ epargne_locale.collectee')).to.include({ value: 10, unknown: 2 });
    expect(await outcome('moyenne locaux champ surface')).to.include({ value: null, status: 'nd' });
    expect(await outcome('somme locaux champ surface')).to.include({ value: 0, unit: 'm2' });
  });

  it('breaks down, the largest first, with labels, and says when a record is in several parts', async () => {
    const parts = async (expression: string) => {
      const { parts: found, ...rest } = await outcome(expression);
      return [found!.map(({ code, count }) => `${code} ${count}`), rest.unknown, rest.overlapping];
    };
    expect(await parts('repartition projets par phase')).to.deep.equal([['idee 1', 'etude 2'], 0, false]);
    expect(await parts('repartition acteurs par categorie')).to.deep.equal([
      ['velo 2', 'reemploi 1', 'insertion 1'],
      2,
      true,
    ]);
    expect(await parts('repartition acteurs par commune')).to.deep.equal([['33063 2', '33281 1', '24322 1'], 1, false]);
    expect(await parts('repartition acteurs par epci')).to.deep.equal([['243300316 3', '200040392 1'], 1, false]);
    expect(await parts('repartition communes par departement')).to.deep.equal([['33 2', '24 1'], 0, undefined]);
    const { parts: found } = await outcome('repartition acteurs par departement');
    expect(found![0]).to.deep.equal({ code: '33', label: 'Gironde', count: 3 });
    expect((await outcome('repartition acteurs par commune')).parts![1]!.label).to.equal('Mérignac');
    expect(await outcome('distinct acteurs par commune')).to.include({ value: 3, unknown: 1 });
  });

  it('keeps fifty groups, the rest together, and the sum', async () => {
    const acteurs = [...Array(70).keys()].flatMap((at) =>
      [...Array(at < 3 ? 2 : 1).keys()].map((copy) => ({ id: `${at}-${copy}`, nom: 'x', typologie: [`t${at}`] })),
    );
    const { parts, value } = await outcome('repartition acteurs par typologie', await read({ essor: 1, acteurs }));
    expect(parts).to.have.length(50);
    expect(parts!.at(-1)).to.include({ code: 'autres', count: 21 });
    expect(parts!.reduce((sum, { count }) => sum + count!, 0)).to.equal(value);
  });

  it('hides small counts, and a second one where a total would give a single one away', async () => {
    const by = (masquer_sous: number) =>
      outcome({ operation: 'repartition', sur: 'acteurs', par: 'commune', masquer_sous });
    expect((await by(2)).parts!.map(({ count }) => count)).to.deep.equal([2, null, null]);
    const projects = { operation: 'repartition', sur: 'projets', par: 'phase', masquer_sous: 2 };
    expect((await outcome(projects)).parts!.map(({ count }) => count)).to.deep.equal([null, null]);
    expect(await outcome({ operation: 'compte', sur: 'projets', masquer_sous: 5 })).to.include({
      value: null,
      status: 'secret',
      known: 0,
    });
    const share = { operation: 'part', sur: 'acteurs', filtre: 'service=cafe', masquer_sous: 2 };
    expect(await outcome(share)).to.include({ value: null, status: 'secret' });
  });

  it('divides by inhabitants, by a published indicator or by another count, never by a computed one', async () => {
    const ratio = { operation: 'rapport', sur: 'acteurs', territoire: 'dep:33' };
    expect(await outcome({ ...ratio, pour: 'population', pour_combien: 10_000 })).to.include({
      numerator: 3,
      denominator: 1300,
      value: (3 / 1300) * 10_000,
    });
    expect(await outcome({ ...ratio, pour: 'emplois' })).to.include({ value: 0.1, denominator: 30 });
    expect(await outcome({ ...ratio, pour: 'calcule' })).to.include({ value: null, status: 'nd' });
    expect(await outcome({ ...ratio, pour: '__proto__' })).to.include({ value: null, status: 'nd' });
    const inner = { operation: 'compte', sur: 'acteurs', filtre: 'categorie=velo' };
    expect(await outcome({ ...ratio, pour: inner })).to.include({ value: 1.5 });
    expect(await outcome({ ...ratio, pour: { ...inner, sur: 'locaux' } })).to.include({
      value: null,
      status: 'sans_objet',
    });
    expect(await outcome({ ...ratio, territoire: 'dep:17', pour: 'population' })).to.include({ status: 'nd' });
  });

  it('sums communes of territories', async () => {
    expect(await outcome('somme communes champ population en dep:33')).to.include({
      value: 1300,
      unit: 'hab',
      known: 2,
    });
    expect(await outcome('somme communes champ population en epci:200040392')).to.include({ value: 200 });
    expect(await outcome('mediane communes champ population')).to.include({ value: 300 });
    expect(await outcome('compte communes en com:33063 dep:24')).to.include({ value: 2 });
  });

  it('tells how many inhabitants are within minutes, with the range of the estimate', async () => {
    const near = await outcome('habitants_a_moins_de acteurs [service=cafe] minutes 5 mode pied en dep:33');
    expect(near).to.include({ numerator: 1000, denominator: 1300, unit: '%' });
    expect(near.low! <= near.value! && near.value! <= near.high!).to.equal(true);
    expect(await outcome('habitants_a_moins_de locaux en dep:33')).to.include({ value: 0 });
  });

  it('is of what the group’s filters let pass, one answer for all who ask the same', async () => {
    const feed = await read();
    const query = { filter: { categories: ['velo'] }, language: 'fr' };
    const answer = passingOf(feed, query);
    expect(passingOf(feed, structuredClone(query))).to.equal(answer);
    const { passing } = await answer;
    expect(await outcome('compte acteurs', feed, passing)).to.include({ value: 2 });
    expect(await outcome('part acteurs [service=cafe]', feed, passing)).to.include({
      numerator: 1,
      known: 1,
      unknown: 1,
    });
    expect(await outcome('compte projets', feed, passing)).to.include({ value: 0 });
  });

  it('agrees with counting one by one', async () => {
    const category = fc.constantFrom('velo', 'reemploi', 'insertion');
    const actor = fc.record({ categories: fc.uniqueArray(category), services: fc.subarray(['cafe', 'atelier']) });
    await fc.assert(
      fc.asyncProperty(fc.array(actor, { minLength: 1, maxLength: 30 }), category, async (actors, asked) => {
        const acteurs = actors.map((one, at) => ({ id: `${at}`, nom: `${at}`, ...one }));
        const feed = await read({ essor: 1, acteurs });
        const known = actors.filter(({ categories }) => categories.length > 0);
        const hits = known.filter(({ categories }) => categories.includes(asked));
        expect(await outcome(`part acteurs [categorie=${asked}]`, feed)).to.include({
          numerator: hits.length,
          known: known.length,
          unknown: actors.length - known.length,
        });
        const both = actors.filter((one) => one.categories.includes(asked) && one.services.includes('cafe'));
        expect(await outcome(`compte acteurs [categorie=${asked}&service=cafe]`, feed)).to.include({
          value: both.length,
        });
        const { parts } = await outcome('repartition acteurs par categorie', feed);
        for (const { code, count } of parts!)
          expect(count).to.equal(actors.filter(({ categories }) => categories.some((own) => own === code)).length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the records that were counted', () => {
  const filterOf = (expression: string, chosen?: Parameters<typeof countedFilter>[1]) =>
    countedFilter(calculationOf(expression), chosen);

  it('have a filter for the session, within what the visitor chose', () => {
    expect(filterOf('part tiers-lieu [service=cafe] / [categorie=velo] en dep:33')).to.deep.equal({
      filter: { kinds: ['tiers-lieu'], categories: ['velo'], services: ['cafe'], territories: ['dep:33'] },
      exact: true,
    });
    expect(filterOf('compte acteurs [q=bois]', { categories: ['velo'], text: 'vert' })).to.deep.equal({
      filter: { kinds: ['acteur'], categories: ['velo'], text: 'vert bois' },
      exact: true,
    });
  });

  it('say when the page’s filters cannot tell them apart', () => {
    expect(filterOf('compte tiers-lieu [typologie=fablab]')).to.include({ exact: false });
    expect(filterOf('compte acteurs [categorie=velo]', { categories: ['reemploi'] })).to.include({ exact: false });
    expect(filterOf('compte communes')).to.equal(undefined);
  });

  it('are selected by it', async () => {
    const feed = await read();
    for (const expression of [
      'compte acteurs [categorie=velo] en dep:33',
      'compte acteurs [service=cafe]',
      'compte projets',
    ]) {
      const { filter } = filterOf(expression)!;
      const { passing } = await passingOf(feed, { filter, language: 'fr' });
      expect(passing.length).to.equal((await outcome(expression, feed)).value);
    }
  });
});
