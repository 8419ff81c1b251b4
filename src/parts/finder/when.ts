import { instantOf, localTime, weekdayOf } from '../hours/open-state.js';

/** When a place must be open: now, or at the next such weekday (Monday is 0) and minute of its own clock. */
export type When = 'now' | { readonly weekday: number; readonly minute: number };

const DAYS = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'];

/** Reads `maintenant` or `je-10:30`, as an address has them; undefined for anything else. */
export function parseWhen(text: string | undefined): When | undefined {
  if (text === 'maintenant') return 'now';
  const match = /^([a-z]{2})-([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? '');
  const weekday = match ? DAYS.indexOf(match[1]!) : -1;
  return weekday < 0 ? undefined : { weekday, minute: Number(match![2]) * 60 + Number(match![3]) };
}

/** Writes what {@link parseWhen} reads. */
export function formatWhen(when: When): string {
  return when === 'now' ? 'maintenant' : `${DAYS[when.weekday]}-${clockText(when.minute)}`;
}

/** `09:30`, as a field for times has it. */
export function clockText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The instant at which it is then where a place stands. */
export function instantAt(when: When, now: Date, inseeCode = ''): Date {
  if (when === 'now') return now;
  const clock = localTime(now, inseeCode);
  let ahead = (when.weekday - weekdayOf(clock.day) + 7) % 7;
  if (!ahead && when.minute < clock.minute) ahead = 7;
  return instantOf(clock.day + ahead, when.minute, inseeCode);
}
