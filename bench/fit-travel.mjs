/**
 * Fits the travel-time formulas on tables of real journeys and measures their error, one landscape left out at a time:
 * `node bench/fit-travel.mjs [FOLDER] [--write]` (after a build; FOLDER holds CSV tables as `npm run bench -- travel` reads
 * them, by default ../shared/data/journeys). `--write` writes the constants into src/geo/travel-formulas.ts and
 * src/maker/calibration-priors.ts.
 *
 * A landscape is what one `source` of the tables covers: a region by one router. Each counts alike, however many journeys it
 * has. The exponent of a mode is the one that leaves the least absolute error of logarithms within the landscapes, each freed
 * of its own factor (least absolute deviations: detours count once, not squared); the constant is the geometric mean of the
 * landscapes' own. Only journeys whose time by formula is at most 45 minutes take part: the tables end at 60 real minutes, so
 * that of the far ones only the quick are there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { ellipsoidKm } from '../build/src/geo/travel.js';
import { calibrate, median, pairsOf, quantile } from '../build/src/maker/calibrate.js';
import { readJourneys } from '../build/src/maker/journeys.js';
import { draw, errorOf, meanError, words } from './travel-error.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MODES = ['walk', 'bike', 'car'];
/** Journeys of a calibration, and how many such draws are averaged. */
const THIRTY = 30;
const DRAWS = 60;
const FAR_MINUTES = 45;
const PIVOT_MINUTES = 20;
/** Quantiles that the range reaches: a little beyond four in five, so that rougher landscapes than these stay near it. */
const RANGE = [0.085, 0.915];
/** Shares of a territory's journeys between which a range is to hold. */
const HELD = [0.75, 0.9];
const EXPONENTS = Array.from({ length: 61 }, (_, i) => 0.5 + i / 100);
/**
 * How far a territory's own error counts for its range: as much as that of the others (the geometric mean of both). Chosen with
 * all landscapes in view; three landscapes are too few to choose it by.
 */
const OWN = 0.5;

const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(root, '../shared/data/journeys');
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .sort()
  .flatMap((name) => readJourneys(readFileSync(join(folder, name), 'utf8')).journeys);

const formulas = {};
const priors = {};
for (const mode of ['walk', 'car', 'bike']) {
  const landscapes = landscapesOf(all.filter((journey) => journey.mode === mode));
  if (!landscapes.length) continue;
  process.stdout.write(`\n${mode}: ${landscapes.length} landscape${landscapes.length > 1 ? 's' : ''}\n`);
  const fitted = fit(landscapes);
  // One landscape alone says nothing of how landscapes differ: taken from walking.
  const alone = landscapes.length < 2;
  const spread = alone ? { ...priors.walk, scatter: scatterOf(landscapes, fitted) } : spreadOf(landscapes, fitted);
  const prior = calibration(landscapes, spread);
  const before = alone ? widened(landscapes[0], fitted, formulas.walk.offsets) : leftOut(landscapes);
  formulas[mode] = { ...fitted, low: Math.exp(before.low), high: Math.exp(before.high), offsets: before.offsets };
  priors[mode] = prior;
  process.stdout.write(
    `  minutes = ${fitted.a.toFixed(2)} · km^${fitted.b.toFixed(2)}, range × ${formulas[mode].low.toFixed(2)} to ${formulas[mode].high.toFixed(2)}\n`,
  );
  process.stdout.write(
    `  prior ${Object.entries(prior)
      .map(([key, value]) => `${key} ${value.toFixed(3)}`)
      .join(', ')}\n`,
  );
  report(landscapes, spread);
}
if (process.argv.includes('--write')) await write();

/** Journeys by source, those too short for their logarithm to mean something left out. */
function landscapesOf(journeys) {
  const found = new Map();
  for (const journey of journeys) {
    const km = ellipsoidKm(...journey.from, ...journey.to);
    if (km < 0.05) continue;
    const own = found.get(journey.source) ?? [];
    found.set(journey.source, own);
    own.push({ ...journey, logKm: Math.log(km), logMinutes: Math.log(journey.minutes) });
  }
  return [...found].map(([name, own]) => ({ name, journeys: own }));
}

function near(journeys, { a, b }) {
  return journeys.filter(({ logKm }) => Math.log(a) + b * logKm <= Math.log(FAR_MINUTES));
}

/** Constant and exponent of several landscapes. */
function fit(landscapes) {
  let best = fitOnce(landscapes.map(({ journeys }) => journeys));
  for (let round = 0; round < 5; round++) best = fitOnce(landscapes.map(({ journeys }) => near(journeys, best)));
  return best;
}

function fitOnce(landscapes) {
  let best;
  for (const b of EXPONENTS) {
    let cost = 0;
    let logA = 0;
    for (const journeys of landscapes) {
      const rests = journeys.map(({ logKm, logMinutes }) => logMinutes - b * logKm);
      const middle = median(rests);
      cost += rests.reduce((sum, rest) => sum + Math.abs(rest - middle), 0) / rests.length;
      logA += middle / landscapes.length;
    }
    if (!best || cost < best.cost) best = { cost, a: Math.exp(logA), b };
  }
  return { a: best.a, b: best.b };
}

function rests(journeys, { a, b }) {
  return journeys.map(({ logKm, logMinutes }) => logMinutes - Math.log(a) - b * logKm);
}

function scatterOf(landscapes, formula) {
  // The median of absolute errors as a standard deviation, as if they were normal.
  const each = landscapes.map(({ journeys }) => {
    const own = rests(near(journeys, formula), formula);
    const middle = median(own);
    return 1.4826 * median(own.map((rest) => Math.abs(rest - middle)));
  });
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

/** How landscapes differ from their common formula: standard deviations of the exponent, and the scatter within. */
function spreadOf(landscapes, formula) {
  const own = landscapes.map(({ journeys }) => fitOnce([near(journeys, formula)]));
  const deviation = (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  };
  return {
    exponent: deviation(own.map(({ b }) => b / formula.b)),
    scatter: scatterOf(landscapes, formula),
  };
}

/** Errors of landscapes by the formula of the others: the range before any factor. */
function leftOut(landscapes) {
  const found = landscapes.map((landscape) => {
    const formula = fit(landscapes.filter((other) => other !== landscape));
    return rests(near(landscape.journeys, formula), formula);
  });
  const [low, high] = balanced(found);
  return { low, high, offsets: found.map(median) };
}

/** The range of one landscape, as wide as the factors of another mode's landscapes make it. */
function widened({ journeys }, formula, offsets) {
  const own = rests(near(journeys, formula), formula);
  const [low, high] = balanced(offsets.map((offset) => own.map((rest) => rest + offset)));
  return { low, high, offsets };
}

/** Quantiles of several samples that count alike. */
function balanced(samples) {
  const most = Math.max(...samples.map(({ length }) => length));
  const together = samples.flatMap((sample) => {
    const sorted = sample.toSorted((one, other) => one - other);
    return Array.from({ length: most }, (_, i) => quantileOf(sorted, (i + 0.5) / most));
  });
  return RANGE.map((share) => quantile(together, share));
}

function quantileOf(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** What thirty journeys leave: for each landscape and draw the errors of the others and the mean absolute error of the thirty. */
function draws(landscapes, spread) {
  return landscapes.map((landscape) => {
    const rest = landscapes.filter((other) => other !== landscape);
    const formula = fit(rest.length ? rest : [landscape]);
    return Array.from({ length: DRAWS }, (_, seed) => {
      const { drawn, others } = draw(landscape.journeys, THIRTY, seed + 1);
      // With low and high 1 and its own error as the measure, the calibration tells the error itself.
      const own = calibrate(pairsOf(drawn, formula), { ...spread, error: 1, own: 1, low: -1, high: 1 });
      const a = PIVOT_MINUTES * own.factor * (formula.a / PIVOT_MINUTES) ** own.exponent;
      const local = { a, b: formula.b * own.exponent };
      return { error: Math.log(own.high), rests: rests(near(others, formula), local), local, others };
    });
  });
}

function calibration(landscapes, spread) {
  return priorOf(draws(landscapes, spread), spread);
}

/** The range after a factor: of errors as they would be in a landscape of average error. */
function priorOf(drawn, { exponent, scatter }) {
  const error = average(drawn.flat().map((one) => one.error));
  const [low, high] = balanced(
    drawn.map((all) => all.flatMap((one) => one.rests.map((rest) => rest / (one.error / error) ** OWN))),
  );
  return { exponent, scatter, error, own: OWN, low, high };
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The error in each landscape by what the others say, range and prior included. */
function report(landscapes) {
  for (const landscape of landscapes) {
    const others = landscapes.filter((other) => other !== landscape);
    const alone = others.length === 0;
    const formula = fit(alone ? landscapes : others);
    const wide =
      others.length > 1
        ? leftOut(others)
        : {
            low: Math.log(formulas[landscape.journeys[0].mode].low),
            high: Math.log(formulas[landscape.journeys[0].mode].high),
          };
    const spread = others.length > 1 ? spreadOf(others, formula) : priors[landscape.journeys[0].mode];
    const prior = others.length > 1 ? calibration(others, spread) : spread;
    const before = errorOf({ ...formula, low: Math.exp(wide.low), high: Math.exp(wide.high) }, landscape.journeys);
    const after = Array.from({ length: DRAWS }, (_, seed) => {
      const { drawn, others: rest } = draw(landscape.journeys, THIRTY, seed + 1);
      const own = calibrate(pairsOf(drawn, formula), prior);
      return errorOf(
        {
          ...own,
          a: PIVOT_MINUTES * own.factor * (formula.a / PIVOT_MINUTES) ** own.exponent,
          b: formula.b * own.exponent,
        },
        rest,
      );
    });
    process.stdout.write(
      `  ${landscape.name} (${landscape.journeys.length} journeys${alone ? ', not left out: the only one' : ''})\n`,
    );
    process.stdout.write(`    before ${words(before)}\n    after  ${words(meanError(after))}\n`);
    const kept = (test) => ((after.filter(test).length / DRAWS) * 100).toFixed(0);
    process.stdout.write(
      `    of ${DRAWS} draws: median error at most 11 % in ${kept(({ share }) => share <= 0.11)} %, right at least 83 % in ${kept(({ right }) => right >= 0.83)} %, range holds 75 to 90 % in ${kept(({ inside: share }) => share >= HELD[0] && share <= HELD[1])} %\n`,
    );
  }
}

async function write() {
  const options = { ...(await resolveConfig(join(root, 'src/geo/travel.ts'))), parser: 'typescript' };
  for (const [path, name, values, digits] of [
    ['src/geo/travel-formulas.ts', 'FORMULAS', formulas, 2],
    ['src/maker/calibration-priors.ts', 'PRIORS', priors, 3],
  ]) {
    const old = readFileSync(join(root, path), 'utf8');
    const rows = MODES.map((mode) => {
      const fields = Object.entries(values[mode]).filter(([key]) => key !== 'offsets');
      return `${mode}: { ${fields.map(([key, value]) => `${key}: ${Number(value.toFixed(digits))}`).join(', ')} }`;
    });
    const at = old.indexOf(`export const ${name}`);
    const head = old.slice(0, old.indexOf('= {', at) + 3);
    writeFileSync(join(root, path), await format(`${head}\n${rows.join(',\n')},\n};\n`, options));
  }
}
