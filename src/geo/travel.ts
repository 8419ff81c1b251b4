import type { Box } from './polygons.js';
import type { Water, WaterAround } from './water.js';

/** How the visitor travels. */
export type TravelMode = 'walk' | 'bike' | 'car';

/** The modes with their keys in a feed (`trajets`, `zones_20min`, `temps`). */
export const MODE_KEYS: readonly (readonly [TravelMode, 'pied' | 'velo' | 'voiture'])[] = [
  ['walk', 'pied'],
  ['bike', 'velo'],
  ['car', 'voiture'],
];

/**
 * What a time comes from: the library's formula; minutes that the feed brings, computed beforehand; a place's own zone in the
 * feed; a live service.
 */
export type TravelSource = 'estimate' | 'feed' | 'zone' | 'ign' | 'osrm';
export const TRAVEL_SOURCES: readonly TravelSource[] = ['estimate', 'feed', 'zone', 'ign', 'osrm'];

/** The time to one place. */
export interface TravelTime {
  /** The likeliest; NaN where the place has no position, Infinity where a router found no way. */
  readonly minutes: number;
  /**
   * Four journeys in five take from `low` to `high` minutes, by measurement. Both are `minutes` where a router or the feed
   * says the time. `high` is Infinity where the straight way crosses water: nobody knows how far the way round is.
   */
  readonly low: number;
  readonly high: number;
  readonly by: TravelSource;
  /** Whether the place is across water that the land outlines know: an estuary, the sea. Asked only within reach. */
  readonly overWater: boolean;
}

/**
 * A place against the limit: `within` when the whole range is (high ≤ limit), `maybe` when the limit lies in the range
 * (low ≤ limit < high), `beyond` when none of it is; `unknown` without a position.
 */
export type Verdict = 'unknown' | 'within' | 'maybe' | 'beyond';
/** Verdicts by their number in `Reach.verdicts`. */
export const VERDICTS: readonly Verdict[] = ['unknown', 'within', 'maybe', 'beyond'];
export const UNKNOWN = 0;
export const WITHIN = 1;
export const MAYBE = 2;
export const BEYOND = 3;

/** What `TravelColumns.overWater` holds of ways that cross water. */
export const ACROSS = 1;
export const WATER_IN_WAY = 2;

export interface Origin {
  /** Degrees, WGS 84. */
  readonly longitude: number;
  readonly latitude: number;
  /** INSEE code, when the visitor chose a commune: minutes of the feed are by commune. */
  readonly code?: string | undefined;
}

/** Places in columns: those of a feed's table, or of some of its rows. */
export interface TravelPlaces {
  /** Degrees; NaN where a place has no position. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** Only these rows, in this order; all of them where it is absent. What is answered is in the same order. */
  readonly rows?: Uint32Array | undefined;
}

export interface TravelRequest {
  readonly origin: Origin;
  readonly mode: TravelMode;
  /** The limit. */
  readonly minutes: number;
  readonly places: TravelPlaces;
  /** Called with the estimate while a live service is asked, perhaps again with a part of its answer: to show meanwhile. */
  readonly early?: ((reach: Reach) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The reachable area as an estimate knows it: a disc with a sure and a possible edge. Where some times are better known than
 * estimated, the edges give way: still everything inside the sure edge is within (but what lies over water), nothing outside
 * the possible one is.
 */
export interface TravelDisc {
  readonly kind: 'disc';
  readonly longitude: number;
  readonly latitude: number;
  /**
   * By `ellipsoidKm`: inside the sure edge lie exactly those within (but what lies over water), up to the possible one those
   * that may be.
   */
  readonly sureKm: number;
  readonly possibleKm: number;
  /** The water around, where there is any near: nothing is sure where it is in the way. */
  readonly water?: WaterAround | undefined;
}

/** The reachable area as a router draws it. */
export interface TravelZone {
  readonly kind: 'zone';
  readonly outline: GeoJSON.Polygon | GeoJSON.MultiPolygon;
  readonly bbox: Box;
}

export type TravelArea = TravelDisc | TravelZone;

/** Why the estimate answered in place of the service that was asked for. */
export type FallBack =
  | 'mode' // the service has no such mode (the IGN knows no bicycle)
  | 'unavailable' // it is down, refuses, answers junk or was not in time
  | 'busy' // it asked to be left alone for a while (429)
  | 'unknown'; // no such provider: the attribute is wrong, or names no web address

/** Times and verdicts. Entry `k` of each column is place `k` of the request. */
export interface TravelColumns {
  readonly request: TravelRequest;
  readonly minutes: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Number in TRAVEL_SOURCES. */
  readonly sources: Uint8Array;
  /** ACROSS where the place is across water, WATER_IN_WAY where some is in the way of a place that is not, else 0. */
  readonly overWater: Uint8Array;
  /** Number in VERDICTS. */
  readonly verdicts: Uint8Array;
}

/** What is within reach. */
export interface Reach extends TravelColumns {
  /** Places that have a position and a way, nearest in minutes first, equal ones in their order. */
  readonly order: Uint32Array;
  readonly area: TravelArea;
  /** Where the best known of the times come from: a live service, else the feed, else the estimate. */
  readonly by: TravelSource;
  /** Present when a live service was asked for and the estimate answered. */
  readonly fallBack?: FallBack | undefined;
}

/** Answers travel times; made by `openTravel` of `travel-estimate.ts`. */
export interface Travel {
  /**
   * Times from one origin to many places, verdicts against the limit, and the reachable area. Never rejects but for the
   * request's own signal.
   */
  reach(request: TravelRequest): Promise<Reach>;
}

/** A territory's own factor for a mode: `trajets` of a feed. Minutes there = 20 · factor · (the library's minutes / 20)^exponent. */
export interface TravelFactor {
  readonly factor: number;
  readonly exponent: number;
  /** Real journeys that it was made from. */
  readonly journeys: number;
  /** Median error that it leaves, as a share (0.1: 10 %). */
  readonly error: number;
  /** Four journeys in five take from `low` to `high` times the minutes. */
  readonly low: number;
  readonly high: number;
}

/** What a feed knows beforehand. */
export interface TravelFacts {
  readonly factors: ReadonlyMap<TravelMode, TravelFactor>;
  /** Isochrone of 20 minutes of the place at a row of the feed's table, where it has one. */
  zone(row: number, mode: TravelMode): TravelZone | undefined;
  /** Minutes from a commune by its code to rows of the table, Infinity where no way leads; undefined where it has none. */
  minutesFrom(code: string, mode: TravelMode): ReadonlyMap<number, number> | undefined;
  /** Puts what the feed knows in place of the estimate: minutes from the commune first, then zones. */
  apply(columns: TravelColumns): void;
}

export interface TravelOptions {
  /** The attribute `travel`: `''` or `estimate` (the default), `ign` (or `ign:URL`, the same service elsewhere), `osrm:URL`. */
  readonly provider?: string | undefined;
  readonly facts?: TravelFacts | undefined;
  /** Where the sea and the estuaries are; without it no way is known to cross water. */
  readonly water?: Water | undefined;
}

/** The time to place `k`. */
export function travelTime(reach: Reach, k: number): TravelTime {
  return {
    minutes: reach.minutes[k]!,
    low: reach.low[k]!,
    high: reach.high[k]!,
    by: TRAVEL_SOURCES[reach.sources[k]!]!,
    overWater: reach.overWater[k] === ACROSS,
  };
}

/** Times a limit: hardly more, and hardly less, for what is certainly beyond it or within. */
export const JUST_OVER = 1 + 1e-12;
export const JUST_UNDER = 1 - 1e-12;

export function verdictOf(low: number, high: number, limit: number): number {
  return high <= limit ? WITHIN : low <= limit ? MAYBE : low > limit ? BEYOND : UNKNOWN;
}

/**
 * The whole minutes to show for a range, so that they never contradict the verdict against the limit.
 *
 * Up to 10 minutes to the minute, above in steps of 5. Then "within" never shows more than the limit, "beyond" never the
 * limit or less, and "maybe" has the limit between its two numbers (`low ≤ limit < high`). One number (`low === high`) where
 * both ends agree; `high` is Infinity where it is not known ("au moins 15 min").
 */
export function shownRange(low: number, high: number, limit: number): readonly [low: number, high: number] {
  const exact = low === high;
  let from = exact ? Math.round(low) : step(low);
  let to = exact ? from : step(high);
  const whole = Math.floor(limit);
  if (high <= limit) {
    to = Math.min(to, whole);
    from = Math.min(from, to);
  } else if (low <= limit) {
    from = Math.min(from, whole);
    to = Math.max(to, whole + 1);
  } else {
    from = Math.max(from, whole + 1);
    to = Math.max(to, from);
  }
  return [Math.max(from, 1), Math.max(to, 1)];
}

function step(minutes: number): number {
  return minutes > 10 ? Math.round(minutes / 5) * 5 : Math.round(minutes);
}

const RADIANS = Math.PI / 180;
/** WGS 84: half the long axis in kilometres, and the square of the first eccentricity. */
const SEMI_MAJOR_KM = 6378.137;
const ECCENTRICITY_2 = 0.00669437999014;

/**
 * Distance on the ellipsoid (WGS 84) in kilometres: on the flat with the radii of curvature at the mean latitude (Gauss's
 * mid-latitude formula in its first order; as 47 CFR § 73.208(c) and Mapbox's cheap-ruler have it in series). Off by some
 * 0.001 % at 100 km and 0.1 % at 1,000 km in France; further only the order of magnitude is right. Arguments in degrees.
 */
export function ellipsoidKm(
  longitude: number,
  latitude: number,
  otherLongitude: number,
  otherLatitude: number,
): number {
  const cos = Math.cos(((latitude + otherLatitude) / 2) * RADIANS);
  const w2 = 1 / (1 - ECCENTRICITY_2 * (1 - cos * cos));
  const normal = SEMI_MAJOR_KM * RADIANS * Math.sqrt(w2);
  let turn = Math.abs(longitude - otherLongitude);
  if (turn > 180) turn = 360 - turn;
  const x = turn * normal * cos;
  const y = (latitude - otherLatitude) * normal * (1 - ECCENTRICITY_2) * w2;
  return Math.sqrt(x * x + y * y);
}
