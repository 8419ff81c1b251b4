import { outline } from '../feed/geography.js';
import { isObject } from '../feed/values.js';
import { boxOf } from './polygons.js';
import type { TravelMode, TravelZone } from './travel.js';

// The requests and answers of routing services, as their publishers describe them. Positions to 1/10,000 degree (11 m): no
// service needs to know more exactly where somebody is.

type Position = readonly [longitude: number, latitude: number];

/** The Géoplateforme of the IGN: no key, 5 requests a second from one address. */
export const IGN = { base: 'https://data.geopf.fr/', perSecond: 5 };

/** Profiles of the Géoplateforme's resource `bdtopo-valhalla`; it has no bicycle. */
const IGN_PROFILES = new Map<TravelMode, string>([
  ['walk', 'pedestrian'],
  ['car', 'car'],
]);

/** OSRM's own names of its profiles. */
export const OSRM_PROFILES: { readonly [mode in TravelMode]: string } = { walk: 'foot', bike: 'bike', car: 'car' };

/** Positions in one table: what a server allows that nobody has set up otherwise (`max-table-size`). */
export const OSRM_POSITIONS = 100;

function written(position: Position): string {
  return position.map((degrees) => Number(degrees.toFixed(4))).join(',');
}

/** Whether the Géoplateforme knows a mode. */
export function ignKnows(mode: TravelMode): boolean {
  return IGN_PROFILES.has(mode);
}

/**
 * Address of an isochrone: where one gets to from a position (`departure`), or whence one gets to it (`arrival`).
 * https://geoservices.ign.fr/documentation/services/services-geoplateforme/itineraire
 */
export function ignIsochroneUrl(
  base: string,
  mode: TravelMode,
  position: Position,
  minutes: number,
  direction: 'departure' | 'arrival',
): string {
  const parameters = {
    resource: 'bdtopo-valhalla',
    profile: IGN_PROFILES.get(mode)!,
    costType: 'time',
    costValue: String(Math.round(minutes * 60)),
    timeUnit: 'second',
    direction,
    point: written(position),
    geometryFormat: 'geojson',
    crs: 'EPSG:4326',
  };
  return `${base}navigation/isochrone?${query(parameters)}`;
}

/** Address of a route between two positions. */
export function ignRouteUrl(base: string, mode: TravelMode, from: Position, to: Position): string {
  const parameters = {
    resource: 'bdtopo-valhalla',
    profile: IGN_PROFILES.get(mode)!,
    optimization: 'fastest',
    start: written(from),
    end: written(to),
    timeUnit: 'second',
    getSteps: 'false',
    getBbox: 'false',
    crs: 'EPSG:4326',
  };
  return `${base}navigation/itineraire?${query(parameters)}`;
}

/** As these services write their parameters: commas, colons and semicolons as they are. */
function query(parameters: { readonly [name: string]: string }): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The zone of an isochrone's answer. Throws for anything else. */
export function readIsochrone(json: unknown): TravelZone {
  const shape = isObject(json) ? outline(json['geometry']) : undefined;
  if (!shape) throw new Error('no isochrone');
  return { kind: 'zone', outline: shape, bbox: boxOf(shape) };
}

/** Minutes of a route's answer. Throws for anything else. */
export function readRoute(json: unknown): number {
  const seconds = isObject(json) ? json['duration'] : undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < Infinity)) throw new Error('no route');
  return seconds / 60;
}

/**
 * Address of a table of durations from the first position to each other one.
 * https://project-osrm.org/docs/v5.24.0/api/#table-service
 *
 * @param base address of the server; `{profile}` in it stands for `car`, `bike` or `foot`
 */
export function osrmTableUrl(base: string, mode: TravelMode, from: Position, to: readonly Position[]): string {
  const profile = OSRM_PROFILES[mode];
  const server = base.replaceAll('{profile}', profile).replace(/\/+$/, '');
  const destinations = to.map((_, index) => index + 1).join(';');
  return `${server}/table/v1/${profile}/${[from, ...to].map(written).join(';')}?sources=0&destinations=${destinations}&annotations=duration`;
}

/** Minutes to `count` places of a table's answer, Infinity where no way leads. Throws for anything else. */
export function readTable(json: unknown, count: number): number[] {
  const rows = isObject(json) && json['code'] === 'Ok' ? json['durations'] : undefined;
  const row: unknown = Array.isArray(rows) && rows.length === 1 ? rows[0] : undefined;
  if (!Array.isArray(row) || row.length !== count) throw new Error('no table');
  return row.map((seconds: unknown) => {
    if (seconds === null) return Infinity;
    if (typeof seconds !== 'number' || !(seconds >= 0)) throw new Error('no table');
    return seconds / 60;
  });
}
