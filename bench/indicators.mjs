/**
 * What a filter change costs computed indicators, in Node: one of each operation, then ten of one group that share what passes.
 *
 * Each step is a change that no answer is remembered of: the query of the group and the sums, without drawing.
 */
import process from 'node:process';
import { readFeed } from '../build/src/feed/read.js';
import { parseCalculation } from '../build/src/query/calculation.js';
import { passingOf, prepare } from '../build/src/query/compute.js';
import { makeActors } from './actors.mjs';

/** Milliseconds at the 95th percentile, at 100,000 records. */
const ONE = 16;
const TEN = 32;
const RECORDS = 100_000;
const CHANGES = 100;

const EXPRESSIONS = [
  'compte acteurs',
  'compte lieux [service=conciergerie]',
  'part acteurs [service=cafe]',
  'part lieux [categorie=velo]',
  'repartition acteurs par categorie',
  'repartition acteurs par departement',
  'repartition acteurs par famille',
  'distinct acteurs par commune',
  'repartition lieux par service',
  'moyenne projets champ budgetPrevisionnel',
  'mediane projets champ budgetPrevisionnel',
];

/** Prints a table and says whether the goals are met. */
export async function measureIndicators(print) {
  const raw = makeActors(RECORDS);
  raw.projets.forEach((project, at) => (project.budgetPrevisionnel = (at * 7919) % 100_000));
  const feed = await readFeed(raw, 'https://x.example/');
  const codes = feed.vocabularies.categories.map(({ code }) => code);
  const sources = { feed, communesOf: async () => [] };
  // Never twice the same in a row of a hundred: choices of two categories.
  const filterAt = (step) => ({ categories: [codes[step % codes.length], codes[(step * 7 + 3) % codes.length]] });
  await passingOf(feed, { filter: {}, language: 'fr' });

  const ready = [];
  for (const expression of EXPRESSIONS) {
    const start = performance.now();
    ready.push(await prepare(parseCalculation(expression), sources));
    const prepared = performance.now() - start;
    const times = await changes(feed, filterAt, [ready.at(-1)]);
    print(
      `${expression.padEnd(44)} ready in ${ms(prepared)}   change: median ${ms(at(times, 0.5))}  p95 ${ms(at(times, 0.95))}`,
    );
    if (at(times, 0.95) > ONE) process.exitCode = 1;
  }
  const times = await changes(feed, filterAt, ready.slice(0, 10));
  print(
    `${'ten of one group'.padEnd(44)} ${''.padEnd(18)}   change: median ${ms(at(times, 0.5))}  p95 ${ms(at(times, 0.95))}`,
  );
  const good = process.exitCode !== 1 && at(times, 0.95) <= TEN;
  print(
    `${RECORDS.toLocaleString('en')} records; goals: ${ONE} ms for one, ${TEN} ms for ten: ${good ? 'met' : 'missed'}`,
  );
  return good;
}

async function changes(feed, filterAt, computations) {
  const times = [];
  for (let step = 0; step < CHANGES; step++) {
    const start = performance.now();
    const query = { filter: filterAt(step), language: 'fr' };
    const outcomes = await Promise.all(
      computations.map(async (computation) => computation.answer((await passingOf(feed, query)).passing)),
    );
    times.push(performance.now() - start);
    if (outcomes.some(({ known, unknown }) => known + unknown === 0) && step === 0)
      throw new Error('Nothing was counted.');
  }
  return times.sort((a, b) => a - b);
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value) => `${value.toFixed(1)} ms`.padStart(9);
