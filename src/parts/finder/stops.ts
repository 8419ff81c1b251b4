import { isObject, numeric, word } from '../../feed/values.js';
import type { Feed } from '../../feed/feed.js';
import { hoursOf, openStateOf } from '../hours/open-now.js';
import { instantOf, localTime, type LocalMoment } from '../hours/open-state.js';
import { instantAt, type When } from './when.js';

/** A stop of a nomadic place, as its feed has it. */
export interface Stop {
  readonly name: string;
  readonly address: string;
  readonly commune: string;
  readonly inseeCode: string;
  /** Degrees; NaN where it has none. */
  readonly longitude: number;
  readonly latitude: number;
  readonly openingHours: string;
}

/** Where a nomadic place stands at a moment, or will stand next. */
export interface NextStop {
  readonly stop: Stop;
  /** Whether it stands there at that moment; undefined where its hours are not known. */
  readonly open: boolean | undefined;
  /** When it comes; absent where it is there, or its hours are not known. */
  readonly start?: Date | undefined;
  /** When it leaves. */
  readonly end?: Date | undefined;
}

/** How far ahead stops are looked for. */
const WEEKS = 26;
const WEEK = 7 * 864e5;

const stops = new WeakMap<Feed, ReadonlyMap<number, readonly Stop[]>>();

/** The stops of a feed's nomadic places, by row. */
export function stopsOf(feed: Feed): ReadonlyMap<number, readonly Stop[]> {
  let found = stops.get(feed);
  if (!found) stops.set(feed, (found = readAll(feed)));
  return found;
}

function readAll({ records }: Feed): Map<number, readonly Stop[]> {
  const all = new Map<number, readonly Stop[]>();
  for (const [row, raw] of records.having('tournee')) {
    const own = Array.isArray(raw) ? raw.filter(isObject).map(readStop) : [];
    if (own.length) all.set(row, own);
  }
  return all;
}

function readStop(raw: { readonly [key: string]: unknown }): Stop {
  const [longitude, latitude] = [numeric(raw['longitude']), numeric(raw['latitude'])];
  const placed = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return {
    name: word(raw['nom']),
    address: word(raw['adresse']),
    commune: word(raw['commune']),
    inseeCode: word(raw['code_insee']),
    longitude: placed ? longitude : NaN,
    latitude: placed ? latitude : NaN,
    openingHours: word(raw['horaires']),
  };
}

/**
 * The stop where a place stands at a moment, else the one that it comes to first after it; else one whose hours are not
 * known. Undefined when all of them are over, as far as half a year ahead.
 *
 * @param later called once when hours beyond a plain week can be told
 */
export function nextStop(all: readonly Stop[], when: When, now: Date, later?: () => void): NextStop | undefined {
  let best: NextStop | undefined;
  for (const stop of all) {
    const found = visit(stop, instantAt(when, now, stop.inseeCode), later);
    if (found && (!best || rank(found) < rank(best))) best = found;
  }
  return best;
}

function visit(stop: Stop, at: Date, later?: () => void): NextStop | undefined {
  const { inseeCode } = stop;
  for (let week = 0; week < WEEKS; week++) {
    const moment = new Date(at.getTime() + week * WEEK);
    const state = openStateOf(stop, moment, later);
    if (!state) return { stop, open: undefined };
    const instant = ({ inDays, minute }: LocalMoment, from: Date) =>
      instantOf(localTime(from, inseeCode).day + inDays, minute, inseeCode);
    if (state.open && !week) return { stop, open: true, end: state.until && instant(state.until, moment) };
    const start = state.open ? moment : state.next && instant(state.next, moment);
    if (start) {
      const { until } = openStateOf(stop, start) ?? {};
      return { stop, open: false, start, end: until && instant(until, start) };
    }
    // A plain week is the same next week.
    if (hoursOf(stop)) return undefined;
  }
  return undefined;
}

/** What is there comes first, then what comes soonest, what is not known last. */
function rank({ open, start }: NextStop): number {
  return open ? 0 : (start?.getTime() ?? Infinity);
}
