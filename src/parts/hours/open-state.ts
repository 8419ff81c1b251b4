import type { HoursRange, WeeklyHours } from './opening-hours.js';
import { isPublicHoliday } from './public-holidays.js';

/** A moment of the place's own clock. */
export interface LocalMoment {
  /** Days from today, 0 for today. */
  readonly inDays: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** Minutes from that day's midnight. */
  readonly minute: number;
}

/** Whether a place is open, and when that changes. */
export interface OpenState {
  readonly open: boolean;
  /** When an open place closes; absent if it does not within a week. */
  readonly until?: LocalMoment;
  /** When a closed place opens; absent if it does not within a week. */
  readonly next?: LocalMoment;
}

/** Time zones by the first three digits of the commune's code; elsewhere Paris. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['971', 'America/Guadeloupe'],
  ['972', 'America/Martinique'],
  ['973', 'America/Cayenne'],
  ['974', 'Indian/Reunion'],
  ['975', 'America/Miquelon'],
  ['976', 'Indian/Mayotte'],
  ['977', 'America/Guadeloupe'],
  ['978', 'America/Guadeloupe'],
  ['986', 'Pacific/Wallis'],
  ['987', 'Pacific/Tahiti'],
  ['988', 'Pacific/Noumea'],
]);

const DAY_MINUTES = 1440;

/**
 * Whether a place is open at a moment, by the clock and the public holidays of where it stands.
 *
 * @param inseeCode The commune's code: overseas places have their own time zone and holidays.
 */
export function openState(hours: WeeklyHours, at: Date, inseeCode = ''): OpenState {
  const { day, minute } = localTime(at, inseeCode);
  const ranges: HoursRange[] = [];
  // From yesterday, which may run past midnight, to beyond a week from now.
  for (let ahead = -1; ahead <= 8; ahead++) {
    const weekday = weekdayOf(day + ahead);
    const cells = isPublicHoliday(day + ahead, inseeCode) ? hours.holidays : hours.days;
    for (const [from, to] of cells[weekday]!) ranges.push([from + ahead * DAY_MINUTES, to + ahead * DAY_MINUTES]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  // Grows for as long as some range covers it.
  let end = minute;
  for (const [from, to] of ranges) if (from <= end) end = Math.max(end, to);
  if (end > minute) return { open: true, until: moment(end, day) };
  const next = ranges.find(([from]) => from > minute);
  return { open: false, next: next && moment(next[0], day) };
}

/** A minute counted from the midnight that begins `day`; undefined beyond a week. */
export function moment(minute: number, day: number): LocalMoment | undefined {
  const inDays = Math.floor(minute / DAY_MINUTES);
  return inDays > 7 ? undefined : { inDays, weekday: weekdayOf(day + inDays), minute: minute - inDays * DAY_MINUTES };
}

/** Monday is 0; 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** The instant at which the clock of a commune shows a day (since 1 January 1970) and a minute. */
export function instantOf(day: number, minute: number, inseeCode: string): Date {
  const shown = (day * DAY_MINUTES + minute) * 6e4;
  let at = shown;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  for (let i = 0; i < 2; i++) {
    const local = localTime(new Date(at), inseeCode);
    at += shown - (local.day * DAY_MINUTES + local.minute) * 6e4;
  }
  return new Date(at);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Days since 1 January 1970 and minutes since midnight, by the clock of a commune. */
export function localTime(at: Date, inseeCode: string): { day: number; minute: number } {
  const zone = ZONES.get(inseeCode.slice(0, 3)) ?? 'Europe/Paris';
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    clocks.set(zone, clock);
  }
  // en: month/day/year, hour:minute
  const [month, date, year, hour, minute] = clock.format(at).match(/\d+/g)!.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { day: Date.UTC(year, month - 1, date) / 864e5, minute: hour * 60 + minute };
}
