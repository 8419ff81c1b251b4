import type { RecordTable } from '../../feed/table.js';
import { boxOf, polygonsOf } from '../../geo/polygons.js';
import type { Bounds } from '../../query/query.js';
import type { Land } from './base-map.js';

/** The frame of records; `undefined` when none of them has a position. */
export function boundsOfRows({ longitudes, latitudes }: RecordTable, rows: Uint32Array): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    // Comparisons with NaN are false: a record without position widens nothing.
    if (longitudes[row]! < west) west = longitudes[row]!;
    if (longitudes[row]! > east) east = longitudes[row]!;
    if (latitudes[row]! < south) south = latitudes[row]!;
    if (latitudes[row]! > north) north = latitudes[row]!;
  }
  return west <= east ? [west, south, east, north] : undefined;
}

/** The frame of what is ours in a land; `undefined` when nothing is. */
export function boundsOfLand({ ours, territories }: Land): Bounds | undefined {
  const own = [...ours, ...territories.filter((territory) => territory.ours)];
  const box = boxOf({
    type: 'MultiPolygon',
    coordinates: own.flatMap(({ outline }) => (outline ? polygonsOf(outline) : [])) as GeoJSON.Position[][][],
  });
  return box[0] <= box[2] ? box : undefined;
}
