/** A closed line of longitudes and latitudes in degrees, as GeoJSON has it: the last position repeats the first. */
export type Ring = readonly GeoJSON.Position[];

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** The polygons of an outline: each an outer ring and its holes. */
export function polygonsOf(outline: GeoJSON.Polygon | GeoJSON.MultiPolygon): readonly (readonly Ring[])[] {
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
}

/** The smallest box around an outline. */
export function boxOf(outline: GeoJSON.Polygon | GeoJSON.MultiPolygon): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygonsOf(outline)) {
    for (const [longitude, latitude] of outer!) {
      west = Math.min(west, longitude!);
      south = Math.min(south, latitude!);
      east = Math.max(east, longitude!);
      north = Math.max(north, latitude!);
    }
  }
  return [west, south, east, north];
}

/** Whether a position lies in an outline and not in one of its holes. On the very edge either answer may come. */
export function contains(
  outline: GeoJSON.Polygon | GeoJSON.MultiPolygon,
  longitude: number,
  latitude: number,
): boolean {
  // A ray to the east crosses the rings of the polygon that holds the point an odd number of times, holes included.
  return polygonsOf(outline).some((rings) => rings.filter((ring) => crossings(ring, longitude, latitude)).length % 2);
}

function crossings(ring: Ring, longitude: number, latitude: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i] as [number, number];
    const [previousX, previousY] = ring[j] as [number, number];
    if (y > latitude !== previousY > latitude && longitude < ((previousX - x) * (latitude - y)) / (previousY - y) + x) {
      odd = !odd;
    }
  }
  return odd;
}
