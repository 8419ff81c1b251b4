import type { Commune, Feed } from '../feed/feed.js';
import { estimate, formulaOf } from '../geo/travel-estimate.js';
import { readTravelFacts } from '../geo/travel-facts.js';
import { BEYOND, ellipsoidKm, type TravelMode, UNKNOWN, WITHIN } from '../geo/travel.js';
import type { Water, WaterAround } from '../geo/water.js';

export { loadWater } from '../geo/water.js';

/** Kilometres of one degree of latitude, at the least. */
const DEGREE_KM = 110.5;

export interface Inhabitants {
  /** People of communes that are within reach by the likeliest time, surely, and perhaps. */
  readonly within: number;
  readonly sure: number;
  readonly possible: number;
  /** People of all communes. */
  readonly all: number;
}

/** What is known of a commune: each holds those below. */
const NOT = 0;
const PERHAPS = 1;
const LIKELY = 2;
const SURE = 3;

const facts = new WeakMap<Feed, ReturnType<typeof readTravelFacts>>();

/**
 * Makes ready to tell how many inhabitants of communes are within some minutes of some records of a feed, from each commune's
 * centre, as the finder does: by the feed's own minutes from that commune (`temps`), else the zone of the place
 * (`zones_20min`), else the estimate with the feed's own factor (`trajets`). Where the straight way crosses `water`, nobody
 * knows how far the way round is: such a commune is perhaps within reach, never likely so.
 */
export function inhabitantsReach(
  communes: readonly Commune[],
  feed: Feed,
  { minutes, mode }: { readonly minutes: number; readonly mode: TravelMode },
  water?: Water,
): (rows: Uint32Array) => Inhabitants {
  let known = facts.get(feed);
  if (!known) facts.set(feed, (known = readTravelFacts(feed)));
  const { a, b, low, high } = formulaOf(mode, known);
  const kilometers = (share: number) => (minutes / (a * share)) ** (1 / b);
  const [sureKm, likelyKm, possibleKm] = [kilometers(high), kilometers(1), kilometers(low)];
  const { longitudes, latitudes, length } = feed.records;
  const all = communes.reduce((sum, { population }) => sum + population, 0);
  const zoned = new Uint8Array(length);
  for (let row = 0; row < length; row++) zoned[row] = Number(!!known.zone(row, mode));
  const anyZone = zoned.includes(1);
  // Shores near each commune, looked for once.
  const shores = new Map<Commune, WaterAround | undefined>();

  /** What remains of what is known of a commune when there may be water in the way. */
  function overWater(state: number, commune: Commune, row: number): number {
    if (!water || state <= PERHAPS) return state;
    const { longitude, latitude } = commune;
    if (!shores.has(commune)) shores.set(commune, water.from(longitude, latitude, possibleKm, high));
    const way = shores.get(commune)?.wayTo(longitudes[row]!, latitudes[row]!);
    return way && way.dryShare < 1 ? PERHAPS : state;
  }

  /** By the rows of which the feed itself knows something. */
  function byFacts({ code, longitude, latitude }: Commune, rows: Uint32Array): number {
    const places = { longitudes, latitudes, rows };
    const reach = estimate({ origin: { code, longitude, latitude }, mode, minutes, places }, known, water);
    let state = NOT;
    reach.verdicts.forEach((verdict, k) => {
      if (verdict === UNKNOWN || verdict === BEYOND) return;
      const likely = reach.minutes[k]! <= minutes && !reach.overWater[k];
      state = Math.max(state, verdict === WITHIN ? SURE : likely ? LIKELY : PERHAPS);
    });
    return state;
  }

  return (rows) => {
    const located = rows.filter((row) => latitudes[row] === latitudes[row]);
    const order = located.sort((one, other) => latitudes[one]! - latitudes[other]!);
    const zones = anyZone ? order.filter((row) => zoned[row]) : order.subarray(0, 0);
    const band = possibleKm / DEGREE_KM;
    const sums = [0, 0, 0, 0];
    for (const commune of communes) {
      const { code, longitude, latitude, population } = commune;
      const times = known.minutesFrom(code, mode);
      const own = times ? order.filter((row) => zoned[row] || times.has(row)) : zones;
      let state = own.length ? byFacts(commune, own) : NOT;
      for (let at = firstFrom(order, latitudes, latitude - band); at < order.length && state < SURE; at++) {
        const row = order[at]!;
        if (latitudes[row]! > latitude + band) break;
        if (zoned[row] || times?.has(row)) continue;
        const km = ellipsoidKm(longitude, latitude, longitudes[row]!, latitudes[row]!);
        const dry = km <= sureKm ? SURE : km <= likelyKm ? LIKELY : km <= possibleKm ? PERHAPS : NOT;
        if (dry > state) state = Math.max(state, overWater(dry, commune, row));
      }
      sums[state]! += population;
    }
    const sure = sums[SURE]!;
    const within = sure + sums[LIKELY]!;
    return { within, sure, possible: within + sums[PERHAPS]!, all };
  };
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
