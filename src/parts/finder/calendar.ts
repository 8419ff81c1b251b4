import type { NextStop } from './stops.js';

/** Longest line in octets (RFC 5545, 3.1). */
const MAX_OCTETS = 75;

/**
 * A calendar with one entry (iCalendar, RFC 5545): a nomadic place at its stop. Times are in UTC; an entry without a known end
 * lasts an hour.
 *
 * @param id lasting name of the place, for the entry's UID
 */
export function stopCalendar(id: string, name: string, { stop, start, end }: NextStop, now: Date): string {
  const from = start ?? now;
  const to = end ?? new Date(from.getTime() + 36e5);
  const place = [stop.name, stop.address, stop.commune].filter(Boolean).join(', ');
  const { latitude, longitude } = stop;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ESSOR//Tiers-lieux//FR',
    'BEGIN:VEVENT',
    `UID:${stamp(from)}-${id.replace(/[^\w.-]/g, '-').slice(0, 200)}@essor`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(to)}`,
    `SUMMARY:${escaped(name)}`,
    place && `LOCATION:${escaped(place)}`,
    Number.isNaN(latitude) ? '' : `GEO:${latitude.toFixed(6)};${longitude.toFixed(6)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .filter((line, at, { length }) => line || at === length - 1)
    .map(folded)
    .join('\r\n');
}

function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A text value: a feed's text begins no line and no property of its own. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** A long line in several, each after the first begun by a space. Characters stay whole. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [out, octets] = ['', 0];
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (octets + size > MAX_OCTETS) [out, octets] = [`${out}\r\n `, 1];
    out += char;
    octets += size;
  }
  return out;
}
