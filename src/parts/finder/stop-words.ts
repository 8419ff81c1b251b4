import { messages, type Language } from '../../i18n/messages.js';
import { localTime, weekdayOf } from '../hours/open-state.js';
import type { NextStop } from './stops.js';

const DAY = 864e5;
const formatters = new Map<Language, Intl.DateTimeFormat>();

/** When a nomadic place is at its stop, by the stop's own clock: `jeudi 9 h – 13 h`; as published where that is not known. */
export function stopTimes({ stop, open, start, end }: NextStop, now: Date, language: Language): string {
  const text = messages(language).hours;
  if (open === undefined) return stop.openingHours;
  const time = (at: Date) => text.time(localTime(at, stop.inseeCode).minute);
  if (!start) return end ? text.open + text.until(text.atTime(time(end))) : text.open;
  const from = localTime(start, stop.inseeCode);
  const ahead = from.day - localTime(now, stop.inseeCode).day;
  const day = ahead < 7 ? (ahead === 1 ? text.tomorrow : text.days[weekdayOf(from.day)]!) : date(from.day, language);
  return `${day} ${end ? text.range(time(start), time(end)) : time(start)}`;
}

function date(day: number, language: Language): string {
  let formatter = formatters.get(language);
  if (!formatter) {
    const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    formatters.set(language, (formatter = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)));
  }
  return formatter.format(day * DAY);
}
