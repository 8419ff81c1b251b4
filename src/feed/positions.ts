import type { Territory } from './feed.js';
import { numeric } from './values.js';

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number];

/** France and its overseas parts, roughly. */
const FRANCE: readonly Box[] = [
  [-5.6, 41.2, 9.8, 51.3],
  [-63.3, 14.2, -60.7, 18.3], // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
  [-54.8, 2, -51.5, 6], // Guyane
  [55, -21.6, 56, -20.7], // La Réunion
  [44.9, -13.2, 45.4, -12.5], // Mayotte
  [-56.6, 46.6, -56, 47.2], // Saint-Pierre-et-Miquelon
  [158, -23, 168.5, -19], // Nouvelle-Calédonie
  [-178.3, -14.5, -176, -13], // Wallis-et-Futuna
  [-155, -28, -134, -7.5], // Polynésie française
];
/** How far outside its territories, in degrees, a feed's place may lie. */
const MARGIN = 0.5;

/** Longitude and latitude of a record; NaN where it has none. `reason` says what was wrong or mended. */
export interface ReadPosition {
  longitude: number;
  latitude: number;
  reason: string | undefined;
}

/**
 * Gives a reader of coordinates. Swapped ones are mended only where the place as written lies neither in France nor in the
 * feed's territories, and the mended one does.
 *
 * Reasons: `number` (no number), `missing` (one of the two), `zero`, `projected` (Lambert-93 or the like: metres),
 * `range`, `swapped` (mended).
 */
export function positionReader(
  territories: readonly Territory[],
): (longitude: unknown, latitude: unknown) => ReadPosition {
  const own = territories.flatMap(({ bbox }): Box[] =>
    bbox ? [[bbox[0] - MARGIN, bbox[1] - MARGIN, bbox[2] + MARGIN, bbox[3] + MARGIN]] : [],
  );
  const known = [...own, ...FRANCE];
  const expected = own.length > 0 ? own : FRANCE;
  const result: ReadPosition = { longitude: NaN, latitude: NaN, reason: undefined };

  return (rawLongitude, rawLatitude) => {
    const x = numeric(rawLongitude);
    const y = numeric(rawLatitude);
    result.longitude = result.latitude = NaN;
    result.reason = undefined;
    if (x !== x || y !== y) {
      const [noX, noY] = [nothing(rawLongitude), nothing(rawLatitude)];
      if (!noX || !noY) result.reason = (noX || x === x) && (noY || y === y) ? 'missing' : 'number';
    } else if (x === 0 && y === 0) result.reason = 'zero';
    else if (Math.abs(x) > 180 || Math.abs(y) > 180)
      result.reason = Math.abs(x) > 10_000 && Math.abs(y) > 10_000 ? 'projected' : 'range';
    else if (!inside(known, x, y) && inside(expected, y, x)) {
      result.longitude = y;
      result.latitude = x;
      result.reason = 'swapped';
    } else if (Math.abs(y) > 90) result.reason = 'range';
    else {
      result.longitude = x;
      result.latitude = y;
    }
    return result;
  };
}

function nothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function inside(boxes: readonly Box[], x: number, y: number): boolean {
  for (const [west, south, east, north] of boxes) if (x >= west && x <= east && y >= south && y <= north) return true;
  return false;
}
