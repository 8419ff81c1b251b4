import type { FeedRecord } from '../../feed/table.js';
import { openingHours, type WeeklyHours } from './opening-hours.js';
import { openState, type OpenState } from './open-state.js';

/** Texts already read: many places of a list share one, and pages are turned back. */
const read = new Map<string, WeeklyHours | undefined>();

/** What only the full syntax has: free text is not worth its reader's 110 kB. */
const SYNTAX = /\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|week|sun(?:rise|set)|dawn|dusk)\b|\b\d{1,2}:\d\d ?-/;

/** What hours are told from: a record, or a stop of a nomadic place. */
export type HoursPlace = Pick<FeedRecord, 'openingHours' | 'inseeCode' | 'latitude' | 'longitude'>;

let full: typeof import('./full-hours.js') | undefined;

/** A record's hours where they are a plain week, read once for each text. */
export function hoursOf({ openingHours: text }: HoursPlace): WeeklyHours | undefined {
  if (!text) return undefined;
  if (!read.has(text)) read.set(text, openingHours(text));
  return read.get(text);
}

/**
 * Whether a record says that it is open at a moment, and when that changes; undefined where it does not say, or not yet.
 *
 * @param later Called once when hours beyond a plain week can be told, for which a large library is loaded first.
 */
export function openStateOf(record: HoursPlace, at: Date, later?: () => void): OpenState | undefined {
  const hours = hoursOf(record);
  if (hours) return openState(hours, at, record.inseeCode);
  if (!SYNTAX.test(record.openingHours ?? '')) return undefined;
  if (full) return full.fullState(record, at);
  if (later)
    import('./full-hours.js').then(
      (module) => {
        full = module;
        later();
      },
      // The hours stand as written; the next look tries again.
      () => {},
    );
  return undefined;
}
