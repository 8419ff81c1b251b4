import { FORMULAS } from '../geo/travel-formulas.js';
import { ellipsoidKm, MODE_KEYS, type TravelFactor, type TravelMode } from '../geo/travel.js';
import { PRIORS, type CalibrationPrior } from './calibration-priors.js';

/** A real journey. */
export interface Journey {
  readonly mode: TravelMode;
  readonly from: readonly [longitude: number, latitude: number];
  readonly to: readonly [longitude: number, latitude: number];
  readonly minutes: number;
}

/** At this many minutes a territory's exponent changes nothing. */
export const PIVOT_MINUTES = 20;
/** Journeys shorter than this say nothing: doors, lifts and rounding weigh more than the way. */
const LEAST_KM = 0.05;
const LEAST_MINUTES = 0.5;
/** Rounds of reweighting; the change is below 1e-6 long before. */
const ROUNDS = 30;

/** One journey as the calibration sees it: natural logarithms of the library's minutes and the real ones, over the pivot. */
export interface Pair {
  readonly library: number;
  readonly real: number;
}

/** Journeys of one mode as logarithms; those too short to say anything are left out. */
export function pairsOf(journeys: readonly Journey[], { a, b } = FORMULAS[journeys[0]?.mode ?? 'car']): Pair[] {
  return journeys.flatMap(({ from, to, minutes }) => {
    const km = ellipsoidKm(...from, ...to);
    return km >= LEAST_KM && minutes >= LEAST_MINUTES
      ? [{ library: Math.log((a * km ** b) / PIVOT_MINUTES), real: Math.log(minutes / PIVOT_MINUTES) }]
      : [];
  });
}

/**
 * A territory's own factor and exponent for one mode, from some thirty of its journeys: real = 20 · factor · (library / 20)^exponent.
 *
 * A straight line through logarithms, by reweighted least squares (Huber, so that one detour weighs no more than a journey)
 * The factor is these journeys' alone; the exponent stays near 1, as far as it does in other territories: thirty journeys move it
 * a little. The range that holds four journeys in five is that of other territories, made wider or narrower by the
 * errors that these journeys leave, each seen from the others (jackknife), as far as thirty of them can tell.
 *
 * @returns undefined without at least five usable journeys
 */
export function calibrate(pairs: readonly Pair[], prior: CalibrationPrior): TravelFactor | undefined {
  if (pairs.length < 5) return undefined;
  const own = line(pairs, prior);
  const errors = pairs.map(({ library, real }, left) => {
    const others = line(pairs.length > 200 ? pairs : pairs.toSpliced(left, 1), prior);
    return real - others.at(library);
  });
  const size = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
  const width = (size / prior.error) ** prior.own;
  return {
    factor: Math.exp(own.height),
    exponent: own.slope,
    journeys: pairs.length,
    // (estimated − real) / real
    error: median(errors.map((error) => Math.abs(Math.exp(-error) - 1))),
    low: Math.exp(prior.low * width),
    high: Math.exp(prior.high * width),
  };
}

/** The same for each mode among the journeys. */
export function calibrateModes(journeys: readonly Journey[]): Map<TravelMode, TravelFactor> {
  const found = new Map<TravelMode, TravelFactor>();
  for (const [mode] of MODE_KEYS) {
    const factor = calibrate(pairsOf(journeys.filter((journey) => journey.mode === mode)), PRIORS[mode]);
    if (factor) found.set(mode, factor);
  }
  return found;
}

function line(pairs: readonly Pair[], { exponent, scatter }: CalibrationPrior) {
  let [height, slope] = [0, 1];
  for (let round = 0; round < ROUNDS; round++) {
    // Normal equations of height and slope − 1, with what is known of the slope as one more observation.
    let [n, x, xx, y, xy] = [0, 0, (scatter / exponent) ** 2, 0, 0];
    for (const { library, real } of pairs) {
      const weight = 1 / Math.max(1, Math.abs(real - height - slope * library) / scatter);
      n += weight;
      x += weight * library;
      xx += weight * library * library;
      y += weight * (real - library);
      xy += weight * library * (real - library);
    }
    const determinant = n * xx - x * x;
    height = (y * xx - x * xy) / determinant;
    slope = 1 + (n * xy - x * y) / determinant;
  }
  return { height, slope, at: (library: number) => height + slope * library };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies, between the two nearest. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}
