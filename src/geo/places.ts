import type { Commune } from '../feed/feed.js';
import { communeLookup } from './commune-lookup.js';
import { parseCoordinates } from './coordinates.js';
import { distanceKm } from './distance.js';
import { libraryPart, loadCommunes, loadTowns, touches, type FetchJson } from './library-data.js';
import { departementOf } from './outlines.js';
import { normalizeName } from './place-names.js';
import type { Box } from './polygons.js';

/** A place that a typed text may mean. */
export interface PlaceSuggestion {
  readonly kind: 'commune' | 'coordinates';
  /** Name of the commune, or latitude and longitude. */
  readonly label: string;
  /** Postcode: the one that was typed, else the first; empty for coordinates. */
  readonly detail: string;
  /** The commune's code (COG). */
  readonly code?: string;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  readonly population?: number;
}

/** Finds communes by what people type, by code and by place. Never rejects: what cannot be had is not found. */
export interface PlaceSearch {
  /**
   * At most six places: communes by beginnings of their words, by postcode (then all that have it) or by code, exact names
   * first, then by population; or one pasted position. Empty once `signal` has aborted.
   */
  suggest(text: string, signal?: AbortSignal): Promise<readonly PlaceSuggestion[]>;
  /** The commune with a code (COG); codes of municipal arrondissements give their commune. */
  communeOf(code: string): Promise<Commune | undefined>;
  /** The commune with the nearest centre. */
  nearest(longitude: number, latitude: number): Promise<Commune | undefined>;
  /** All communes of the départements that a frame touches: west, south, east, north in degrees. */
  around(frame: Box): Promise<readonly Commune[]>;
  /** All communes of some départements (`33`, `2A`, `974`). */
  communesOf(departements: readonly string[]): Promise<readonly Commune[]>;
}

/** What a place search works with. */
export interface PlaceSources {
  /** The feed's own communes. When there are some, typed places are looked for among them alone. */
  readonly feedCommunes: readonly Commune[];
  /** Address of the library's data folder, ending in `/`; without it there are the feed's communes alone. */
  readonly base: string | URL | undefined;
  readonly fetchJson: FetchJson;
  /** Called once, when a part of the library's data cannot be had. */
  readonly onError?: (error: unknown) => void;
}

/** The table that says which part holds what. */
interface Table {
  /** Beginning of the first key of each slice of names, sorted. */
  readonly slices: readonly string[];
  /** Postcodes that are also used in other départements, with these. */
  readonly crossing: Readonly<Record<string, readonly string[]>>;
  /** West, south, east, north of the centres in each département, in 1/100 degree. */
  readonly boxes: Readonly<Record<string, readonly [number, number, number, number]>>;
}

const MOST = 6;
/** A text that so many slices hold is too short to fetch them: the largest towns answer, and its exact namesake. */
const MOST_SLICES = 4;

/** A search over the feed's communes, else over the library's, of which it fetches what a question needs, once. */
export function placeSearch({ feedCommunes, base, fetchJson, onError }: PlaceSources): PlaceSearch {
  const own = communeLookup(feedCommunes);
  let complained = false;

  /** The answer of the library's data, or `none` when it cannot be had. */
  async function ask<T>(question: (data: { base: string | URL; fetchJson: FetchJson }) => Promise<T>, none: T) {
    if (!base) return none;
    try {
      return await question({ base, fetchJson });
    } catch (error) {
      if (!complained) onError?.(error);
      complained = true;
      return none;
    }
  }

  const table = (data: { base: string | URL; fetchJson: FetchJson }) =>
    libraryPart(data, 'places.json', (json: Table) => json);

  const departements = (codes: readonly string[]) =>
    ask(async (data) => {
      const known = (await table(data)).boxes;
      const parts = codes.filter((code) => Object.hasOwn(known, code));
      return (await Promise.all(parts.map((code) => loadCommunes(data, `communes/${code}.json`)))).flat();
    }, []);

  const byNumber = (number: string) =>
    ask(async (data) => {
      const { crossing } = await table(data);
      const codes = number.startsWith('20') ? ['2A', '2B'] : [departementOf(number.toUpperCase())];
      return departements([...new Set([...codes, ...(Object.hasOwn(crossing, number) ? crossing[number]! : [])])]);
    }, []);

  const byName = (name: string) =>
    ask(async (data) => {
      const { slices } = await table(data);
      const first = Math.max(0, slices.filter((key) => key < name).length - 1);
      const end = slices.filter((key) => key <= `${name}\uffff`).length;
      const few = end - first <= MOST_SLICES;
      const wanted = slices.map((_, i) => i).slice(first, few ? end : first + 2);
      const parts = wanted.map((i) => loadCommunes(data, `names/${i}.json`));
      return (await Promise.all(few ? parts : [...parts, loadTowns(data)])).flat();
    }, []);

  const around = (frame: Box) =>
    ask(async (data) => {
      const { boxes } = await table(data);
      return departements(Object.keys(boxes).filter((code) => touches(boxes[code]!, frame)));
    }, []);

  async function find(text: string): Promise<PlaceSuggestion[]> {
    const tokens = normalizeName(text).split(' ');
    const number = tokens.find((token) => /^(\d{2,5}|2[ab]\d{0,3})$/.test(token));
    const words = tokens.filter((token) => !/\d/.test(token));
    const name = words.join(' ');
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
    const library = !own.size;
    if (number) {
      const found = matches(library ? await byNumber(number) : feedCommunes, tokens, name, number);
      if (found.length) return found;
    }
    for (const key of new Set([name, longest])) {
      if (key.length < 2) continue;
      const found = matches(library ? await byName(key) : feedCommunes, words, name);
      if (found.length) return found;
    }
    return [];
  }

  return {
    async suggest(text, signal) {
      const position = parseCoordinates(text);
      const found = position ? [pasted(position)] : await find(text);
      return signal?.aborted ? [] : found;
    },
    async communeOf(code) {
      const whole = wholeCommune(code);
      return own.get(whole) ?? (await departements([departementOf(whole)])).find((commune) => commune.code === whole);
    },
    async nearest(longitude, latitude) {
      const near = own.nearest(longitude, latitude);
      if (near) return near;
      // Not by the lookup: overseas a centre may be farther than it looks.
      const distance = (commune: Commune) => distanceKm(longitude, latitude, commune.longitude, commune.latitude);
      const found = await around([longitude, latitude, longitude, latitude]);
      return found.reduce<Commune | undefined>((a, b) => (a && distance(a) <= distance(b) ? a : b), undefined);
    },
    around,
    async communesOf(codes) {
      const among = feedCommunes.filter(({ code }) => codes.includes(departementOf(code)));
      const covered = new Set(among.map(({ code }) => departementOf(code)));
      return [...among, ...(await departements(codes.filter((code) => !covered.has(code))))];
    },
  };
}

/** The code of the commune that a municipal arrondissement of Paris, Lyon or Marseille belongs to; other codes as they are. */
export function wholeCommune(code: string): string {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056';
  if (/^6938[1-9]$/.test(code)) return '69123';
  if (/^132(0[1-9]|1[0-6])$/.test(code)) return '13055';
  return code;
}

const normalized = new WeakMap<Commune, string>();

function normalizedName(commune: Commune): string {
  let name = normalized.get(commune);
  if (name === undefined) normalized.set(commune, (name = normalizeName(commune.name)));
  return name;
}

/** The communes whose name, postcodes or code have a word for each token, best first. */
function matches(communes: readonly Commune[], tokens: readonly string[], name: string, number?: string) {
  const code = number && wholeCommune(number).toUpperCase();
  const found = new Map<string, { commune: Commune; rank: number }>();
  for (const commune of communes) {
    const own = normalizedName(commune);
    const passes = tokens.every((token) =>
      token === number
        ? commune.code.startsWith(code!) || commune.postcodes.some((postcode) => postcode.startsWith(number))
        : ` ${own}`.includes(` ${token}`),
    );
    if (passes) found.set(commune.code, { commune, rank: own === name ? 0 : own.startsWith(name) ? 1 : 2 });
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || b.commune.population - a.commune.population)
    .slice(0, number?.length === 5 ? undefined : MOST)
    .map(({ commune }): PlaceSuggestion => {
      const { code, longitude, latitude, population, postcodes } = commune;
      const detail = postcodes.find((postcode) => number && postcode.startsWith(number)) ?? postcodes[0] ?? '';
      return { kind: 'commune', label: commune.name, detail, code, longitude, latitude, population };
    });
}

function pasted({ longitude, latitude }: { longitude: number; latitude: number }): PlaceSuggestion {
  const label = [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(5)))).join(', ');
  return { kind: 'coordinates', label, detail: '', longitude, latitude };
}
