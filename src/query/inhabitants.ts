import type { Commune, Feed } from '../feed/feed.js';
import { formulaOf } from '../geo/travel-estimate.js';
import { readTravelFacts } from '../geo/travel-facts.js';
import { ellipsoidKm, type TravelMode } from '../geo/travel.js';

/** Kilometres of one degree of latitude, at the least. */
const DEGREE_KM = 110.5;

export interface Inhabitants {
  /** People of communes whose nearest place is within the likeliest time, and by the ends of its range. */
  readonly within: number;
  readonly sure: number;
  readonly possible: number;
  /** People of all communes. */
  readonly all: number;
}

const facts = new WeakMap<Feed, ReturnType<typeof readTravelFacts>>();

/**
 * Inhabitants of communes within some minutes of the nearest of some records, from each commune's centre, by the estimate
 * with the feed's own factor. Water in the way is not looked for.
 */
export function inhabitantsWithin(
  communes: readonly Commune[],
  feed: Feed,
  rows: Uint32Array,
  { minutes, mode }: { readonly minutes: number; readonly mode: TravelMode },
): Inhabitants {
  let known = facts.get(feed);
  if (!known) facts.set(feed, (known = readTravelFacts(feed)));
  const { a, b, low, high } = formulaOf(mode, known);
  const kilometers = (share: number) => (minutes / (a * share)) ** (1 / b);
  const { longitudes, latitudes } = feed.records;
  const [within, sure, possible] = inhabitantsNear(communes, longitudes, latitudes, rows, [
    kilometers(1),
    kilometers(high),
    kilometers(low),
  ]);
  return {
    within: within!,
    sure: sure!,
    possible: possible!,
    all: communes.reduce((sum, { population }) => sum + population, 0),
  };
}

/** For each limit in kilometres the inhabitants of communes whose centre is that near to one of the rows, straight. */
export function inhabitantsNear(
  communes: readonly Commune[],
  longitudes: Float64Array,
  latitudes: Float64Array,
  rows: Uint32Array,
  limits: readonly number[],
): number[] {
  const located = rows.filter((row) => latitudes[row] === latitudes[row]);
  const order = located.sort((one, other) => latitudes[one]! - latitudes[other]!);
  const most = Math.max(...limits);
  const least = Math.min(...limits);
  const sums = limits.map(() => 0);
  for (const { longitude, latitude, population } of communes) {
    const band = most / DEGREE_KM;
    let nearest = Infinity;
    for (let at = firstFrom(order, latitudes, latitude - band); at < order.length; at++) {
      const row = order[at]!;
      if (latitudes[row]! > latitude + band) break;
      nearest = Math.min(nearest, ellipsoidKm(longitude, latitude, longitudes[row]!, latitudes[row]!));
      // No limit is nearer.
      if (nearest <= least) break;
    }
    limits.forEach((limit, at) => {
      if (nearest <= limit) sums[at]! += population;
    });
  }
  return sums;
}

/** Position of the first row at or above a latitude. */
function firstFrom(order: Uint32Array, latitudes: Float64Array, latitude: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latitudes[order[middle]!]! < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
