/**
 * Speed in a browser: the bare fetch and parse, `<ess-actor-map>`, and what a page would use in its place, on the same
 * bytes, in turns, each time in a fresh profile.
 */
import { Buffer } from 'node:buffer';
import { chrome, server } from '../test/browser.mjs';
import { makeActors } from './actors.mjs';
import * as subjects from './subjects.mjs';

const SCRIPTS = {
  bare: [],
  bareJson: [],
  bareBytes: [],
  ours: ['dist/essor.js'],
  supercluster: ['node_modules/supercluster/dist/supercluster.min.js'],
  markercluster: [
    'node_modules/leaflet/dist/leaflet.js',
    'node_modules/leaflet.markercluster/dist/leaflet.markercluster.js',
  ],
};
const STYLES = {
  markercluster: ['leaflet/dist/leaflet.css', 'leaflet.markercluster/dist/MarkerCluster.css'],
};

/** Measures `count` actors in so many rounds; resolves to the figures of each round by subject. */
export async function measureSpeed(count, rounds, names = Object.keys(SCRIPTS), progress = () => {}) {
  const { origin, put } = await server();
  const feed = put(`/bench/actors-${count}.json`, feedHandler(Buffer.from(JSON.stringify(makeActors(count)))));
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      progress(`${count} actors, round ${round + 1} of ${rounds}: ${name}`);
      const page = put(`/bench/${name}.html`, { body: html(name) });
      figures[name].push(await measureOnce(page, name, { feed, count, base: `${origin}/dist/` }));
    }
  return figures;
}

/** Measures what a change of filter costs computed cards of one page, with so many actors; resolves to the samples. */
export async function measureCards(raw, expressions, filters) {
  const { origin, put } = await server();
  const feed = put('/bench/cards.json', feedHandler(Buffer.from(JSON.stringify(raw))));
  const page = put('/bench/cards.html', { body: html('cards') });
  return measureOnce(page, 'cards', { feed, base: `${origin}/dist/`, expressions, filters });
}

/** Uncompressed and never cached: everybody gets the same bytes at the same pace. */
function feedHandler(bytes) {
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length, 'cache-control': 'no-store' };
  return (_request, response) => response.writeHead(200, headers).end(bytes);
}

function html(name) {
  const tags = [
    ...(STYLES[name] ?? []).map((file) => `<link rel="stylesheet" href="/node_modules/${file}">`),
    ...(SCRIPTS[name] ?? []).map((file) => `<script src="/${file}"></script>`),
  ];
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${tags.join('')}<body></body></html>`;
}

async function measureOnce(address, name, given) {
  const browser = await chrome();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.evaluate(subjects.watch);
    const load = await traced(browser, page, () => page.evaluate(subjects[name].load, given));
    if (!subjects[name].use) return { ...load.value, ...load.tasks };
    const use = await traced(browser, page, () => page.evaluate(subjects[name].use, given));
    const cpu = Object.fromEntries(Object.keys(use.value).map((key) => [`${key}Cpu`, use.cpu(key)]));
    const { longest: longestInUse, longestCpu: longestInUseCpu } = use.tasks;
    return { ...load.value, ...load.tasks, ...use.value, ...cpu, longestInUse, longestInUseCpu };
  } finally {
    await context.close();
  }
}

/**
 * Runs `work` and finds the main thread's tasks meanwhile in the browser's own trace, in milliseconds: `longest` without
 * the time of a large `JSON.parse`, which is `parse`; `long` counts those that remain over 50. `cpu(mark)` gives the
 * processor's time between the marks of an answer: what remains of its figure on a machine that does nothing else.
 */
async function traced(browser, page, work) {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const value = await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const start = traceEvents.find(({ name }) => name === 'bench-start');
  const end = traceEvents.find(({ name }) => name === 'bench-end');
  if (!start || !end) throw new Error('The page has not said when it began and ended.');
  const here = traceEvents.filter(({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts <= end.ts);
  const at = (mark, clock) => here.filter(({ name, ph }) => name === mark && ph !== 'E').map((event) => event[clock]);
  const spans = (mark, clock) => {
    const ends = at(`bench-${mark}-end`, clock);
    return at(`bench-${mark}-start`, clock).map((from, index) => [from, ends[index]]);
  };
  const parses = spans('parse', 'ts');
  const tasks = here
    .filter(({ name, ph, ts }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X' && ts >= start.ts)
    .map(({ ts, dur, tdur }) => {
      const inside = parses.filter(([from, to]) => from >= ts && to <= ts + dur);
      const wall = dur - inside.reduce((sum, [from, to]) => sum + to - from, 0);
      // Some tasks come without processor time: by the clock then.
      return { wall: wall / 1000, cpu: inside.length ? 0 : (tdur ?? dur) / 1000 };
    });
  return {
    value,
    cpu: (mark) => spans(mark, 'tts').map(([from, to]) => (to - from) / 1000),
    tasks: {
      longest: Math.max(0, ...tasks.map(({ wall }) => wall)),
      longestCpu: Math.max(0, ...tasks.map(({ cpu }) => cpu)),
      long: tasks.filter(({ wall }) => wall > 50).length,
      parse: parses.reduce((sum, [from, to]) => sum + (to - from) / 1000, 0),
    },
  };
}
