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

/** Reads a record's coordinates: sets `longitude` and `latitude` (NaN for none), returns what was wrong or mended. */
export interface PositionReader {
  (longitude: unknown, latitude: unknown): string | undefined;
  longitude: number;
  latitude: number;
}

/**
 * Gives a reader of coordinates. Swapped ones are mended only where the place as written lies neither in France nor in the
 * feed's territories, and the mended one does.
 *
 * Reasons: `number` (no number), `missing` (one of the two), `zero`, `projected` (Lambert-93 or the like: metres),
 * `range`, `swapped` (mended).
 */
export function positionReader(territories: readonly Territory[]): PositionReader {
  const own = territories.flatMap(({ bbox }): Box[] =>
    bbox ? [[bbox[0] - MARGIN, bbox[1] - MARGIN, bbox[2] + MARGIN, bbox[3] + MARGIN]] : [],
  );
  const known = [...own, ...FRANCE];
  const expected = own.length > 0 ? own : FRANCE;

  const read: PositionReader = (rawLongitude, rawLatitude) => {
    const x = numeric(rawLongitude);
    const y = numeric(rawLatitude);
    read.longitude = read.latitude = NaN;
    if (Number.isNaN(x + y)) {
      const missing = [rawLongitude, rawLatitude].filter(
        (value) => value === undefined || value === null || value === '',
      );
      return ['number', Number.isNaN(x) && Number.isNaN(y) ? 'number' : 'missing', undefined][missing.length];
    }
    if (x === 0 && y === 0) return 'zero';
    const swapped = !inside(known, x, y) && inside(expected, y, x);
    if (!swapped && !(Math.abs(x) <= 180 && Math.abs(y) <= 90))
      return Math.min(Math.abs(x), Math.abs(y)) > 10_000 ? 'projected' : 'range';
    read.longitude = swapped ? y : x;
    read.latitude = swapped ? x : y;
    return swapped ? 'swapped' : undefined;
  };
  read.longitude = read.latitude = NaN;
  return read;
}

function inside(boxes: readonly Box[], x: number, y: number): boolean {
  for (let at = 0; at < boxes.length; at++) {
    const box = boxes[at]!;
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) return true;
  }
  return false;
}
