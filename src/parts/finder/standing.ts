import type { Feed } from '../../feed/feed.js';
import type { RecordTable } from '../../feed/table.js';
import { nextStop, stopsOf, type NextStop } from './stops.js';
import type { When } from './when.js';

/** A feed at a moment: its nomadic places stand at their next stop. */
export interface Standing {
  /** The feed with the positions of that moment; the feed itself where nothing is nomadic. */
  readonly feed: Feed;
  /** Rows of nomadic places, with their next stop where there is one. */
  readonly stops: ReadonlyMap<number, NextStop | undefined>;
}

/** Puts the nomadic places of a feed where they stand at a moment, or will stand next. */
export function standingAt(feed: Feed, when: When, now: Date, later?: () => void): Standing {
  const stops = new Map([...stopsOf(feed)].map(([row, all]) => [row, nextStop(all, when, now, later)] as const));
  if (!stops.size) return { feed, stops };
  const { records } = feed;
  const longitudes = records.longitudes.slice();
  const latitudes = records.latitudes.slice();
  for (const [row, next] of stops) {
    if (!next || Number.isNaN(next.stop.longitude)) continue;
    longitudes[row] = next.stop.longitude;
    latitudes[row] = next.stop.latitude;
  }
  // The same positions are the same feed: what is drawn of it stays.
  const last = made.get(feed);
  const same = last && [...stops.keys()].every((row) => Object.is(last.longitudes[row], longitudes[row]));
  const moved = same ? last : { ...records, longitudes, latitudes };
  if (!same) made.set(feed, moved);
  let standing = feeds.get(moved);
  if (!standing) feeds.set(moved, (standing = { ...feed, records: moved }));
  return { feed: standing, stops };
}

const made = new WeakMap<Feed, RecordTable>();
const feeds = new WeakMap<RecordTable, Feed>();
