import { outline } from '../feed/geography.js';
import type { Feed } from '../feed/feed.js';
import { isObject, numeric, word } from '../feed/values.js';
import { boxOf } from './polygons.js';
import { isInZone, setBound, setExact } from './travel-columns.js';
import { FORMULAS } from './travel-formulas.js';
import {
  MODE_KEYS,
  TRAVEL_SOURCES,
  UNKNOWN,
  type TravelFactor,
  type TravelFacts,
  type TravelMode,
  type TravelZone,
} from './travel.js';

/** Minutes of the zones that a feed holds (`zones_20min`). */
const ZONE_MINUTES = 20;
const FEED = TRAVEL_SOURCES.indexOf('feed');
const ZONE = TRAVEL_SOURCES.indexOf('zone');

/**
 * What a feed knows of travel times beforehand: its sections `trajets` and `temps`, and `zones_20min` of its places.
 *
 * Whatever is not as the schema has it is left out. Zones and minutes are checked when they are first asked for.
 */
export function readTravelFacts({ experimental, records }: Feed): TravelFacts {
  const rawZones = records.having('zones_20min');
  const zones = new Map<string, TravelZone | undefined>();
  const times = experimental.get('temps');
  const rows =
    isObject(times) && Array.isArray(times['lieux']) ? times['lieux'].map((id) => records.indexOf(word(id))) : [];
  const minutes = new Map<string, ReadonlyMap<number, number> | undefined>();

  function zone(row: number, mode: TravelMode): TravelZone | undefined {
    const raw = rawZones.get(row);
    if (!raw) return undefined;
    const key = `${row} ${mode}`;
    if (!zones.has(key)) zones.set(key, readZone(own(raw, keyOf(mode))));
    return zones.get(key);
  }

  function minutesFrom(code: string, mode: TravelMode): ReadonlyMap<number, number> | undefined {
    const key = `${code} ${mode}`;
    if (!minutes.has(key)) minutes.set(key, readMinutes(own(own(times, keyOf(mode)), code), rows));
    return minutes.get(key);
  }

  return {
    factors: readFactors(experimental.get('trajets')),
    zone,
    minutesFrom,
    apply(columns) {
      const { origin, mode, places } = columns.request;
      const known = origin.code ? minutesFrom(origin.code, mode) : undefined;
      if (!known && !rawZones.size) return;
      for (let k = 0; k < columns.minutes.length; k++) {
        // A place without position has no verdict, whatever else is known of it.
        if (columns.verdicts[k] === UNKNOWN) continue;
        const row = places.rows ? places.rows[k]! : k;
        const exact = known?.get(row);
        if (exact !== undefined) setExact(columns, k, exact, FEED);
        else {
          const own = zone(row, mode);
          if (own) setBound(columns, k, isInZone(own, origin.longitude, origin.latitude), ZONE_MINUTES, ZONE);
        }
      }
    },
  };
}

function keyOf(mode: TravelMode): string {
  return MODE_KEYS.find(([own]) => own === mode)![1];
}

function own(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

function readFactors(raw: unknown): Map<TravelMode, TravelFactor> {
  const factors = new Map<TravelMode, TravelFactor>();
  for (const entry of Array.isArray(raw) ? (raw as unknown[]) : []) {
    if (!isObject(entry)) continue;
    const mode = MODE_KEYS.find(([, key]) => key === entry['mode'])?.[0];
    const factor = between(entry['facteur'], 0.1, 10);
    if (!mode || !factor || factors.has(mode)) continue;
    const range = Array.isArray(entry['fourchette']) ? (entry['fourchette'] as unknown[]) : [];
    factors.set(mode, {
      factor,
      exponent: between(entry['exposant'], 0.3, 3) ?? 1,
      journeys: between(entry['trajets'], 0, Infinity) ?? 0,
      error: between(entry['erreur'], 0, Infinity) ?? NaN,
      low: between(range[0], 0.1, 1) ?? FORMULAS[mode].low,
      high: between(range[1], 1, 10) ?? FORMULAS[mode].high,
    });
  }
  return factors;
}

function between(value: unknown, least: number, most: number): number | undefined {
  const number = numeric(value);
  return number >= least && number <= most ? number : undefined;
}

function readZone(raw: unknown): TravelZone | undefined {
  const shape = outline(raw);
  return shape && { kind: 'zone', outline: shape, bbox: boxOf(shape) };
}

/** Pairs of a place's position in the list and minutes, null where no way leads. */
function readMinutes(raw: unknown, rows: readonly number[]): ReadonlyMap<number, number> | undefined {
  if (!Array.isArray(raw)) return undefined;
  const found = new Map<number, number>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const row = rows[raw[i] as number] ?? -1;
    const minutes = raw[i + 1] === null ? Infinity : numeric(raw[i + 1]);
    if (row >= 0 && minutes >= 0) found.set(row, minutes);
  }
  return found;
}
