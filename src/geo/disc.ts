import { ellipsoidKm } from './travel.js';
import type { WaterAround } from './water.js';

/** Corners of a circle, at the least and the most: at 20 km the chords of the least stay within 25 m of it. */
const CORNERS = 128;
const MOST_CORNERS = 1000;
/** Kilometres between two corners at most where there is water: so narrow a strip may be missed. */
const STRIP_KM = 0.4;
/** Radians to either side of a shore's corner: what lies before it and behind it are two corners of a cut disc. */
const BESIDE = 1e-5;
/** Radians between two corners that are never divided further. */
const NARROWEST = 1e-3;
/** Kilometres by which the edge may be longer between two corners than straight. */
const BENT_KM = 0.03;

/**
 * The circle of a radius around a place (degrees) as a polygon, for drawing; cut, from the place outwards, where water is in
 * the way.
 */
export function discOutline(longitude: number, latitude: number, km: number, water?: WaterAround): GeoJSON.Polygon {
  const wide = Math.cos((latitude * Math.PI) / 180);
  const corners = water ? Math.min(MOST_CORNERS, Math.max(CORNERS, Math.ceil((2 * Math.PI * km) / STRIP_KM))) : CORNERS;
  const angles = [...Array(corners).keys()].map((i) => (2 * Math.PI * i) / corners - Math.PI);
  for (const [x, y] of water?.corners() ?? []) {
    const angle = Math.atan2((x - longitude) * wide, y - latitude);
    angles.push(angle - BESIDE, angle + BESIDE);
  }
  /** How far the disc reaches in a direction. */
  interface Edge {
    readonly angle: number;
    readonly at: [longitude: number, latitude: number];
  }
  const edge = (angle: number): Edge => {
    const [east, north] = [Math.sin(angle) / wide, Math.cos(angle)];
    const at = (degrees: number): [number, number] => [longitude + degrees * east, latitude + degrees * north];
    // The length of a degree differs a little along the way: what is too short or too long is made good once more.
    let degrees = km / 111;
    for (let i = 0; i < 3; i++) degrees *= km / ellipsoidKm(longitude, latitude, ...at(degrees)) || 1;
    return { angle, at: at(degrees * (water?.wayTo(...at(degrees)).dryShare ?? 1)) };
  };
  const edges = angles.sort((one, other) => one - other).map(edge);
  const [first] = edges;
  const ring: GeoJSON.Position[] = [first!.at];
  /** Corners from one direction to another, more where the edge between them is not straight: where it jumps. */
  const follow = (one: Edge, other: Edge) => {
    if (water && other.angle - one.angle > NARROWEST && ellipsoidKm(...one.at, ...other.at) > STRIP_KM) {
      const middle = edge((one.angle + other.angle) / 2);
      const straight = ellipsoidKm(...one.at, ...middle.at) + ellipsoidKm(...middle.at, ...other.at);
      if (straight > ellipsoidKm(...one.at, ...other.at) + BENT_KM) {
        follow(one, middle);
        follow(middle, other);
        return;
      }
    }
    ring.push(other.at);
  };
  edges.push({ ...first!, angle: first!.angle + 2 * Math.PI });
  edges.slice(1).forEach((one, i) => follow(edges[i]!, one));
  return { type: 'Polygon', coordinates: [ring] };
}
