import type { Feed } from '../feed/feed.js';
import { KINDS } from '../feed/kinds.js';
import { slicer } from '../feed/slices.js';
import { turn } from '../feed/turn.js';
import { localText, type CodeColumn } from '../feed/table.js';
import { communeLookup, type CommuneLookup } from '../geo/commune-lookup.js';
import { distanceKm } from '../geo/distance.js';
import { bucketSort, sortedBy } from './order.js';
import type { Filter, Position, Query, QueryEngine, QueryResult } from './query.js';
import { territoryIndex } from './territory.js';
import { normalise, wordsOf } from './text.js';
import { NAME_START, textIndex } from './text-index.js';

/** Up to this many records, descriptions are searched with the names, for one answer. */
const ONE_ANSWER = 5000;

/** Longest text that is searched, in words. */
const MOST_WORDS = 8;

/** Which key of the filter a record fails. */
const CATEGORY = 1;
const KIND = 2;
const SERVICE = 4;

/** Choices of the filter as flags by index of the vocabulary; undefined where a key does not narrow. */
interface Wanted {
  readonly categories: Uint8Array | undefined;
  readonly kinds: Uint8Array | undefined;
  readonly services: Uint8Array | undefined;
}

interface Lock {
  readonly mask: Uint8Array;
  readonly total: number;
}

interface Distances {
  readonly kilometers: Float32Array;
  /** All rows, the nearest first, those without position last. */
  readonly order: Uint32Array;
}

const engines = new WeakMap<Feed, QueryEngine>();

/** The one engine of a feed, made at the first call. */
export function engineOf(feed: Feed): QueryEngine {
  let engine = engines.get(feed);
  if (!engine) engines.set(feed, (engine = queryEngine(feed, communeLookup(feed.communes))));
  return engine;
}

/**
 * Answers queries on a feed.
 *
 * A code in `query.filter` that the feed does not know is ignored, since nobody could take it back; in `query.lock` it
 * matches nothing. A record's name, commune, categories and services together with its texts must hold every word of
 * the text, each at the beginning of a word. Relevance: names that begin with a word, names that hold it, then communes,
 * categories and services, then descriptions; without a text the feed's own order. Alphabetical order leaves accents,
 * case and punctuation aside; it and the order of dates fall back on the feed's.
 */
export function queryEngine(feed: Feed, communes: CommuneLookup): QueryEngine {
  const { records, vocabularies } = feed;
  const { length, longitudes, latitudes } = records;
  const { familyOf, families } = vocabularies;
  const categoryCodes = new Map<string, readonly number[]>([
    ...families.map(({ code, members }) => [code, members] as const),
    ...vocabularies.categories.map(({ code }, index) => [code, [index]] as const),
  ]);
  const serviceCodes = new Map(vocabularies.services.map(({ code }, index) => [code, [index]] as const));
  const kindCodes = new Map<string, readonly number[]>(KINDS.map((kind, index) => [kind, [index]] as const));

  // Scratch of one computation, which never yields.
  const base = new Uint8Array(length);
  const scores = new Uint8Array(length);
  const passing = new Uint32Array(length);

  let asked = false;
  const text = textIndex(feed);
  const all = new Uint8Array(length).fill(1);
  const territory = territoryIndex(feed, communes);
  const inTerritories = remembering((codes: readonly string[]) => territory.rowsIn(codes));
  const lockOf = remembering(makeLock);

  const byName = remembering((language: string) =>
    sortedBy(length, (row) => normalise(localText(records.names[row], language))),
  );
  const byDate = remembering(async () => {
    await records.whole;
    // Complemented digits turn "newest first" into a plain order, with the undated last.
    const digits = (date: string) => date.replace(/\d/g, (digit) => `${9 - Number(digit)}`);
    return sortedBy(length, (row) => (records.updated[row] === '' ? '~' : digits(records.updated[row]!)));
  });
  const byDistance = remembering(distancesFrom);
  const communeRanks = remembering(async () => {
    await records.located();
    const names = records.communeNames.map(normalise);
    const ranks = new Uint32Array(names.length);
    let rank = 0;
    let last = '';
    for (const commune of await sortedBy(names.length, (at) => names[at]!)) {
      if (names[commune] !== last) rank++;
      last = names[commune]!;
      ranks[commune] = rank;
    }
    // Whoever says no commune comes last.
    return ranks.map((own, commune) => (names[commune] === '' ? rank + 1 : own));
  });

  const indexed = (async () => {
    await text.descriptions;
    await byName('fr');
  })();

  function wantedBy(filter: Filter, strict: boolean): Wanted {
    const flags = (
      codes: readonly string[] | undefined,
      known: ReadonlyMap<string, readonly number[]>,
      size: number,
    ) => {
      const indexes = codes?.flatMap((code) => known.get(code) ?? []) ?? [];
      if (indexes.length === 0 && !(strict && codes?.length)) return undefined;
      const wanted = new Uint8Array(size);
      for (const index of indexes) wanted[index] = 1;
      return wanted;
    };
    return {
      categories: flags(filter.categories, categoryCodes, vocabularies.categories.length),
      kinds: flags(filter.kinds, kindCodes, KINDS.length),
      services: flags(filter.services, serviceCodes, vocabularies.services.length),
    };
  }

  function misses({ categories, kinds, services }: Wanted, row: number): number {
    return (
      (categories && !holdsAny(records.categories, row, categories) ? CATEGORY : 0) |
      (kinds && !kinds[records.kinds[row]!] ? KIND : 0) |
      (services && !holdsAny(records.services, row, services) ? SERVICE : 0)
    );
  }

  async function makeLock(lock: Filter): Promise<Lock> {
    const wanted = wantedBy(lock, true);
    const masks: Uint8Array[] = [];
    if (lock.territories?.length) masks.push(await inTerritories(lock.territories));
    if (lock.text) {
      await text.names;
      for (const word of words(lock.text)) masks.push(await text.complete(word));
    }
    const mask = new Uint8Array(length);
    let total = 0;
    for (let row = 0; row < length; row++) {
      if (misses(wanted, row) || masks.some((other) => !other[row])) continue;
      mask[row] = 1;
      total++;
    }
    return { mask, total };
  }

  async function distancesFrom({ longitude, latitude }: Position): Promise<Distances> {
    const tick = slicer();
    const kilometers = new Float32Array(length);
    // Tenths of metres, sorted by their lower and then by their upper half: far faster than comparing.
    const tenths = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      const distance = distanceKm(longitude, latitude, longitudes[row]!, latitudes[row]!);
      kilometers[row] = distance;
      tenths[row] = distance === distance ? Math.round(distance * 1e4) : 2 ** 28 - 1;
    }
    await tick();
    const half = 2 ** 14;
    const byLower = bucketSort(
      tenths.map((_, row) => row),
      (row) => tenths[row]! % half,
      half,
    );
    await tick();
    const order = bucketSort(byLower, (row) => tenths[row]! >> 14, half);
    return { kilometers, order };
  }

  /** Everything that an answer needs beside the text; had in advance, so that the answer itself is one short step. */
  interface Given {
    readonly query: Query;
    readonly lock: Lock;
    readonly inside: Uint8Array | undefined;
    readonly distances: Distances | undefined;
    /** All rows in the asked order; undefined for relevance. */
    readonly sequence: Uint32Array | undefined;
    readonly communeRank: Uint32Array | undefined;
  }

  function answer({ query, lock, inside, distances, sequence, communeRank }: Given, matches: readonly Uint8Array[]) {
    const { ids, bounds } = query;
    base.set(lock.mask);
    if (inside) for (let row = 0; row < length; row++) base[row]! &= inside[row]!;
    for (const levels of matches) {
      for (let row = 0; row < length; row++) {
        if (levels[row]) scores[row] = (levels === matches[0] ? 0 : scores[row]!) + levels[row]!;
        else base[row] = 0;
      }
    }
    if (ids) {
      const named = new Uint8Array(length);
      for (const id of ids) {
        const row = records.indexOf(id);
        if (row >= 0) named[row] = 1;
      }
      for (let row = 0; row < length; row++) base[row]! &= named[row]!;
    }
    if (bounds) {
      const [west, south, east, north] = bounds;
      for (let row = 0; row < length; row++) {
        const x = longitudes[row]!;
        const y = latitudes[row]!;
        if (!(x >= west && x <= east && y >= south && y <= north)) base[row] = 0;
      }
    }

    const wanted = wantedBy(query.filter, false);
    const facets = {
      categories: new Uint32Array(vocabularies.categories.length),
      families: new Uint32Array(families.length),
      kinds: new Uint32Array(KINDS.length),
      services: new Uint32Array(vocabularies.services.length),
    };
    const lastOfFamily = new Int32Array(families.length).fill(-1);
    let count = 0;
    for (let row = 0; row < length; row++) {
      if (!base[row]) continue;
      const missed = misses(wanted, row);
      if (missed === 0) passing[count++] = row;
      // A choice alone, under all other keys: the records that fail no other key than the choice's own.
      if ((missed & ~CATEGORY) === 0) {
        const { start, codes } = records.categories;
        for (let at = start[row]!, end = start[row + 1]!; at < end; at++) {
          const category = codes[at]!;
          facets.categories[category]!++;
          const family = familyOf[category]!;
          if (lastOfFamily[family] === row) continue;
          lastOfFamily[family] = row;
          facets.families[family]!++;
        }
      }
      if ((missed & ~KIND) === 0) facets.kinds[records.kinds[row]!]!++;
      if ((missed & ~SERVICE) === 0) {
        const { start, codes } = records.services;
        for (let at = start[row]!, end = start[row + 1]!; at < end; at++) facets.services[codes[at]!]!++;
      }
    }
    const rows = passing.slice(0, count);

    let order: Uint32Array = rows;
    if (sequence) {
      base.fill(0);
      for (const row of rows) base[row] = 1;
      order = sequence.filter((row) => base[row]);
    } else if (matches.length > 0) {
      const best = matches.length * NAME_START;
      order = bucketSort(rows, (row) => best - scores[row]!, best + 1);
    }
    if (communeRank) order = bucketSort(order, (row) => communeRank[records.communes[row]!]!, communeRank.length + 2);
    const answered = { order, passing: rows, facets, total: lock.total };
    if (!distances) return answered;
    const kilometers = new Float32Array(order.length);
    for (let at = 0; at < order.length; at++) kilometers[at] = distances.kilometers[order[at]!]!;
    return { ...answered, distances: kilometers };
  }

  async function run(query: Query, onResult: (result: QueryResult) => void, signal?: AbortSignal): Promise<void> {
    const { filter, sort, from } = query;
    const distances = from && (await byDistance({ longitude: from.longitude, latitude: from.latitude }));
    const given: Given = {
      query,
      lock: query.lock && narrows(query.lock) ? await lockOf(query.lock) : { mask: all, total: length },
      inside: filter.territories?.length ? await inTerritories(filter.territories) : undefined,
      distances,
      sequence:
        sort === 'name'
          ? await byName(query.language)
          : sort === 'date'
            ? await byDate(0)
            : sort === 'distance'
              ? distances?.order
              : undefined,
      communeRank: query.groupByCommune ? await communeRanks(0) : undefined,
    };
    const searched = words(filter.text ?? '');
    if (searched.length > 0) await text.names;
    const tell = async (result: QueryResult) => {
      // With the first answer a page draws for the first time: not also in the task that has just read the feed.
      if (!asked) await turn();
      asked = true;
      if (!signal?.aborted) onResult(result);
    };
    // A caller never hears back before `run` has returned.
    await undefined;
    if (signal?.aborted) return;
    if (searched.length > 0 && !(length <= ONE_ANSWER && text.ready)) {
      await tell({ ...answer(given, searched.map(text.quick)), complete: false });
      // The first answer is drawn before the descriptions are looked at.
      await turn();
      if (signal?.aborted) return;
    }
    const matches: Uint8Array[] = [];
    for (const word of searched) {
      matches.push(await text.complete(word, signal));
      if (signal?.aborted) return;
    }
    await tell({ ...answer(given, matches), complete: true });
  }

  return { run, indexed };
}

/** Whether a filter asks for anything. */
function narrows({ categories, kinds, services, text, territories }: Filter): boolean {
  return [categories, kinds, services, text, territories].some((asked) => asked?.length);
}

function words(text: string): string[] {
  return wordsOf(text).slice(0, MOST_WORDS);
}

function holdsAny({ start, codes }: CodeColumn, row: number, wanted: Uint8Array): boolean {
  for (let at = start[row]!, end = start[row + 1]!; at < end; at++) if (wanted[codes[at]!]) return true;
  return false;
}

/** Remembers the answers to the last few questions, compared by their JSON. */
function remembering<Q, A>(ask: (question: Q) => Promise<A>): (question: Q) => Promise<A> {
  const answers = new Map<string, Promise<A>>();
  return (question) => {
    const key = JSON.stringify(question);
    let answer = answers.get(key);
    if (!answer) {
      if (answers.size > 3) answers.delete([...answers.keys()][0]!);
      answers.set(key, (answer = ask(question)));
    }
    return answer;
  };
}
