/**
 * Sizes promised, checked on what was built: all code that the worst page loads, gzipped file by file.
 *
 * The worst page reads a feed with hours, opens filters, detail and search: so everything counts that an element imports,
 * at once or late, but what a page of its kind never asks for (see APART).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

/** Goals, in bytes gzipped, by element; each with the loader. */
const GOALS = {
  'actor-map': 80_000,
  'indicator-card': 22_000,
  // With `compare`: bars in place of the line.
  'indicator-card without line with rows': 22_000,
  directory: 35_000,
  'tiers-lieux-finder': 90_000,
  // With `view="list"`.
  'tiers-lieux-finder without map': 40_000,
};

/** The build fails above these. They go down, towards the goals; up only for what a visitor is better off with. */
const MOST = {
  'actor-map': 80_000,
  'indicator-card': 22_000,
  'indicator-card without line with rows': 22_000,
  directory: 56_000,
  'tiers-lieux-finder': 87_800,
  'tiers-lieux-finder without map': 65_300,
};
const LOADER = 4_000;

/** Late imports that are not part of the worst page, each with the reason why. */
const APART = [
  {
    module: /\/card\/(more|notice|computed)\.js$/,
    why: 'a card’s table, rank, method and files; faults; computed figures',
  },
  { module: /\/card\/rows\.js$/, why: 'a card that compares, in place of a line' },
  { module: /\/card\/parts\.js$/, why: 'a card with the parts of its figure, in place of a line' },
  { module: /\/i18n\/([\w-]+-)?en\.js$/, why: 'English, in place of French' },
  { module: /\/feed\/formats\//, why: 'feeds of other formats' },
  { module: /\/feed\/geography\.js$/, why: 'feeds with territories or communes of their own' },
  { module: /\/communes-beyond\.js$/, why: 'territories where records say no commune, or for an EPCI' },
  { module: /\/map\/tile-layer\.js$/, why: 'maps with tiles, which only `basemap` asks for' },
  { module: /\/more-glyphs\.generated\.js$/, why: 'glyphs of a feed’s own categories' },
  { module: /\/notice\/notice\.js$/, why: 'said when nothing is found, or something failed' },
  { module: /\/detail\/agenda\.js$/, why: 'projects: milestones, meetings, news' },
  { module: /\/geo\/(travel-live|travel-services|geocoder)\.js$/, why: 'a live service that an attribute names' },
  { module: /\/finder\/facts\.js$/, why: 'feeds with travel times, zones or factors of their own' },
  { module: /\/hours\/full-hours\.js$/, why: 'opening hours beyond a plain week, with opening_hours.js' },
];

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/**
 * Checks `graph`, the output of rollup's build of the modules in dist/, prints a table and returns its rows.
 */
export function checkSizes(graph) {
  const chunks = new Map(graph.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const loader = gzipped('dist/essor.js');
  const rows = [row('essor.js (loader)', loader, LOADER)];
  for (const [name, goal] of Object.entries(GOALS)) {
    const [, element, without, plus] = /^(\S+)(?: without (\S+))?(?: with (\S+))?$/.exec(name);
    const entry = `elements/${element}.js`;
    if (!chunks.has(entry)) continue;
    const { files, apart } = worstPage(chunks, entry, without, plus);
    rows.push({ ...row(`ess-${name}`, loader + sum(files), MOST[name]), goal, files: [...files] });
    for (const { fileName, why, bytes } of apart) rows.push({ ...row(`  ${fileName}`, bytes), why });
  }
  if (chunks.has('elements/feed.js')) {
    rows.push(row('ess-feed alone', sum(worstPage(chunks, 'elements/feed.js').files)));
  }
  rows.push(row('opening_hours.js (the library)', gzipped('dist/opening_hours.js')));
  rows.push(row('essor.all.js', gzipped('dist/essor.all.js')));
  for (const [name, bytes] of dataParts()) rows.push(row(`  data: ${name}`, bytes));
  print(rows);
  return rows;
}

/** The files of a page; `without` a part of that name, which the element then does not ask for, `plus` one that it does. */
function worstPage(chunks, entry, without, plus) {
  const left = new RegExp(`/parts/(card|${without})/${without}\\.js$|/geo/disc\\.js$`);
  const asked = new RegExp(`/card/${plus}\\.js$`);
  const files = new Set();
  const apart = [];
  const visit = (name) => {
    if (files.has(name)) return;
    files.add(name);
    const chunk = chunks.get(name);
    chunk.imports.forEach(visit);
    for (const late of chunk.dynamicImports) {
      if (without && chunks.get(late).moduleIds.some((id) => left.test(id))) continue;
      if (chunks.get(late).moduleIds.some((id) => asked.test(id))) {
        visit(late);
        continue;
      }
      const reason = APART.find(({ module }) => chunks.get(late).moduleIds.some((id) => module.test(id)));
      if (!reason) visit(late);
      else if (!apart.some(({ fileName }) => fileName === late))
        apart.push({ fileName: late, why: reason.why, bytes: gzipped(`dist/${late}`) });
    }
  };
  visit(entry);
  return { files, apart };
}

function sum(files) {
  return [...files].reduce((total, file) => total + gzipped(`dist/${file}`), 0);
}

function row(name, gzip, most) {
  return { name, gzip, most, ok: most === undefined || gzip <= most };
}

/** Parts of data by folder: their number and the largest of them. */
function dataParts() {
  let paths;
  try {
    paths = readdirSync('dist/data', { recursive: true });
  } catch {
    return [];
  }
  const folders = new Map();
  for (const path of paths) {
    if (!statSync(`dist/data/${path}`).isFile()) continue;
    const at = path.replaceAll('\\', '/');
    const key = at.includes('/') ? `${at.slice(0, at.lastIndexOf('/'))}/* (largest)` : at;
    folders.set(key, Math.max(folders.get(key) ?? 0, gzipped(`dist/data/${path}`)));
  }
  return folders;
}

function print(rows) {
  const number = (value) => `${(value / 1000).toFixed(2)} kB`.padStart(10);
  for (const { name, gzip, most, ok, why, goal } of rows) {
    const missed =
      goal && gzip > goal ? `, ${number(gzip - goal).trim()} above the goal of ${number(goal).trim()}` : '';
    const limit =
      most === undefined ? (why ? `apart: ${why}` : '') : `of ${number(most).trim()}${ok ? '' : '  TOO BIG'}${missed}`;
    process.stdout.write(`${name.padEnd(44)}${number(gzip)}  ${limit}\n`);
  }
}
