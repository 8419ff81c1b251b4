import type { Feed } from '../../feed/feed.js';
import { KINDS, type Kind } from '../../feed/kinds.js';
import type { CodeColumn } from '../../feed/table.js';
import { BEYOND, MAYBE, UNKNOWN, WITHIN, type Reach } from '../../geo/travel.js';
import type { Filter } from '../../query/query.js';

/** Kinds that a visitor may go to. */
export const PLACES: readonly Kind[] = ['tiers-lieu', 'service-public', 'point-postal'];

/** How many of the nearest are named when none is within reach. */
export const NEAREST = 5;

/** Whether a place is open at the moment asked for. */
export type Opening = 'open' | 'closed' | 'unknown';

/** What is within reach, as the visitor reads it. */
export interface Answer {
  readonly reach: Reach;
  /** Places of the reach's columns to list, nearest first. */
  readonly listed: Uint32Array;
  readonly within: number;
  readonly maybe: number;
  /** Whether what is listed lies beyond the limit, because nothing else does. */
  readonly beyond: boolean;
  /** Places without a position. */
  readonly unplaced: number;
  /** Whether a place of the columns is only perhaps an answer. */
  isUnsure(k: number): boolean;
}

/** Rows that a filter leaves, under what the author fixed. Without a `type` anywhere: the tiers-lieux, else all places. */
export function rowsOf(
  { records, vocabularies }: Feed,
  filter: Filter,
  lock: Filter,
  inside?: Uint8Array,
): Uint32Array {
  const { categories, services } = records;
  const kinds = kindsOf({ records }, filter, lock).map((kind) => KINDS.indexOf(kind));
  const tests: ((row: number) => boolean)[] = [(row) => kinds.includes(records.kinds[row]!)];
  for (const { categories: asked, services: offered } of [lock, filter]) {
    if (asked?.length) {
      const { families, categories: terms, familyOf } = vocabularies;
      const wanted = terms.map(
        ({ code }, at) => asked.includes(code) || asked.includes(families[familyOf[at]!]?.code ?? ''),
      );
      tests.push((row) => holds(categories, row, wanted));
    }
    if (offered?.length) {
      const wanted = vocabularies.services.map(({ code }) => offered.includes(code));
      tests.push((row) => holds(services, row, wanted));
    }
  }
  if (inside) tests.push((row) => inside[row] === 1);
  const rows: number[] = [];
  for (let row = 0; row < records.length; row++) if (tests.every((test) => test(row))) rows.push(row);
  return Uint32Array.from(rows);
}

/** The kinds looked for. */
export function kindsOf({ records }: Pick<Feed, 'records'>, { kinds }: Filter, lock: Filter): readonly Kind[] {
  const asked = kinds?.filter((kind) => !lock.kinds?.length || lock.kinds.includes(kind));
  if (asked?.length) return asked;
  if (lock.kinds?.length) return lock.kinds;
  return records.kinds.includes(KINDS.indexOf('tiers-lieu')) ? ['tiers-lieu'] : PLACES;
}

/**
 * Puts travel times and opening together.
 *
 * @param openingOf whether place `k` is open when it must be; undefined where that does not matter
 * @param isDoubtful whether place `k` may not be where its position says
 */
export function answerOf(
  reach: Reach,
  openingOf: ((k: number) => Opening) | undefined,
  isDoubtful: (k: number) => boolean,
): Answer {
  const { verdicts, order } = reach;
  const isUnsure = (k: number) => verdicts[k] === MAYBE || openingOf?.(k) === 'unknown' || isDoubtful(k);
  const near = order.filter((k) => verdicts[k] !== BEYOND && openingOf?.(k) !== 'closed');
  const maybe = near.reduce((sum, k) => sum + Number(isUnsure(k)), 0);
  const within = near.length - maybe;
  let listed = near;
  if (!near.length) {
    const nearest: number[] = [];
    for (const k of order) {
      if (nearest.length === NEAREST) break;
      if (openingOf?.(k) !== 'closed') nearest.push(k);
    }
    listed = Uint32Array.from(nearest);
  }
  const unplaced = verdicts.reduce((sum, verdict) => sum + Number(verdict === UNKNOWN), 0);
  return { reach, listed, within, maybe, beyond: near.length === 0, unplaced, isUnsure };
}

/** Whether place `k` is surely within the limit, whatever its hours. */
export function isWithin({ verdicts }: Reach, k: number): boolean {
  return verdicts[k] === WITHIN;
}

/** For each term of a column's vocabulary, how many of the rows have it. */
export function countTerms({ start, codes }: CodeColumn, rows: Uint32Array, terms: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const row of rows) for (let at = start[row]!; at < start[row + 1]!; at++) counts[codes[at]!]!++;
  return counts;
}

function holds({ start, codes }: CodeColumn, row: number, wanted: readonly boolean[]): boolean {
  for (let at = start[row]!; at < start[row + 1]!; at++) if (wanted[codes[at]!]) return true;
  return false;
}
