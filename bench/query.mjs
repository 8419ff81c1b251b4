/**
 * Speed of the query room and of clusters, in Node: `npm run build && node bench/query.mjs [records…]`.
 *
 * Prints medians and 95th percentiles in milliseconds on synthetic records, and the longest time that each slice of the
 * indexing kept the thread.
 */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { queryEngine } from '../build/src/query/engine.js';
import { communeLookup } from '../build/src/geo/commune-lookup.js';
import { clusterIndex, gridView } from '../build/src/geo/clusters.js';
import { KINDS } from '../build/src/feed/kinds.js';

const ROUNDS = 40;
const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length ? sizes : [10_000, 100_000]) await measure(size);

async function measure(size) {
  console.log(`\n${size.toLocaleString('en')} records (ms)`);
  const feed = syntheticFeed(size);
  const { records } = feed;

  const watch = watchTasks();
  let start = performance.now();
  const engine = queryEngine(feed, communeLookup([]));
  await engine.indexed;
  print('index of texts and names', [performance.now() - start], `longest task ${watch().toFixed(1)}`);

  const query = { filter: {}, language: 'fr' };
  const codes = feed.vocabularies.categories.map(({ code }) => code);
  const from = { longitude: -0.58, latitude: 44.84 };
  await time('first run', 1, () => run(engine, query));
  await time('category toggle', ROUNDS, (i) =>
    run(engine, { ...query, filter: { categories: [codes[i % 18], codes[(i * 7) % 18]] } }),
  );
  await time('category, kind and service', ROUNDS, (i) =>
    run(engine, { ...query, filter: { categories: [codes[i % 18]], kinds: ['acteur'], services: ['s1'] } }),
  );
  await time('"dans cette vue"', ROUNDS, (i) => run(engine, { ...query, bounds: [-1, 44, i / 40, 46] }));
  await time('first sort by distance', 8, (i) =>
    run(engine, { ...query, sort: 'distance', from: { longitude: i / 10, latitude: 45 } }),
  );
  await time('toggle, by distance', ROUNDS, (i) =>
    run(engine, { filter: { categories: [codes[i % 18]] }, sort: 'distance', from, language: 'fr' }),
  );
  await time('toggle, by name', ROUNDS, (i) =>
    run(engine, { filter: { categories: [codes[i % 18]] }, sort: 'name', language: 'fr' }),
  );
  await time('toggle, grouped by commune', ROUNDS, (i) =>
    run(engine, { filter: { categories: [codes[i % 18]] }, groupByCommune: true, language: 'fr' }),
  );
  const typed = ['atelier', 'bordeaux', 'solidaire', 'rep', 'velo partage'].flatMap((text) =>
    [...text].map((_, at) => text.slice(0, at + 1)),
  );
  await time('keystroke, first answer', typed.length, (i) =>
    run(engine, { ...query, filter: { text: typed[i] } }, true),
  );
  await time('keystroke, complete', typed.length, (i) => run(engine, { ...query, filter: { text: typed[i] + 'e' } }));
  await time('first territory', 1, () => run(engine, { ...query, lock: { territories: ['dep:33', 'dep:17'] } }));
  await time('toggle in a territory', ROUNDS, (i) =>
    run(engine, {
      filter: { categories: [codes[i % 18]] },
      lock: { territories: ['dep:33', 'dep:17'] },
      language: 'fr',
    }),
  );

  const longest = watchTasks();
  start = performance.now();
  const index = await clusterIndex(records);
  print('clusters of all zooms', [performance.now() - start], `longest task ${longest().toFixed(1)}`);
  const familyOf = feed.vocabularies.familyOf;
  const everything = Uint32Array.from({ length: size }, (_, row) => row);
  for (const zoom of [6, 10, 14, 17]) {
    const bounds = zoom < 8 ? [-5, 42, 9, 51] : [-0.6 - 40 / 2 ** (zoom - 4), 44.8, -0.6 + 40 / 2 ** (zoom - 4), 44.9];
    await time(`first clusters at zoom ${zoom}`, 1, () =>
      index.view({ zoom, bounds, passing: everything, familyOf, maxFamilies: 4 }),
    );
    await time(`clusters after a filter, zoom ${zoom}`, ROUNDS, (i) =>
      index.view({ zoom, bounds, passing: everything.subarray(i), familyOf, maxFamilies: 4 }),
    );
    await time(`clusters after a pan, zoom ${zoom}`, ROUNDS, () =>
      index.view({ zoom, bounds, passing: everything, familyOf, maxFamilies: 4 }),
    );
    await time(`grid instead, zoom ${zoom}`, 8, () =>
      gridView(records, { zoom, bounds, passing: everything, familyOf, maxFamilies: 4 }),
    );
  }
}

/** The last answer, or the first: whatever would follow is then given up, as when the next key is pressed. */
async function run(engine, query, first) {
  const abort = new AbortController();
  const receive = () => first && abort.abort();
  let answer;
  await engine.run(query, (result) => receive((answer = result)), abort.signal);
  return answer;
}

async function time(label, rounds, step) {
  const times = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await step(i);
    times.push(performance.now() - start);
  }
  print(label, times);
}

function print(label, times, remark = '') {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  const figures =
    times.length > 1 ? `median ${at(0.5).padStart(7)}  p95 ${at(0.95).padStart(7)}` : at(0.5).padStart(14);
  console.log(`  ${label.padEnd(36)} ${figures}  ${remark}`);
}

/** Returns the longest time since the call that the event loop was held. */
function watchTasks() {
  let longest = 0;
  let last = performance.now();
  let on = true;
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) setImmediate(beat);
  };
  setImmediate(beat);
  return () => {
    on = false;
    return longest;
  };
}

function syntheticFeed(length) {
  let seed = 1;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const things =
    'atelier vélo café épicerie recyclerie ressourcerie jardin fabrique maison tiers-lieu régie coopérative'.split(' ');
  const places = 'bois ruche source gare halle forge rivière école place étoile tisserands cœur'.split(' ');
  const words =
    'nous proposons des ateliers de réparation, un café associatif et une épicerie solidaire ouverte à tous les habitants du quartier avec insertion formation énergie citoyenne mobilité douce compost partage'.split(
      ' ',
    );
  const communeNames = [
    '',
    ...Array.from({ length: 2000 }, (_, i) => `${pick(['Saint-', 'Sainte-', 'Le ', ''])}${pick(places)}-${i}`),
    'Bordeaux',
  ];
  const columns = (count, most, least) => {
    const start = new Uint32Array(length + 1);
    const codes = [];
    for (let row = 0; row < length; row++) {
      const own = new Set();
      for (let i = least + Math.floor(random() * (most + 1 - least)); i > 0; i--) own.add(Math.floor(random() * count));
      codes.push(...own);
      start[row + 1] = codes.length;
    }
    return { start, codes: Uint16Array.from(codes) };
  };
  const of = (make) => Array.from({ length }, (_, row) => make(row));
  const centres = Array.from({ length: 2000 }, () => [-4 + random() * 11, 43 + random() * 7]);
  const longitudes = new Float64Array(length);
  const latitudes = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const [x, y] = pick(centres);
    longitudes[row] = x + (random() - 0.5) * 0.04;
    latitudes[row] = y + (random() - 0.5) * 0.03;
  }
  const term = (code) => ({ code, label: code });
  const categories = Array.from({ length: 18 }, (_, i) => ({
    code: `c${i}`,
    label: `Catégorie ${pick(places)}`,
    parent: `f${i % 4}`,
  }));
  const familyOf = Uint8Array.from({ length: 18 }, (_, i) => Math.floor(i / 5));
  return {
    territories: [],
    communes: [],
    records: {
      length,
      longitudes,
      latitudes,
      kinds: Uint8Array.from({ length }, () => Math.floor(random() * random() * KINDS.length)),
      categories: columns(18, 3, 1),
      services: columns(8, 2, 0),
      communes: Uint32Array.from({ length }, () => Math.floor(random() * communeNames.length)),
      communeNames,
      located: async () => {},
      inseeCodes: of(
        () => `${pick(['33', '17', '79', '64', '40'])}${String(Math.floor(random() * 400)).padStart(3, '0')}`,
      ),
      epcis: of(() => ''),
      names: of(
        (row) =>
          `${pick(['La ', 'Le ', 'L’', ''])}${pick(things)} ${pick(['de la ', 'du ', 'des '])}${pick(places)} ${row}`,
      ),
      summaries: of(() => undefined),
      descriptions: of(() => Array.from({ length: 40 }, () => pick(words)).join(' ')),
      updated: of(() => `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`),
      ids: of((row) => `a${row}`),
      indexOf: (id) => Number(id.slice(1)),
    },
    vocabularies: {
      categories,
      familyOf,
      families: Array.from({ length: 4 }, (_, index) => ({
        ...term(`f${index}`),
        index,
        members: [...familyOf.keys()].filter((category) => familyOf[category] === index),
      })),
      services: Array.from({ length: 8 }, (_, i) => term(`s${i}`)),
      kinds: KINDS.map(term),
      phases: [],
    },
  };
}
