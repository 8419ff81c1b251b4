/**
 * Size, speed and memory, beside what a page would use in place of the library: `npm run build && npm run bench`, or
 * `npm run bench -- size|speed|memory`.
 *
 * By themselves: `npm run bench -- travel FILE.csv` (travel times against real journeys; columns mode, from_lon, from_lat,
 * to_lon, to_lat, minutes, source), `npm run bench -- finder` (what is within reach, from every commune of a region),
 * `npm run bench -- indicators` (what a filter change costs computed indicators).
 *
 * Speed: `--actors=10000,100000`, `--rounds=5`, `--only=bare,bareJson,bareBytes,ours,supercluster,markercluster`. Medians of the rounds; the
 * 95th percentile of an answer is that of all answers of all rounds. All subjects take turns on one machine in one run, so
 * that ratios mean something even where milliseconds differ from another machine's.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chrome, closeAll } from '../test/browser.mjs';
import { measureMemory } from './memory.mjs';
import { measureSpeed } from './speed.mjs';

/** What others weigh, JavaScript and CSS gzipped: figures noted on 23 November 2026, not measured here. */
const PEERS = [
  ['MapLibre GL JS (map alone)', '275 kB'],
  ['uMap (own code, without libraries)', '147 kB'],
  ['ods-widgets', '182 + 12 kB, and jQuery and AngularJS'],
  ['GoGoCarto', '351 + 33 kB'],
  ['national mediation map (element)', '475 + 43 kB'],
];
/** Milliseconds for an answer at the 95th percentile, from the handler's start to the document laid out. */
const ANSWER = { 10_000: 16, 100_000: 32 };
const TASK = 50;
/** Times the bare fetch and parse, at 100,000. */
const RATIO = 1.8;

if (!existsSync(fileURLToPath(new URL('../dist/elements/actor-map.js', import.meta.url)))) {
  process.stderr.write('Nothing is built yet: npm run build.\n');
  process.exit(1);
}

const [first, ...files] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
if (first === 'travel') {
  const { measureTravel } = await import('./travel.mjs');
  if (!files.length) say('Which table? npm run bench -- travel FILE.csv');
  // npm runs this from the project's root, wherever it was called.
  const at = (file) => (existsSync(file) ? file : resolve(process.env.INIT_CWD ?? '.', file));
  for (const file of files) measureTravel(at(file), say);
  process.exit(files.length ? 0 : 1);
}
if (first === 'finder') {
  const { measureFinder } = await import('./finder.mjs');
  process.exit((await measureFinder(say)) ? 0 : 1);
}

if (first === 'indicators') {
  const { measureIndicators } = await import('./indicators.mjs');
  const good = await measureIndicators(say);
  await closeAll();
  process.exit(good ? 0 : 1);
}

const options = new Map(process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('=')));
const wanted = ['size', 'speed', 'memory'].filter((name) => options.has(name));
const parts = wanted.length ? wanted : ['size', 'speed', 'memory'];

try {
  if (parts.includes('size')) sizes();
  if (parts.includes('speed')) await speed();
  if (parts.includes('memory')) await memory();
} finally {
  await closeAll();
}

function sizes() {
  const release = JSON.parse(readFileSync(new URL('../dist/release.json', import.meta.url), 'utf8'));
  const rows = release.sizes
    .filter(({ name }) => !name.startsWith(' '))
    .map(({ name, gzip, most, goal = most }) => [
      name,
      kilobytes(gzip),
      goal ? promise(gzip <= goal, kilobytes(goal)) : '',
    ]);
  print('Size, gzipped, all that a page loads', [
    ...rows,
    ...PEERS.map(([name, size]) => [name, size, 'quoted, 2026-11-23']),
  ]);
}

async function speed() {
  const rounds = Number(options.get('rounds') ?? 5);
  const counts = (options.get('actors') ?? '10000,100000').split(',').map(Number);
  const only = options.get('only')?.split(',');
  const version = (await chrome()).version();
  for (const count of counts) {
    const figures = await measureSpeed(count, rounds, only, (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    print(
      `Speed, ${count.toLocaleString('en')} actors, ms (medians of ${rounds}; Chromium ${version}, ${cpus().length} cores)`,
      speedRows(figures, count),
    );
  }
}

function speedRows({ bare, bareJson, bareBytes, ours, supercluster, markercluster }, count) {
  const rows = [];
  const of = (rounds, key) => median(rounds.map((round) => round[key]));
  for (const [label, rounds] of [
    ['bare fetch, text, JSON.parse', bare],
    ['bare fetch, json', bareJson],
    ['bare fetch, bytes, TextDecoder, JSON.parse', bareBytes],
  ])
    if (rounds) {
      const parse = of(rounds, 'parse');
      rows.push([label, number(of(rounds, 'visible')), parse ? `JSON.parse ${number(parse)}` : '']);
    }
  if (ours) {
    const times = (rounds) => median(ours.map(({ visible }, round) => visible / rounds[round].visible));
    const ratio = bare
      ? `${times(bare).toFixed(2)} × bare ${count < 100_000 ? '' : promise(times(bare) <= RATIO, RATIO)}`
      : '';
    const others = [bareJson, bareBytes].filter(Boolean).map((rounds) => times(rounds).toFixed(2));
    const longest = of(ours, 'longest');
    rows.push(
      [
        'ess-actor-map: clusters visible',
        number(of(ours, 'visible')),
        ratio + (others.length ? `; × the other bare ones ${others.join(', ')}` : ''),
      ],
      ['  of these since the fetch began', number(of(ours, 'fromFetch'))],
      ['  first list drawn', number(of(ours, 'ready'))],
      [
        '  longest task beside JSON.parse',
        number(longest),
        `${promise(longest <= TASK, TASK)} ${of(ours, 'long')} over it; processor ${number(of(ours, 'longestCpu'))}`,
      ],
      answers('  category toggle, map + list', ours, 'toggles', ANSWER[count]),
      answers('  category toggle, map + filters', ours, 'checkboxes', ANSWER[count]),
      answers('  keystroke', ours, 'keystrokes', ANSWER[count]),
      [
        '  longest task in use',
        number(of(ours, 'longestInUse')),
        `${promise(of(ours, 'longestInUse') <= TASK, TASK)} processor ${number(of(ours, 'longestInUseCpu'))}`,
      ],
    );
  }
  for (const [name, rounds] of [
    ['supercluster, nothing drawn', supercluster],
    ['leaflet.markercluster', markercluster],
  ])
    if (rounds)
      rows.push(
        [`${name}: clusters`, number(of(rounds, 'visible'))],
        ['  longest task beside JSON.parse', number(of(rounds, 'longest'))],
        answers('  category toggle (rebuilt)', rounds, 'toggles'),
      );
  return rows;
}

function answers(label, rounds, key, most) {
  const all = rounds.flatMap((round) => round[key]);
  const p95 = percentile(all, 0.95);
  const cpu = rounds.flatMap((round) => round[`${key}Cpu`] ?? []);
  const busy = cpu.length ? `; processor ${number(median(cpu))}, p95 ${number(percentile(cpu, 0.95))}` : '';
  const remark = (most ? ` ${promise(p95 <= most, most)}` : '') + busy;
  return [label, number(median(all)), all.length < 10 ? '' : `p95 ${number(p95)}${remark}`];
}

async function memory() {
  const rounds = await measureMemory();
  const row = (key, digits) => [key, rounds.map((round) => round[key].toFixed(digits).padStart(6)).join('')];
  print('Left by one mount and unmount of <ess-actor-map> (1,000 actors), in three rounds of fifty', [
    [
      ...row('bytes', 0),
      promise(
        rounds.every(({ bytes }) => bytes <= 2048),
        '2048',
      ),
    ],
    row('nodes', 2),
    row('listeners', 2),
  ]);
}

function median(values) {
  return percentile(values, 0.5);
}

function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function number(milliseconds) {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toFixed(1);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function promise(kept, most) {
  return `(${kept ? 'within' : 'OVER'} ${most})`;
}

function print(title, rows) {
  process.stdout.write(`\n${title}\n`);
  for (const [label, value, remark = ''] of rows)
    process.stdout.write(`  ${label.padEnd(44)}${String(value).padStart(10)}  ${remark}\n`);
}
