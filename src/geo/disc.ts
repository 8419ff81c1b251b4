import { ellipsoidKm } from './travel.js';

/** Corners of a circle: at 20 km the chords stay within 25 m of it. */
const CORNERS = 128;

/** Halvings of the way to where the water begins: at 20 km to within 160 m, a tenth of what its shores are off. */
const HALVINGS = 7;

/**
 * The circle of a radius around a place (degrees) as a polygon, for drawing; cut, from the place outwards, where what
 * lies behind is `barred`.
 */
export function discOutline(
  longitude: number,
  latitude: number,
  km: number,
  barred?: (longitude: number, latitude: number, km: number) => boolean,
): GeoJSON.Polygon {
  const kmNorth = ellipsoidKm(longitude, latitude - 0.5, longitude, latitude + 0.5);
  const corner = (angle: number, radius: number): [number, number] => {
    const north = (radius * Math.cos(angle)) / kmNorth;
    const middle = latitude + north / 2;
    const kmEast = ellipsoidKm(longitude - 0.5, middle, longitude + 0.5, middle);
    return [longitude + (radius * Math.sin(angle)) / kmEast, latitude + north];
  };
  const ring: GeoJSON.Position[] = [];
  for (let i = 0; i < CORNERS; i++) {
    const angle = (2 * Math.PI * i) / CORNERS;
    let radius = km;
    if (barred?.(...corner(angle, km), km)) {
      radius = 0;
      for (let step = km / 2, halving = 0; halving < HALVINGS; halving++, step /= 2)
        if (!barred(...corner(angle, radius + step), radius + step)) radius += step;
    }
    ring.push(corner(angle, radius));
  }
  ring.push(ring[0]!);
  return { type: 'Polygon', coordinates: [ring] };
}
