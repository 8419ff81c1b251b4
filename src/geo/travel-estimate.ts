import { FORMULAS, type TravelFormula } from './travel-formulas.js';
import {
  BEYOND,
  ellipsoidKm,
  MAYBE,
  type Reach,
  type Travel,
  type TravelFacts,
  type TravelMode,
  type TravelOptions,
  type TravelRequest,
  UNKNOWN,
  WITHIN,
} from './travel.js';
import type { Water } from './water.js';

/** Opens the provider that the attribute `travel` names. */
export function openTravel({ facts, water }: TravelOptions = {}): Travel {
  return { reach: (request) => Promise.resolve(estimate(request, facts, water)) };
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

  const crossesWater = water?.from(longitude, latitude, possibleKm);

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
      if (crossesWater?.(x, y, km, formula.high)) {
        overWater[k] = 1;
        high[k] = Infinity;
      }
      verdicts[k] = km <= sureKm && !overWater[k] ? WITHIN : MAYBE;
      high[k] = verdicts[k] === WITHIN ? Math.min(high[k]!, limit) : Math.max(high[k]!, limit * (1 + 1e-12));
    } else if (km > possibleKm) {
      verdicts[k] = BEYOND;
      low[k] = Math.max(low[k]!, limit * (1 + 1e-12));
    } else verdicts[k] = UNKNOWN;
  }
  return {
    request,
    minutes,
    low,
    high,
    sources: new Uint8Array(count),
    overWater,
    verdicts,
    order: byMinutes(minutes),
    area: { kind: 'disc', longitude, latitude, sureKm, possibleKm },
    by: 'estimate',
  };
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
