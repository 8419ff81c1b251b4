import type { FeedRecord } from '../../feed/table.js';
import { openingHours, type WeeklyHours } from './opening-hours.js';
import { openState } from './open-state.js';

/** Texts already read: many places of a list share one, and pages are turned back. */
const read = new Map<string, WeeklyHours | undefined>();

/** A record's hours, read once for each text. */
export function hoursOf({ openingHours: text }: FeedRecord): WeeklyHours | undefined {
  if (!text) return undefined;
  if (!read.has(text)) read.set(text, openingHours(text));
  return read.get(text);
}

/** Whether a record says that it is open at a moment; false where it does not say, or not plainly. */
export function openNow(record: FeedRecord, at: Date): boolean {
  const hours = hoursOf(record);
  return hours !== undefined && openState(hours, at, record.inseeCode).open;
}
