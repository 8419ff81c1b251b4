import { ellipsoidKm } from './travel.js';

/** Corners of a circle: at 20 km the chords stay within 25 m of it. */
const CORNERS = 128;

/** The circle of a radius around a place (degrees) as a polygon, for drawing. */
export function discOutline(longitude: number, latitude: number, km: number): GeoJSON.Polygon {
  const kmNorth = ellipsoidKm(longitude, latitude - 0.5, longitude, latitude + 0.5);
  const ring: GeoJSON.Position[] = [];
  for (let i = 0; i <= CORNERS; i++) {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    const north = (km * Math.cos(angle)) / kmNorth;
    const middle = latitude + north / 2;
    const kmEast = ellipsoidKm(longitude - 0.5, middle, longitude + 0.5, middle);
    ring.push([longitude + (km * Math.sin(angle)) / kmEast, latitude + north]);
  }
  return { type: 'Polygon', coordinates: [ring] };
}
