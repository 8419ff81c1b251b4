import { contains, type Box } from './polygons.js';
import { JUST_OVER, verdictOf, type TravelColumns, type TravelZone } from './travel.js';

export function isInZone({ outline, bbox }: TravelZone, longitude: number, latitude: number): boolean {
  return isInBox(bbox, longitude, latitude) && contains(outline, longitude, latitude);
}

function isInBox([west, south, east, north]: Box, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** A time that a router says; Infinity where it finds no way. */
export function setExact(columns: TravelColumns, k: number, minutes: number, source: number): void {
  columns.minutes[k] = columns.low[k] = columns.high[k] = minutes;
  settle(columns, k, source);
}

/** That a time is at most, or above, so many minutes, as a zone says. */
export function setBound(columns: TravelColumns, k: number, inside: boolean, minutes: number, source: number): void {
  if (inside) {
    columns.high[k] = Math.min(columns.high[k]!, minutes);
    columns.minutes[k] = Math.min(columns.minutes[k]!, minutes);
    columns.low[k] = Math.min(columns.low[k]!, columns.minutes[k]!);
  } else {
    columns.low[k] = Math.max(columns.low[k]!, minutes * JUST_OVER);
    columns.minutes[k] = Math.max(columns.minutes[k]!, columns.low[k]!);
    columns.high[k] = Math.max(columns.high[k]!, columns.minutes[k]!);
  }
  settle(columns, k, source);
}

function settle(columns: TravelColumns, k: number, source: number): void {
  columns.sources[k] = source;
  columns.overWater[k] = 0;
  columns.verdicts[k] = verdictOf(columns.low[k]!, columns.high[k]!, columns.request.minutes);
}
