import { FORMULAS, type TravelFormula } from './travel-formulas.js';
import {
  ACROSS,
  BEYOND,
  ellipsoidKm,
  JUST_OVER,
  JUST_UNDER,
  type FallBack,
  MAYBE,
  type Reach,
  TRAVEL_SOURCES,
  type Travel,
  type TravelArea,
  type TravelColumns,
  type TravelDisc,
  type TravelFacts,
  type TravelMode,
  type TravelOptions,
  type TravelRequest,
  type TravelSource,
  UNKNOWN,
  WATER_IN_WAY,
  WITHIN,
} from './travel.js';
import type { Water } from './water.js';

const FALL_BACKS: readonly FallBack[] = ['mode', 'busy', 'unknown'];

/** Opens the provider that the attribute `travel` names. */
export function openTravel({ provider = '', facts, water }: TravelOptions = {}): Travel {
  const name = provider.trim();
  return {
    async reach(request) {
      const own = estimate(request, facts, water);
      if (!name || name === 'estimate') return own;
      request.early?.(own);
      try {
        const { liveReach } = await import('./travel-live.js');
        return await liveReach(name, own, facts);
      } catch (error) {
        request.signal?.throwIfAborted();
        const { code } = error as { code?: FallBack };
        return { ...own, fallBack: code && FALL_BACKS.includes(code) ? code : 'unavailable' };
      }
    },
  };
}

/** What is within reach by the formula of the mode, the territory's own factor included. */
export function estimate(request: TravelRequest, facts?: TravelFacts, water?: Water): Reach {
  const { origin, mode, minutes: limit, places } = request;
  const { longitude, latitude } = origin;
  const { longitudes, latitudes, rows } = places;
  const formula = formulaOf(mode, facts);
  const { a, b } = formula;
  const radius = (share: number) => (limit / (a * share)) ** (1 / b);
  const sureKm = radius(formula.high);
  const possibleKm = radius(formula.low);

  const around = water?.from(longitude, latitude, possibleKm, formula.high);

  const count = (rows ?? longitudes).length;
  const minutes = new Float64Array(count);
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  const verdicts = new Uint8Array(count);
  const overWater = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    const row = rows ? rows[k]! : k;
    const [x, y] = [longitudes[row]!, latitudes[row]!];
    const km = ellipsoidKm(longitude, latitude, x, y);
    const time = a * km ** b;
    minutes[k] = time;
    low[k] = time * formula.low;
    high[k] = time * formula.high;
    // The distance decides, so that list and disc agree to the last bit; the minutes follow.
    if (km <= possibleKm) {
      low[k] = Math.min(low[k]!, limit);
      const way = around?.wayTo(x, y);
      if (way && way.dryShare < 1) {
        overWater[k] = way.across ? ACROSS : WATER_IN_WAY;
        high[k] = Infinity;
      }
      verdicts[k] = km <= sureKm && !overWater[k] ? WITHIN : MAYBE;
      high[k] = verdicts[k] === WITHIN ? Math.min(high[k]!, limit) : Math.max(high[k]!, limit * JUST_OVER);
    } else if (km > possibleKm) {
      verdicts[k] = BEYOND;
      low[k] = Math.max(low[k]!, limit * JUST_OVER);
    } else verdicts[k] = UNKNOWN;
  }
  const sources = new Uint8Array(count);
  const columns = { request, minutes, low, high, sources, overWater, verdicts };
  facts?.apply(columns);
  return reachOf(columns, {
    kind: 'disc',
    longitude,
    latitude,
    sureKm,
    possibleKm,
    water: around,
  });
}

/** Columns with the order and the area that follow from them. */
export function reachOf(columns: TravelColumns, area: TravelArea, by?: TravelSource): Reach {
  const best = columns.sources.reduce((most, source) => Math.max(most, source), 0);
  return {
    ...columns,
    order: byMinutes(columns.minutes),
    area: best && area.kind === 'disc' ? fitted(area, columns) : area,
    by: by ?? TRAVEL_SOURCES[best]!,
  };
}

/** A disc whose edges give way to the times that are better known than estimated. */
function fitted(disc: TravelDisc, { request, sources, verdicts }: TravelColumns): TravelDisc {
  let { sureKm, possibleKm } = disc;
  const { longitudes, latitudes, rows } = request.places;
  for (let k = 0; k < sources.length; k++) {
    if (!sources[k] || verdicts[k] === UNKNOWN) continue;
    const row = rows ? rows[k]! : k;
    const km = ellipsoidKm(disc.longitude, disc.latitude, longitudes[row]!, latitudes[row]!);
    if (verdicts[k] === BEYOND) sureKm = Math.min(sureKm, km * JUST_UNDER);
    else possibleKm = Math.max(possibleKm, km);
    if (verdicts[k] === MAYBE) sureKm = Math.min(sureKm, km * JUST_UNDER);
  }
  return { ...disc, sureKm, possibleKm };
}

/** The formula of a mode where a territory has its own factor. */
export function formulaOf(mode: TravelMode, facts?: TravelFacts): TravelFormula {
  const { a, b, low, high } = FORMULAS[mode];
  const own = facts?.factors.get(mode);
  if (!own) return { a, b, low, high };
  return { a: 20 * own.factor * (a / 20) ** own.exponent, b: b * own.exponent, low: own.low, high: own.high };
}

/** Places in the order of their minutes, without those that have none. */
export function byMinutes(minutes: Float64Array): Uint32Array {
  const order = new Uint32Array(minutes.length);
  let count = 0;
  for (let k = 0; k < minutes.length; k++) if (minutes[k]! < Infinity) order[count++] = k;
  return order.subarray(0, count).sort((one, other) => minutes[one]! - minutes[other]! || one - other);
}
