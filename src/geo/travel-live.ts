import { PoliteFetch } from './polite-fetch.js';
import { isInZone, setBound, setExact } from './travel-columns.js';
import { estimate, reachOf } from './travel-estimate.js';
import {
  IGN,
  ignIsochroneUrl,
  ignKnows,
  ignRouteUrl,
  OSRM_POSITIONS,
  osrmTableUrl,
  readIsochrone,
  readRoute,
  readTable,
} from './travel-services.js';
import {
  BEYOND,
  ellipsoidKm,
  JUST_OVER,
  TRAVEL_SOURCES,
  UNKNOWN,
  type FallBack,
  type Reach,
  type TravelColumns,
  type TravelFacts,
  type TravelMode,
} from './travel.js';

/** Milliseconds of patience with a live service; a visitor waits. */
const WAITS = { timeout: 6000, retries: 1, patience: 2000 };
/** The nearest places, whose minutes the Géoplateforme is asked for one by one, and how long all of them may take. */
const ROUTES = 6;
const ROUTES_MS = 3000;
/** The nearest places beyond the limit, whose minutes a router is asked for all the same. */
const BEYOND_TOO = 20;
const TABLES = 3;
/** Above so many kilometres an hour, as the crow flies, a server routes something faster than was asked for. */
const TOO_FAST = new Map<TravelMode, number>([
  ['walk', 9],
  ['bike', 26],
]);
/** Requests a second to a router of the webmaster's. */
const OSRM_PER_SECOND = 5;

/** Why a live service does not answer this. */
export class LiveError extends Error {
  readonly code: FallBack;

  constructor(code: FallBack) {
    super(code);
    this.code = code;
  }
}

const services = new Map<string, PoliteFetch>();

function service(base: string, perSecond: number): PoliteFetch {
  let found = services.get(base);
  if (!found) services.set(base, (found = new PoliteFetch({ perSecond, ...WAITS })));
  return found;
}

/**
 * What is within reach by a live service. Rejects where it cannot tell: with a `code`, or with the signal's reason.
 *
 * @param provider `ign`, `ign:URL` (the same service elsewhere) or `osrm:URL`
 * @param own the estimate, with what the feed knows
 */
export function liveReach(provider: string, own: Reach, facts: TravelFacts | undefined): Promise<Reach> {
  const [, name, address] = /^(ign|osrm)(?::(.+))?$/s.exec(provider) ?? [];
  const url = address && webAddress(address.trim());
  if (name === 'ign' && (url || !address))
    return ignReach(url ? url.replace(/\/*$/, '/') : IGN.base, own.request, facts);
  if (name === 'osrm' && url) return osrmReach(url, own);
  return Promise.reject(new LiveError('unknown'));
}

function webAddress(address: string): string | undefined {
  try {
    const { href, protocol } = new URL(address, globalThis.document?.baseURI);
    // Braces of a template are encoded in a path.
    return /^https?:$/.test(protocol) ? href.replace(/%7Bprofile%7D/gi, '{profile}') : undefined;
  } catch {
    return undefined;
  }
}

async function ignReach(base: string, request: Reach['request'], facts: TravelFacts | undefined): Promise<Reach> {
  const { origin, mode, minutes: limit, places, signal } = request;
  if (!ignKnows(mode)) throw new LiveError('mode');
  const client = service(base, IGN.perSecond);
  const start = [origin.longitude, origin.latitude] as const;
  const zone = await client.get(ignIsochroneUrl(base, mode, start, limit, 'departure'), readIsochrone, signal);
  const columns = copied(estimate(request, facts && { ...facts, apply: () => undefined }));
  const position = (k: number) => {
    const row = places.rows ? places.rows[k]! : k;
    return [places.longitudes[row]!, places.latitudes[row]!] as const;
  };
  const inside = (k: number) => isInZone(zone, ...position(k));
  for (let k = 0; k < columns.minutes.length; k++)
    if (columns.verdicts[k] !== UNKNOWN) setBound(columns, k, inside(k), limit, BY_IGN);
  const byZone = reachOf(columns, zone, 'ign');
  request.early?.(byZone);

  // The nearest places' own minutes; whichever does not come in time stays as the zone bounds it.
  const hurry = new AbortController();
  const stop = () => hurry.abort();
  const timer = setTimeout(stop, ROUTES_MS);
  signal?.addEventListener('abort', stop);
  const exact = copied(columns);
  await Promise.allSettled(
    [...byZone.order.subarray(0, ROUTES)].map(async (k) => {
      const told = await client.get(ignRouteUrl(base, mode, start, position(k)), readRoute, hurry.signal);
      // Zone and route are two answers of one service: where they differ, the zone is what is drawn.
      setExact(exact, k, inside(k) ? Math.min(told, limit) : Math.max(told, limit * JUST_OVER), BY_IGN);
    }),
  );
  clearTimeout(timer);
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  return reachOf(exact, zone, 'ign');
}

async function osrmReach(base: string, own: Reach): Promise<Reach> {
  const { request, area, order } = own;
  const { origin, mode, places, signal } = request;
  const { longitudes, latitudes, rows } = places;
  const position = (k: number) => {
    const row = rows ? rows[k]! : k;
    return [longitudes[row]!, latitudes[row]!] as const;
  };
  const start = [origin.longitude, origin.latitude] as const;
  const asked: number[] = [];
  let beyond = 0;
  for (const k of order) {
    // Minutes that the feed holds are a router's as well.
    if (own.sources[k] === BY_FEED || (own.verdicts[k] === BEYOND && ++beyond > BEYOND_TOO)) continue;
    if (asked.push(k) === TABLES * (OSRM_POSITIONS - 1)) break;
  }
  const columns = copied(own);
  const client = service(base, OSRM_PER_SECOND);
  const told = await Promise.all(
    chunks(asked, OSRM_POSITIONS - 1).map((part) => {
      const url = osrmTableUrl(base, mode, start, part.map(position));
      return client.get(url, (json) => readTable(json, part.length), signal);
    }),
  );
  const minutes = told.flat();
  const speeds = asked
    .map((k, i) => (ellipsoidKm(...start, ...position(k)) / minutes[i]!) * 60)
    .filter((speed) => speed > 0);
  speeds.sort((one, other) => one - other);
  // A server that has the car alone answers for any profile.
  if (speeds[speeds.length >> 1]! > (TOO_FAST.get(mode) ?? Infinity)) throw new LiveError('mode');
  asked.forEach((k, i) => setExact(columns, k, minutes[i]!, BY_OSRM));
  return reachOf(columns, area, 'osrm');
}

const BY_FEED = TRAVEL_SOURCES.indexOf('feed');
const BY_IGN = TRAVEL_SOURCES.indexOf('ign');
const BY_OSRM = TRAVEL_SOURCES.indexOf('osrm');

function copied({ request, minutes, low, high, sources, overWater, verdicts }: TravelColumns): TravelColumns {
  return {
    request,
    minutes: minutes.slice(),
    low: low.slice(),
    high: high.slice(),
    sources: sources.slice(),
    overWater: overWater.slice(),
    verdicts: verdicts.slice(),
  };
}

function chunks(values: readonly number[], size: number): number[][] {
  const found: number[][] = [];
  for (let at = 0; at < values.length; at += size) found.push(values.slice(at, at + size));
  return found;
}
