/**
 * What a filter change costs computed indicators: one of each operation, then ten of one group that share what passes.
 * First in Node, the query of the group and the sums; then in a browser, cards until they are laid out.
 *
 * Each step is a change that no answer is remembered of.
 */
import { readFeed } from '../build/src/feed/read.js';
import { parseCalculation } from '../build/src/query/calculation.js';
import { passingOf, prepare } from '../build/src/query/compute.js';
import { makeActors } from './actors.mjs';
import { measureCards } from './speed.mjs';

/** Milliseconds at the 95th percentile, at 100,000 records. */
const ONE = 16;
const TEN = 32;
const RECORDS = 100_000;
const CHANGES = 100;
/** Cards of one group. */
const TOGETHER = 10;

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

  print('In Node, without drawing');
  const ready = [];
  let good = true;
  const told = (label, times, most, remark = '') => {
    const [middle, high] = [at(times, 0.5), at(times, 0.95)];
    if (high > most) good = false;
    print(`${label.padEnd(44)} change: median ${ms(middle)}  p95 ${ms(high)}${high > most ? ' OVER' : ''}  ${remark}`);
  };
  for (const expression of EXPRESSIONS) {
    const start = performance.now();
    ready.push(await prepare(parseCalculation(expression), sources));
    const prepared = performance.now() - start;
    told(expression, await changes(feed, filterAt, [ready.at(-1)]), ONE, `ready in ${ms(prepared)}`);
  }
  told('ten of one group', await changes(feed, filterAt, ready.slice(0, TOGETHER)), TEN);

  print('In a browser, until the cards are laid out');
  const filters = Array.from({ length: CHANGES }, (_, step) => filterAt(step));
  const drawn = async (label, expressions, most) => {
    const { changes: times, changesCpu: busy } = await measureCards(raw, expressions, filters);
    const sorted = (list) => list.toSorted((a, b) => a - b);
    told(label, sorted(times), most, `processor: p95 ${ms(at(sorted(busy), 0.95))}`);
  };
  for (const expression of EXPRESSIONS) await drawn(expression, [expression], ONE);
  await drawn('ten of one group', EXPRESSIONS.slice(0, TOGETHER), TEN);
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
