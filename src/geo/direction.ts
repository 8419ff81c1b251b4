import { distanceKm } from './distance.js';

/** Eight points of the compass. */
export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * In which direction `position` lies, seen from `origin`: the initial bearing of the great circle, to the nearest of
 * eight points of the compass.
 */
export function directionOf(position: Point, origin: Point): Direction {
  const radians = Math.PI / 180;
  const from = origin.latitude * radians;
  const to = position.latitude * radians;
  const turn = (position.longitude - origin.longitude) * radians;
  const bearing = Math.atan2(
    Math.sin(turn) * Math.cos(to),
    Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(turn),
  );
  return DIRECTIONS[Math.round((bearing * 4) / Math.PI + 8) % 8]!;
}

/** Where `position` lies from a commune's `centre`, for "à 2 km au nord-est du centre de Lormont". */
export function relativePlace(position: Point, centre: Point): { kilometers: number; direction: Direction } {
  return {
    kilometers: distanceKm(centre.longitude, centre.latitude, position.longitude, position.latitude),
    direction: directionOf(position, centre),
  };
}
