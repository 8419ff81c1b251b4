/**
 * `npm run bench -- travel FILE.csv`: how far the library's travel times are from the journeys of a table, for each mode in
 * it, before and after a factor from thirty of them.
 */
import { readFileSync } from 'node:fs';
import { formulaOf } from '../build/src/geo/travel-estimate.js';
import { calibrateModes } from '../build/src/maker/calibrate.js';
import { readJourneys } from '../build/src/maker/journeys.js';
import { draw, errorOf, words } from './travel-error.mjs';

const THIRTY = 30;
const SEED = 20;

/** Prints the errors of one table by `print`; returns them by mode. */
export function measureTravel(path, print) {
  const { journeys, bad, missing } = readJourneys(readFileSync(path, 'utf8'));
  if (missing.length) throw new Error(`${path} has no column ${missing.join(', ')}`);
  if (bad) print(`${bad} lines hold no journey and are left out`);
  const found = {};
  for (const mode of new Set(journeys.map((journey) => journey.mode))) {
    const own = journeys.filter((journey) => journey.mode === mode);
    const before = errorOf(formulaOf(mode), own);
    print(`${mode}, ${own.length} journeys, ${before.asked} of them of 10 to 30 minutes`);
    print(`  before   ${words(before)}`);
    const { drawn, others } = draw(own, THIRTY, SEED);
    const factors = others.length ? calibrateModes(drawn) : new Map();
    if (!factors.size) {
      print('  after    too few journeys: thirty for the factor, and others to measure it on');
      continue;
    }
    const after = errorOf(formulaOf(mode, { factors }), others);
    const { factor, exponent, error, low, high } = factors.get(mode);
    print(`  after    ${words(after)}`);
    print(
      `  factor ${factor.toFixed(2)}, exponent ${exponent.toFixed(2)}, range × ${low.toFixed(2)} to ${high.toFixed(2)}, error told ${(error * 100).toFixed(0)} %, from ${drawn.length} journeys drawn with seed ${SEED}, measured on the ${others.length} others`,
    );
    found[mode] = { before, after };
  }
  return found;
}
