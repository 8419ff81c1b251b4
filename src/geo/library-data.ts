import type { Commune } from '../feed/feed.js';
import type { Box } from './polygons.js';

/** Gets a JSON document. Rejects when it cannot be had. */
export type FetchJson = (url: string) => Promise<unknown>;

/** Where the library's own facts are: the folder that the build writes beside the script. */
export interface LibraryData {
  /** Address of the folder, ending in `/`. */
  readonly base: string | URL;
  readonly fetchJson: FetchJson;
}

/** Communes in columns, as the build writes them. */
interface CommuneColumns {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Separated by spaces. */
  readonly postcodes: readonly string[];
  /** In 1/10,000 degree. */
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  readonly populations: readonly number[];
  /** SIRENs, and for each commune a position among them. Only in the parts by département. */
  readonly epcis?: readonly string[];
  readonly epci?: readonly number[];
}

const parts = new Map<string, Promise<unknown>>();

/**
 * One static part of the library's own data, fetched and decoded once for the page. After a failure the next call tries
 * again.
 */
export function libraryPart<T, R>({ base, fetchJson }: LibraryData, name: string, decode: (json: T) => R): Promise<R> {
  const url = new URL(name, base).href;
  let part = parts.get(url);
  if (!part) {
    part = fetchJson(url).then((json) => decode(json as T));
    parts.set(url, part);
    part.catch(() => parts.delete(url));
  }
  return part as Promise<R>;
}

/** How far around a département's centres its communes may reach, in 1/100 degree. */
const MARGIN = 8;

/** Whether a frame (west, south, east, north in degrees) may hold something of a département, by the box that `places.json` has of it. */
export function touches([left, bottom, right, top]: Box, [west, south, east, north]: Box): boolean {
  return (
    east * 100 > left - MARGIN &&
    west * 100 < right + MARGIN &&
    north * 100 > bottom - MARGIN &&
    south * 100 < top + MARGIN
  );
}

/** The communes of a part: `communes/33.json`, `names/12.json`. */
export function loadCommunes(data: LibraryData, name: string): Promise<readonly Commune[]> {
  return libraryPart(data, name, (columns: CommuneColumns) =>
    columns.codes.map((code, i) => ({
      code,
      name: columns.names[i]!,
      postcodes: columns.postcodes[i] ? columns.postcodes[i].split(' ') : [],
      longitude: columns.longitudes[i]! / 1e4,
      latitude: columns.latitudes[i]! / 1e4,
      population: columns.populations[i]!,
      epci: columns.epcis?.[columns.epci![i]!] ?? '',
    })),
  );
}

/** The largest communes of the country, largest first, without their EPCI: for names on a map. */
export function loadTowns(data: LibraryData): Promise<readonly Commune[]> {
  return loadCommunes(data, 'towns.json');
}
