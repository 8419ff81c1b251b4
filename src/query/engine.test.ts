import { expect } from 'chai';
import fc from 'fast-check';
import { KINDS } from '../feed/kinds.js';
import { communeLookup } from '../geo/commune-lookup.js';
import { distanceKm } from '../geo/distance.js';
import { engineOf, queryEngine } from './engine.js';
import type { Filter, Query, QueryResult } from './query.js';
import { feedOf, VOCABULARY, type PlainRecord } from './table-fixture.js';
import { normalise, wordsOf } from './text.js';

const CATEGORIES = Object.values(VOCABULARY.families).flat();
const FAMILIES = Object.keys(VOCABULARY.families) as (keyof typeof VOCABULARY.families)[];

const RECORDS: PlainRecord[] = [
  {
    id: 'a',
    name: 'Vélo Cité',
    categories: ['velo'],
    commune: 'Bordeaux',
    longitude: -0.58,
    latitude: 44.84,
    updated: '2026-01-02',
  },
  {
    id: 'b',
    name: 'Atelier des vélos',
    categories: ['velo', 'solaire'],
    kind: 'tiers-lieu',
    services: ['fablab'],
    commune: 'Lormont',
    longitude: -0.52,
    latitude: 44.88,
    updated: '2026-03-01',
  },
  {
    id: 'c',
    name: 'Café Œuvre',
    categories: ['cafe'],
    commune: 'Bordeaux',
    description: 'On y répare des vélos.',
    updated: '2025-12-31',
  },
  { id: 'd', name: 'épicerie du coin', categories: ['epicerie', 'cafe'], commune: '', longitude: -0.6, latitude: 44.8 },
];

async function ask(records: readonly PlainRecord[], query: Partial<Query> = {}): Promise<QueryResult> {
  const engine = queryEngine(feedOf(records), communeLookup([]));
  await engine.indexed;
  const results: QueryResult[] = [];
  await engine.run({ filter: {}, language: 'fr', ...query }, (result) => results.push(result));
  expect(results).to.have.length(1);
  expect(results[0]!.complete).to.equal(true);
  return results[0]!;
}

async function idsOf(query: Partial<Query>, records = RECORDS): Promise<string> {
  return [...(await ask(records, query)).order].map((row) => records[row]!.id).join('');
}

describe('query engine', () => {
  it('gives everything, in the feed’s order, to an empty query', async () => {
    const { order, passing, total } = await ask(RECORDS);
    expect([...order]).to.deep.equal([0, 1, 2, 3]);
    expect([...passing]).to.deep.equal([0, 1, 2, 3]);
    expect(total).to.equal(4);
  });

  it('answers on an empty feed', async () => {
    const { order, total } = await ask([], { sort: 'name', groupByCommune: true, filter: { text: 'x' } });
    expect([order.length, total]).to.deep.equal([0, 0]);
  });

  it('joins choices by or within a key, and by and between keys', async () => {
    expect(await idsOf({ filter: { categories: ['velo', 'cafe'] } })).to.equal('abcd');
    expect(await idsOf({ filter: { categories: ['velo', 'cafe'], kinds: ['tiers-lieu'] } })).to.equal('b');
    expect(await idsOf({ filter: { services: ['fablab'], categories: ['solaire'] } })).to.equal('b');
  });

  it('takes a family for all its categories', async () => {
    expect(await idsOf({ filter: { categories: ['energie'] } })).to.equal('ab');
  });

  it('ignores a code that it does not know in a filter, where it matches nothing in a lock', async () => {
    expect(await idsOf({ filter: { categories: ['licorne'] } })).to.equal('abcd');
    expect(await idsOf({ filter: { categories: ['licorne', 'velo'] } })).to.equal('ab');
    expect(await idsOf({ lock: { categories: ['licorne'] } })).to.equal('');
  });

  it('finds words at their beginning in names, communes, categories, services and texts', async () => {
    expect(await idsOf({ filter: { text: 'oeuv' } })).to.equal('c');
    expect(await idsOf({ filter: { text: 'LORM' } })).to.equal('b');
    expect(await idsOf({ filter: { text: 'energ' } })).to.equal('b');
    expect(await idsOf({ filter: { text: 'fabl' } })).to.equal('b');
    expect(await idsOf({ filter: { text: 'répar' } })).to.equal('c');
    expect(await idsOf({ filter: { text: 'uvre' } })).to.equal('');
  });

  it('wants every word of the text, wherever each is', async () => {
    expect(await idsOf({ filter: { text: 'velo bord' } })).to.equal('ac');
  });

  it('ranks names that begin so, then names that hold it, then labels, then texts', async () => {
    const records: PlainRecord[] = [
      { id: 'd', name: 'x', description: 'un vélo' },
      { id: 'l', name: 'x', categories: ['velo'] },
      { id: 'n', name: 'Le vélo' },
      { id: 's', name: 'Vélo' },
    ];
    expect(await idsOf({ filter: { text: 'velo' } }, records)).to.equal('snld');
  });

  it('does not narrow by a text without words', async () => {
    expect(await idsOf({ filter: { text: ' … ' } })).to.equal('abcd');
  });

  it('sorts by name without accents and case, by date with the newest first, by distance with the placeless last', async () => {
    expect(await idsOf({ sort: 'name' })).to.equal('bcda');
    expect(await idsOf({ sort: 'date' })).to.equal('bacd');
    expect(await idsOf({ sort: 'distance', from: { longitude: -0.52, latitude: 44.88 } })).to.equal('badc');
    expect(await idsOf({ sort: 'distance' })).to.equal('abcd');
  });

  it('tells distances in the order of the results', async () => {
    const from = { longitude: -0.52, latitude: 44.88 };
    const { distances } = await ask(RECORDS, { sort: 'name', from });
    expect([...distances!].map((distance) => distance.toFixed(1))).to.deep.equal(['0.0', 'NaN', '10.9', '6.5']);
  });

  it('groups by commune, the records without commune last, sorted within', async () => {
    expect(await idsOf({ groupByCommune: true })).to.equal('acbd');
    expect(await idsOf({ groupByCommune: true, sort: 'name' })).to.equal('cabd');
  });

  it('holds to ids and to a frame', async () => {
    expect(await idsOf({ ids: ['d', 'a', 'gone'] })).to.equal('ad');
    expect(await idsOf({ ids: [] })).to.equal('');
    expect(await idsOf({ bounds: [-0.59, 44.83, -0.5, 44.9] })).to.equal('ab');
  });

  it('counts as everything what the lock leaves', async () => {
    const result = await ask(RECORDS, { lock: { categories: ['lien'] }, filter: { categories: ['velo'] } });
    expect([result.total, result.order.length]).to.deep.equal([2, 0]);
    expect([...result.facets.categories]).to.deep.equal([0, 0, 2, 1, 0]);
  });

  it('locks by text and territory too', async () => {
    expect(await idsOf({ lock: { text: 'velo' }, filter: { text: 'bordeaux' } })).to.equal('ac');
    expect(
      await idsOf({ lock: { territories: ['com:33063'] } }, [{ id: 'x', inseeCode: '33063' }, { id: 'y' }]),
    ).to.equal('x');
  });

  it('counts a record of two categories once in their family', async () => {
    const { facets } = await ask(RECORDS);
    expect([...facets.categories]).to.deep.equal([1, 2, 2, 1, 0]);
    expect([...facets.families]).to.deep.equal([2, 2, 0]);
  });

  it('never answers before run has returned, nor after an abort', async () => {
    const engine = queryEngine(feedOf(RECORDS), communeLookup([]));
    await engine.indexed;
    let answers = 0;
    const running = engine.run({ filter: {}, language: 'fr' }, () => answers++);
    expect(answers).to.equal(0);
    await running;
    expect(answers).to.equal(1);
    const abort = new AbortController();
    const stopped = engine.run({ filter: { text: 'velo' }, language: 'fr' }, () => answers++, abort.signal);
    abort.abort();
    await stopped;
    expect(answers).to.equal(1);
  });

  it('answers a large feed on names first, then on descriptions too', async () => {
    const records = [...RECORDS, ...Array.from({ length: 5000 }, () => ({ id: 'z', name: 'Autre' }))];
    const engine = queryEngine(feedOf(records), communeLookup([]));
    const answers: [string, boolean][] = [];
    await engine.run({ filter: { text: 'velo' }, language: 'fr' }, ({ order, complete }) =>
      answers.push([[...order].map((row) => records[row]!.id).join(''), complete]),
    );
    expect(answers).to.deep.equal([
      ['ab', false],
      ['abc', true],
    ]);
  });

  it('narrows a text being typed, and widens it again', async () => {
    const engine = queryEngine(feedOf(RECORDS), communeLookup([]));
    const found: string[] = [];
    for (const text of ['v', 've', 'vel', 'vex', 'velo re', 've', 'r', 'repa']) {
      await engine.run({ filter: { text }, language: 'fr' }, ({ order, complete }) => {
        if (complete) found.push([...order].map((row) => RECORDS[row]!.id).join(''));
      });
    }
    expect(found).to.deep.equal(['abc', 'abc', 'abc', '', 'c', 'abc', 'c', 'c']);
  });

  it('is one for each feed', () => {
    const feed = feedOf([{ inseeCode: '33063' }]);
    expect(engineOf(feed)).to.equal(engineOf(feed));
  });
});

describe('query engine beside a plain search', () => {
  const word = fc.constantFrom('velo', 'vélo', 'Bois', 'bo', 'café', 'atelier', 'énergie', 'fab', 'vél', 'b');
  const phrase = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
  const some = (codes: readonly string[]) => fc.subarray([...codes], { maxLength: 2 });
  const optional = { requiredKeys: [] };
  const record: fc.Arbitrary<PlainRecord> = fc.record(
    {
      name: phrase,
      commune: fc.constantFrom('Bordeaux', 'Bègles', 'bois-le-roi', ''),
      description: phrase,
      summary: phrase,
      kind: fc.constantFrom(...KINDS),
      categories: some(CATEGORIES),
      services: some(VOCABULARY.services),
      longitude: fc.integer({ min: -3, max: 3 }),
      latitude: fc.integer({ min: 44, max: 46 }),
      updated: fc.constantFrom('2026-01-01', '2025-06-30', '2026-01-02T10:00:00Z'),
    },
    optional,
  );
  const filter: fc.Arbitrary<Filter> = fc.record(
    {
      categories: some([...CATEGORIES, ...FAMILIES]),
      kinds: fc.subarray([...KINDS]),
      services: some(VOCABULARY.services),
      text: phrase,
    },
    optional,
  );
  const query = fc.record(
    {
      filter,
      lock: filter,
      bounds: fc.constant([-2, 44, 1, 45] as const),
      from: fc.constant({ longitude: 0.1, latitude: 44.3 }),
      sort: fc.constantFrom('relevance', 'name', 'date', 'distance'),
      groupByCommune: fc.boolean(),
    },
    { requiredKeys: ['filter'] },
  ) as fc.Arbitrary<Query>;

  it('gives the same records, counts and order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 30 }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        async (records, queries) => {
          const engine = queryEngine(feedOf(records), communeLookup([]));
          await engine.indexed;
          // One after the other on one engine, so that what is remembered of one question meets the next.
          for (const asked of queries) {
            let result!: QueryResult;
            await engine.run({ ...asked, language: 'fr' }, (answer) => (result = answer));
            const expected = plainSearch(records, asked);
            expect([...result.order]).to.deep.equal(expected.order);
            expect([...result.passing]).to.deep.equal(expected.order.toSorted((a, b) => a - b));
            expect(result.total).to.equal(expected.total);
            expect([...result.facets.categories]).to.deep.equal(
              CATEGORIES.map((code) => expected.alone({ categories: [code] })),
            );
            expect([...result.facets.families]).to.deep.equal(
              FAMILIES.map((code) => expected.alone({ categories: [code] })),
            );
            expect([...result.facets.kinds]).to.deep.equal(KINDS.map((kind) => expected.alone({ kinds: [kind] })));
            expect([...result.facets.services]).to.deep.equal(
              VOCABULARY.services.map((code) => expected.alone({ services: [code] })),
            );
          }
        },
      ),
    );
  });
});

function plainSearch(
  records: readonly PlainRecord[],
  { filter, lock = {}, bounds, from, sort, groupByCommune }: Query,
) {
  const rows = [...records.keys()];
  const inFrame = ({ longitude, latitude }: PlainRecord) =>
    !bounds ||
    (longitude !== undefined &&
      latitude !== undefined &&
      longitude >= bounds[0] &&
      latitude >= bounds[1] &&
      longitude <= bounds[2] &&
      latitude <= bounds[3]);
  const count = (other: Filter) =>
    rows.filter((row) => passes(records[row]!, lock) && inFrame(records[row]!) && passes(records[row]!, other));
  const key = (row: number): number | string => {
    const { name = '', updated = '', longitude, latitude } = records[row]!;
    if (sort === 'name') return normalise(name as string);
    if (sort === 'date') return updated === '' ? 0 : -new Date(updated).getTime();
    // From nowhere, relevance is all there is.
    if (sort === 'distance' && from) {
      if (longitude === undefined || latitude === undefined) return Infinity;
      return distanceKm(from.longitude, from.latitude, longitude, latitude);
    }
    return -wordsOf(filter.text ?? '').reduce((sum, word) => sum + level(records[row]!, word), 0);
  };
  const group = (row: number) => (groupByCommune ? normalise(records[row]!.commune ?? '') || '~' : '');
  const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  return {
    order: count(filter).sort((a, b) => compare(group(a), group(b)) || compare(key(a), key(b)) || a - b),
    total: rows.filter((row) => passes(records[row]!, lock)).length,
    alone: (choice: Filter) => count({ ...filter, ...choice }).length,
  };
}

function passes(record: PlainRecord, { categories, kinds, services, text = '' }: Filter): boolean {
  const wanted = categories?.flatMap((code) => VOCABULARY.families[code as 'lien'] ?? [code]);
  return (
    (!wanted?.length || wanted.some((code) => record.categories?.includes(code))) &&
    (!kinds?.length || kinds.includes(record.kind ?? 'acteur')) &&
    (!services?.length || services.some((code) => record.services?.includes(code))) &&
    wordsOf(text).every((word) => level(record, word) > 0)
  );
}

function level(record: PlainRecord, word: string): number {
  const holds = (text: unknown) => ` ${normalise(String(text ?? ''))}`.includes(` ${word}`);
  if (normalise(String(record.name ?? '')).startsWith(word)) return 4;
  if (holds(record.name)) return 3;
  const labels = [...(record.categories ?? []).map((code) => VOCABULARY.labels.get(code)), ...(record.services ?? [])];
  if ([record.commune, ...labels].some(holds)) return 2;
  return holds(record.summary) || holds(record.description) ? 1 : 0;
}
