import type { TravelMode } from '../geo/travel.js';
import type { Journey } from './calibrate.js';

const MODES = new Map<string, TravelMode>([
  ['car', 'car'],
  ['voiture', 'car'],
  ['bike', 'bike'],
  ['velo', 'bike'],
  ['vélo', 'bike'],
  ['walk', 'walk'],
  ['pied', 'walk'],
  ['marche', 'walk'],
]);
const COLUMNS = ['mode', 'from_lon', 'from_lat', 'to_lon', 'to_lat', 'minutes'] as const;

/** A journey of a table with the words of its `source` column. */
export interface TableJourney extends Journey {
  readonly source: string;
}

export interface JourneyTable {
  readonly journeys: readonly TableJourney[];
  /** Lines that hold no journey: a mode of no known name, a number that is none, a place that is nowhere. */
  readonly bad: number;
  /** Columns that the header lacks: then there are no journeys. */
  readonly missing: readonly string[];
}

/**
 * Journeys of a CSV table with the columns `mode` (car, bike, walk), `from_lon`, `from_lat`, `to_lon`, `to_lat` (degrees),
 * `minutes`, and perhaps `source`, in any order; commas, or semicolons with decimal commas.
 */
export function readJourneys(text: string): JourneyTable {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const separator = lines[0]!.includes(';') ? ';' : ',';
  const header = cells(lines[0]!, separator).map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((name) => !header.includes(name));
  if (missing.length) return { journeys: [], bad: 0, missing };
  const [modeAt, ...numbersAt] = COLUMNS.map((name) => header.indexOf(name)) as [number, ...number[]];
  const sourceAt = header.indexOf('source');
  const journeys: TableJourney[] = [];
  let bad = 0;
  for (const line of lines.slice(1)) {
    if (!line.trim()) continue;
    const row = cells(line, separator);
    const mode = MODES.get(row[modeAt]?.trim().toLowerCase() ?? '');
    const [x, y, toX, toY, minutes] = numbersAt.map((at) => numeric(row[at], separator)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (
      mode &&
      [x, toX].every((value) => Math.abs(value) <= 180) &&
      [y, toY].every((value) => Math.abs(value) <= 90) &&
      minutes > 0 &&
      minutes < Infinity
    )
      journeys.push({ mode, from: [x, y], to: [toX, toY], minutes, source: row[sourceAt] ?? '' });
    else bad++;
  }
  return { journeys, bad, missing };
}

function numeric(cell: string | undefined, separator: string): number {
  const text = (cell ?? '').trim();
  return text ? Number(separator === ';' ? text.replace(',', '.') : text) : NaN;
}

function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  // A cell in quotes, where two stand for one, or one without.
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}]*))(${separator}|$)`, 'y');
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    found.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (!match[3]) break;
  }
  return found;
}
