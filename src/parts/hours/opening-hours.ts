/** Minutes from midnight: from, to. `to` is greater than `from`, and past 1440 when it runs into the next day. */
export type HoursRange = readonly [from: number, to: number];

/** A week that repeats. */
export interface WeeklyHours {
  /** By weekday, Monday first. */
  readonly days: readonly (readonly HoursRange[])[];
  /** The same when that weekday is a public holiday. */
  readonly holidays: readonly (readonly HoursRange[])[];
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?|PH';
const TIME = '\\d{1,2}:\\d\\d-\\d{1,2}:\\d\\d';
/** One rule: days (all where it names none), then times, `off`, or `24/7`. */
const RULE = new RegExp(`^((?:${DAY})(?:,(?:${DAY}))*)?:? ?(24/7|off|closed|${TIME}(?:,${TIME})*)?(?: ?open)?$`);
const DAY_MINUTES = 1440;

/**
 * Reads the plain weekly part of OpenStreetMap's opening_hours syntax: days, ranges of days, times, `off`, `PH`, `24/7`,
 * over midnight. As the specification has it, a rule replaces what earlier rules said of its days, and one after a comma
 * adds to it.
 *
 * @returns undefined for whatever else the syntax or the text holds: it is then best shown as written.
 */
export function openingHours(text: string): WeeklyHours | undefined {
  // 0–6 the weekdays, 7–13 the same weekdays when they are a public holiday.
  const cells: HoursRange[][] = [...Array(14)].map(() => []);
  // A comma before a day starts a rule that adds; any other joins days or times, and is written without a space.
  const parts = text
    .trim()
    .replace(/\s*([,;:–-])\s*/g, (_, mark: string) => (mark === '–' ? '-' : mark))
    .replace(/\s+/g, ' ')
    .replace(/(\d|off|closed|open),(?=[A-Z])/g, '$1;+')
    .replace(/;$/, '')
    .split(';');
  for (const part of parts) {
    const adds = part.startsWith('+');
    const match = RULE.exec(adds ? part.slice(1) : part);
    if (!match || !part) return undefined;
    const [, days, times = DAY_MINUTES + ''] = match;
    const ranges = times === 'off' || times === 'closed' ? [] : rangesOf(times);
    if (!ranges) return undefined;
    for (const cell of cellsOf(days)) cells[cell] = adds && ranges.length > 0 ? [...cells[cell]!, ...ranges] : ranges;
  }
  return { days: cells.slice(0, 7), holidays: cells.slice(7) };
}

/** Days without times, and `24/7`, are open all day. */
function rangesOf(times: string): HoursRange[] | undefined {
  if (!times.includes('-')) return [[0, DAY_MINUTES]];
  const ranges: HoursRange[] = [];
  for (const range of times.split(',')) {
    const [fromHour, from, toHour, to] = range.split(/[:-]/).map(Number) as [number, number, number, number];
    const start = fromHour * 60 + from;
    let end = toHour * 60 + to;
    if (from > 59 || to > 59 || start >= DAY_MINUTES || end > 2 * DAY_MINUTES) return undefined;
    if (end <= start) end += DAY_MINUTES;
    ranges.push([start, end]);
  }
  return ranges;
}

function* cellsOf(days: string | undefined): Generator<number> {
  if (!days) for (let cell = 0; cell < 14; cell++) yield cell;
  else
    for (const range of days.split(',')) {
      if (range === 'PH') for (let cell = 7; cell < 14; cell++) yield cell;
      else {
        const [from, to = from] = range.split('-').map((day) => DAYS.indexOf(day)) as [number, number?];
        for (let day = from; ; day = (day + 1) % 7) {
          yield day;
          yield day + 7;
          if (day === to) break;
        }
      }
    }
}
