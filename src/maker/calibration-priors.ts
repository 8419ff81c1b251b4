// Written by bench/fit-travel.mjs from tables of real journeys. Do not edit.
import type { TravelMode } from '../geo/travel.js';

/** What is known of territories' own factors before any journey of a territory is: see `calibrate`. All of natural logarithms. */
export interface CalibrationPrior {
  /** Standard deviation of the exponent between landscapes. */
  readonly exponent: number;
  /** Scale of a journey's error within a landscape. */
  readonly scatter: number;
  /** Mean absolute error that thirty journeys leave, on average over landscapes, and how far a territory's own counts (0 to 1). */
  readonly error: number;
  readonly own: number;
  /** Between these errors lie four journeys in five of a landscape of average error. */
  readonly low: number;
  readonly high: number;
}

export const PRIORS: { readonly [mode in TravelMode]: CalibrationPrior } = {
  walk: { exponent: 0.051, scatter: 0.078, error: 0.071, own: 0.5, low: -0.096, high: 0.148 },
  bike: { exponent: 0.051, scatter: 0.11, error: 0.103, own: 0.5, low: -0.182, high: 0.193 },
  car: { exponent: 0.045, scatter: 0.154, error: 0.13, own: 0.5, low: -0.209, high: 0.244 },
};
