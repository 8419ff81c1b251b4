/** How far travel times by formula are from real journeys: what `npm run bench -- travel` and `fit-travel.mjs` print. */
import { dice } from '../scripts/dice.mjs';
import { ellipsoidKm } from '../build/src/geo/travel.js';
import { quantile } from '../build/src/maker/calibrate.js';

/** Journeys of so many minutes are asked "within 20 minutes?". */
const ASKED = [10, 30];
const LIMIT = 20;

/** The error of a formula (`{a, b, low, high}`) on journeys: shares from 0 to 1, minutes where the name says so. */
export function errorOf({ a, b, low, high }, journeys) {
  const minutes = [];
  const shares = [];
  let [asked, right, inside] = [0, 0, 0];
  for (const { from, to, minutes: real } of journeys) {
    const told = a * ellipsoidKm(...from, ...to) ** b;
    minutes.push(Math.abs(told - real));
    shares.push(Math.abs(told - real) / real);
    if (told * low <= real && real <= told * high) inside++;
    if (real < ASKED[0] || real > ASKED[1]) continue;
    asked++;
    if (told <= LIMIT === real <= LIMIT) right++;
  }
  return {
    journeys: journeys.length,
    minutes: quantile(minutes, 0.5),
    minutes95: quantile(minutes, 0.95),
    share: quantile(shares, 0.5),
    share95: quantile(shares, 0.95),
    asked,
    right: right / asked,
    inside: inside / journeys.length,
  };
}

/** Some of the journeys, drawn with a seed, and the others. */
export function draw(journeys, count, seed) {
  const random = dice(seed);
  const pool = [...journeys];
  for (let i = 0; i < Math.min(count, pool.length); i++) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return { drawn: pool.slice(0, count), others: pool.slice(count) };
}

/** Means of several errors, field by field. */
export function meanError(errors) {
  return Object.fromEntries(
    Object.keys(errors[0]).map((key) => [key, errors.reduce((sum, error) => sum + error[key], 0) / errors.length]),
  );
}

/** One line: what a formula's error is, in words. */
export function words({ minutes, minutes95, share, share95, right, asked, inside }) {
  const percent = (value) => `${(value * 100).toFixed(1)} %`.padStart(7);
  const minute = (value) => `${value.toFixed(1)} min`.padStart(8);
  return [
    `median error ${minute(minutes)} ${percent(share)}`,
    `95th percentile ${minute(minutes95)} ${percent(share95)}`,
    asked ? `right on "within 20 minutes?" ${percent(right)}` : 'none of 10 to 30 minutes',
    `inside the range ${percent(inside)}`,
  ].join('   ');
}
