import { polygonsOf, type Ring } from './polygons.js';

const KM_PER_DEGREE = 111.2;
const RADIANS = Math.PI / 180;

/**
 * An outline with fewer points, whose line moves by no more than `meters`: D. Douglas and T. Peucker's algorithm (The Canadian
 * Cartographer 10, 1973) on each ring. Slivers narrower than that go.
 *
 * @returns undefined when nothing is left
 */
export function simplified(
  outline: GeoJSON.Polygon | GeoJSON.MultiPolygon,
  meters: number,
): GeoJSON.Polygon | GeoJSON.MultiPolygon | undefined {
  const polygons = polygonsOf(outline).flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => simplifiedRing(ring, meters));
    return outer ? [[outer, ...holes.filter((hole) => hole !== undefined)]] : [];
  });
  if (!polygons.length) return undefined;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function simplifiedRing(ring: Ring, meters: number): GeoJSON.Position[] | undefined {
  const last = ring.length - 1;
  const keep = new Uint8Array(ring.length);
  // A ring is two lines, between its first point and the one farthest from it.
  let far = 0;
  let most = 0;
  for (let i = 1; i < last; i++) {
    const distance = metersFrom(ring[i]!, ring[0]!, ring[0]!);
    if (distance > most) [far, most] = [i, distance];
  }
  keep[0] = keep[far] = keep[last] = 1;
  const spans = [
    [0, far],
    [far, last],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span as [number, number];
    let [at, worst] = [-1, meters];
    for (let i = from + 1; i < to; i++) {
      const distance = metersFrom(ring[i]!, ring[from]!, ring[to]!);
      if (distance > worst) [at, worst] = [i, distance];
    }
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  const points = ring.filter((_, i) => keep[i]);
  return points.length > 3 ? points : undefined;
}

/** Metres from a position to the straight line between two others; on the flat, which is true enough over some kilometres. */
export function metersFrom(point: GeoJSON.Position, start: GeoJSON.Position, end: GeoJSON.Position): number {
  const wide = Math.cos(point[1]! * RADIANS);
  const [x, y] = [(point[0]! - start[0]!) * wide, point[1]! - start[1]!];
  const [dx, dy] = [(end[0]! - start[0]!) * wide, end[1]! - start[1]!];
  const square = dx * dx + dy * dy;
  const share = square ? Math.max(0, Math.min(1, (x * dx + y * dy) / square)) : 0;
  return Math.hypot(x - share * dx, y - share * dy) * KM_PER_DEGREE * 1000;
}
