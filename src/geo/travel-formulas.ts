// Written by bench/fit-travel.mjs from tables of real journeys. Do not edit.
import type { TravelMode } from './travel.js';

/** Minutes = a · km^b; four journeys in five take from `low` to `high` times that. */
export interface TravelFormula {
  readonly a: number;
  readonly b: number;
  readonly low: number;
  readonly high: number;
}

export const FORMULAS: { readonly [mode in TravelMode]: TravelFormula } = {
  walk: { a: 16.17, b: 0.94, low: 0.88, high: 1.2 },
  bike: { a: 5.04, b: 0.92, low: 0.82, high: 1.25 },
  car: { a: 2.71, b: 0.78, low: 0.73, high: 1.4 },
};
