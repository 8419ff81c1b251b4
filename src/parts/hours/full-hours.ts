import OpeningHours, { type nominatim_object } from 'opening_hours';
import type { HoursPlace } from './open-now.js';
import { localTime, moment, type LocalMoment, type OpenState } from './open-state.js';

/** The library's names of the places whose public holidays differ, by the first digits of the commune's code. */
const STATES: readonly (readonly [codes: string, name: string])[] = [
  ['57', 'Moselle'],
  ['67', 'Bas-Rhin'],
  ['68', 'Haut-Rhin'],
  ['971', 'Guadeloupe'],
  ['972', 'Martinique'],
  ['973', 'Guyane'],
  ['974', 'La Réunion'],
  ['976', 'Mayotte'],
  ['977', 'Saint-Barthélemy'],
  ['978', 'Saint-Martin'],
  ['986', 'Wallis-et-Futuna'],
  ['987', 'Polynésie française'],
  ['988', 'Nouvelle-Calédonie'],
];

const readers = new Map<string, OpeningHours | null>();

const DAY = 864e5;
const MINUTE = 6e4;

/**
 * Whether a place is open at a moment by the whole of OpenStreetMap's opening_hours syntax, as the library
 * `opening_hours` reads it, by the clock and the public holidays of where it stands.
 *
 * @returns undefined where the text is not of that syntax, or says itself that it does not know ("by appointment").
 */
export function fullState(record: HoursPlace, at: Date): OpenState | undefined {
  const { openingHours: text = '', inseeCode = '', latitude = 46.6, longitude = 1.9 } = record;
  const { day, minute } = localTime(at, inseeCode);
  // The library reads the clock of the browser: it is given a moment that this clock names as the place's own does.
  const local = new Date(0, 0, 1, 0, minute);
  const date = new Date(day * DAY);
  local.setFullYear(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  // And a sun that rises by that clock when it rises at the place: an hour is 15 degrees.
  const shift = (Math.round((local.getTime() - at.getTime()) / MINUTE) / 60) * 15;
  const hours = reader(text, latitude, longitude - shift, inseeCode);
  if (!hours || hours.getUnknown(local)) return undefined;
  const change = hours.getNextChange(local, new Date(local.getTime() + 8 * DAY));
  const when = change && momentOf(change, day);
  return hours.getState(local) ? { open: true, until: when } : { open: false, next: when };
}

/** The library's reader of a text, made once; null for what it refuses, by throwing. */
function reader(text: string, lat: number, lon: number, inseeCode: string): OpeningHours | null {
  const key = [text, lat, lon, inseeCode].join('|');
  let made = readers.get(key);
  if (made === undefined) {
    const state = STATES.find(([codes]) => inseeCode.startsWith(codes))?.[1] ?? '';
    // It reads coordinates only where they are texts, whatever its types say.
    const place = { lat: `${lat}`, lon: `${lon}`, address: { country_code: 'fr', state } };
    try {
      made = new OpeningHours(text, place as unknown as nominatim_object);
    } catch {
      made = null;
    }
    readers.set(key, made);
  }
  return made;
}

/** The moment that the browser's clock names so. */
function momentOf(change: Date, today: number): LocalMoment | undefined {
  const day = Date.UTC(change.getFullYear(), change.getMonth(), change.getDate()) / DAY;
  return moment((day - today) * 1440 + change.getHours() * 60 + change.getMinutes(), today);
}
