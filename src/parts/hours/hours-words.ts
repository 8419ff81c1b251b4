import { messages, type Language } from '../../i18n/messages.js';
import type { LocalMoment, OpenState } from './open-state.js';
import type { HoursRange, WeeklyHours } from './opening-hours.js';

/** One line of a week in words. */
export interface HoursLine {
  /** `Lun–ven`, `Jours fériés`. */
  readonly days: string;
  /** `9 h – 12 h 30, 14 h – 18 h 30`, `fermé`. */
  readonly times: string;
}

/** The state in two pieces to join, the first stressed: `['Ouvert', ' jusqu’à 18 h 30']`, `['Fermé', ', ouvre lundi à 9 h']`. */
export function stateWords({ open, until, next }: OpenState, language: Language): [state: string, rest: string] {
  const words = messages(language).hours;
  const change = open ? until : next;
  const when = change && momentWords(change, open, language);
  return [open ? words.open : words.closed, when ? (open ? words.until(when) : words.opens(when)) : ''];
}

/** The week in words, days with the same times together; days without any are left out. */
export function weekWords({ days, holidays }: WeeklyHours, language: Language): HoursLine[] {
  const words = messages(language).hours;
  const times = days.map((ranges) => timesWords(ranges, language));
  if (times.every((text) => text === words.allDay)) return [{ days: words.everyDay, times: words.allDay }];
  const lines = [...new Set(times)]
    .filter(Boolean)
    .map((text) => ({ days: capital(daysWords(times, text, words.shortDays)), times: text }));
  const onHolidays = new Set(holidays.map((ranges) => timesWords(ranges, language)));
  const stated =
    onHolidays.size === 1 && holidays.some((_, day) => timesWords(holidays[day]!, language) !== times[day]);
  return stated ? [...lines, { days: words.holidays, times: [...onHolidays][0] || words.closed.toLowerCase() }] : lines;
}

function momentWords({ inDays, weekday, minute }: LocalMoment, open: boolean, language: Language): string {
  const words = messages(language).hours;
  if (open && minute === 0) {
    // Closing at midnight belongs to the evening before.
    inDays--;
    weekday = (weekday + 6) % 7;
  }
  // "Until 2" in the night needs no "tomorrow".
  if (inDays <= 0 || (open && inDays === 1 && minute > 0 && minute <= 360)) return words.atTime(words.time(minute));
  const day = inDays === 1 ? words.tomorrow : inDays < 7 ? words.days[weekday]! : words.next(words.days[weekday]!);
  return words.atDay(day, words.time(minute));
}

function timesWords(ranges: readonly HoursRange[], language: Language): string {
  const words = messages(language).hours;
  return [...ranges]
    .sort((a, b) => a[0] - b[0])
    .map(([from, to]) => (to - from === 1440 ? words.allDay : words.range(words.time(from), words.time(to % 1440))))
    .join(', ');
}

/** `lun–mar, jeu`: the days whose times are `text`. */
function daysWords(times: readonly string[], text: string, names: readonly string[]): string {
  const runs: string[] = [];
  for (let day = 0; day < 7; day++) {
    if (times[day] !== text) continue;
    const from = day;
    while (times[day + 1] === text) day++;
    runs.push(from === day ? names[day]! : `${names[from]}–${names[day]}`);
  }
  return runs.join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
