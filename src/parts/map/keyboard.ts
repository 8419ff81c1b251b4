/** A point on the map's pane, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Unit steps of the arrow keys, in pixels of the screen (y grows downwards). */
export const ARROWS: ReadonlyMap<string, Spot> = new Map([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: -1 }],
  ['ArrowDown', { x: 0, y: 1 }],
]);

/**
 * The spot that an arrow key leads to: the nearest one in that direction, where one straight ahead is nearer than one to
 * the side. `undefined` when there is none.
 */
export function nextSpot<S extends Spot>(from: S, spots: Iterable<S>, direction: Spot): S | undefined {
  let best: S | undefined;
  let least = Infinity;
  for (const spot of spots) {
    const ahead = (spot.x - from.x) * direction.x + (spot.y - from.y) * direction.y;
    const aside = Math.abs((spot.x - from.x) * direction.y) + Math.abs((spot.y - from.y) * direction.x);
    // Within 45 degrees of the key's direction: each spot is then reached by one of the four keys.
    if (spot === from || ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [spot, cost];
  }
  return best;
}

/** The spot nearest to a point. */
export function nearestSpot<S extends Spot>(to: Spot, spots: Iterable<S>): S | undefined {
  let best: S | undefined;
  let least = Infinity;
  for (const spot of spots) {
    const square = (spot.x - to.x) ** 2 + (spot.y - to.y) ** 2;
    if (square < least) [best, least] = [spot, square];
  }
  return best;
}
