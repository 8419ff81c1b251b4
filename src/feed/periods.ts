import { word } from './values.js';

/** A span of time that a figure is about. */
export interface Period {
  /** As published, in one form: `2014`, `2014-T3`, `2014-11`, `2014-11-20`, `2012/2014` (rolling). */
  readonly code: string;
  /** Its first instant, and the first after it: milliseconds, UTC. */
  readonly start: number;
  readonly end: number;
}

/** Reads a period; undefined for what is none (`2014-13`, `2014-02-30`, `2014/2012`). */
export function readPeriod(value: unknown): Period | undefined {
  const code = word(value).toUpperCase().replace('-Q', '-T');
  const [first, last, more] = code.split('/') as [string, string?, string?];
  const start = span(first);
  const end = last === undefined ? start : span(last);
  if (!start || !end || more !== undefined || end[1] < start[1] || (last && last === first)) return undefined;
  return { code, start: start[0], end: end[1] };
}

function span(text: string): readonly [start: number, end: number] | undefined {
  const [, year, quarter, month, day] = /^([12]\d{3})(?:-(?:T([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(text) ?? [];
  if (!year) return undefined;
  const first = quarter ? Number(quarter) * 3 - 3 : month ? Number(month) - 1 : 0;
  const length = quarter ? 3 : month ? 1 : 12;
  const start = Date.UTC(Number(year), first, Number(day ?? 1));
  // A day or a month that is none would be told as another.
  if (first > 11 || (day && new Date(start).getUTCDate() !== Number(day))) return undefined;
  return [start, day ? start + 864e5 : Date.UTC(Number(year), first + length)];
}
