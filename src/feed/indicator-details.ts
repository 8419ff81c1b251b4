import { type Indicator, listIn, type SeriesMap } from './indicators.js';
import type { LocalText } from './table.js';
import { date, isObject, local, type Raw, word } from './values.js';

// What is published of an indicator beyond its figures: read late, when it is shown.

/** Units of the closed list; a percent is 9.87, never 0.0987. */
export const UNITS = '% pour_mille EUR hab hab_km2 min km km2 ha kW MW kWh MWh GWh tCO2e ETP indice nombre'.split(' ');

/** One part of a whole. */
export interface Part {
  readonly code: string;
  /** Its own, else that of the feed's vocabularies, else the code. */
  readonly label: LocalText;
  readonly series: SeriesMap;
}

/** A level that means something: a mean, a limit of a law. */
export interface Threshold {
  /** In the indicator's unit. */
  readonly value: number;
  readonly label?: LocalText | undefined;
}

export interface Details {
  readonly shortLabel?: LocalText | undefined;
  readonly description?: LocalText | undefined;
  readonly method?: LocalText | undefined;
  readonly limits?: LocalText | undefined;
  readonly categories: readonly string[];
  /** As published: `A`, `T`, `M`. */
  readonly frequency?: string | undefined;
  readonly thresholds: readonly Threshold[];
  readonly distributor?: string | undefined;
  /** ISO 8601. */
  readonly extracted?: string | undefined;
  /** As published: a date or a period. */
  readonly nextUpdate?: string | undefined;
}

/** By what was published, of which a card may make several indicators. */
const parts = new WeakMap<Raw, readonly Part[]>();

/** The parts that an indicator's figure is made of (`repartition`); empty where it is published whole. */
export function partsOf(indicator: Indicator): readonly Part[] {
  let found = parts.get(indicator.raw);
  if (!found) parts.set(indicator.raw, (found = readParts(indicator)));
  return found;
}

function readParts({ raw, reading: { feed, tell, each, observations } }: Indicator): Part[] {
  const read: Part[] = [];
  each(raw, 'repartition', '', (item, field) => {
    const code = word(item['code']);
    if (!code || read.some((other) => other.code === code)) return tell(code ? 'duplicate' : 'no-id', field);
    const part = observations();
    each(item, 'valeurs', `${field}.`, part.add);
    read.push({ code, label: local(item['libelle']) || termLabel(feed, code), series: part.finish() });
  });
  return read;
}

/** The label of a code in whichever of the feed's vocabularies has it. */
function termLabel(feed: Raw, code: string): LocalText {
  const words = isObject(feed['vocabulaires']) ? Object.values(feed['vocabulaires']) : [];
  const term = words.flat().find((raw) => isObject(raw) && raw['code'] === code) as Raw | undefined;
  return (term && local(term['libelle'])) || code;
}

/** How the figures of territories become that of the territory that they make up: by default not at all. */
export function aggregationOf({ raw }: Indicator): 'sum' | 'ratio' | 'never' {
  return raw['agregation'] === 'somme' ? 'sum' : raw['agregation'] === 'rapport' ? 'ratio' : 'never';
}

/** What the method, the table and the files tell. Notes a `unite` that is none of the list, by the reason `unit`. */
export function detailsOf({ raw, reading: { tell, each, scaled } }: Indicator): Details {
  const thresholds: Threshold[] = [];
  each(raw, 'seuils', '', (item, field) => {
    const value = scaled(item['valeur']);
    if (value === undefined) tell('value', field);
    else thresholds.push({ value, label: local(item['libelle']) });
  });
  // Words of a feed's own are a unit, but as a bare text they lack their plural.
  const unit = raw['unite'];
  if (unit !== undefined && !isObject(unit) && !UNITS.includes(unit as never)) tell('unit', 'unite');
  const source = isObject(raw['source']) ? raw['source'] : {};
  return {
    shortLabel: local(raw['libelle_court'] ?? raw['titreCourt']),
    description: local(raw['description']),
    method: local(raw['methodologie']),
    limits: local(raw['limites']),
    categories: listIn(raw, 'categories').map(word).filter(Boolean),
    frequency: word(raw['frequence']) || undefined,
    thresholds,
    distributor: word(source['diffuseur']) || undefined,
    extracted: date(source['date_extraction']) || undefined,
    nextUpdate: word(raw['prochaine_maj']) || undefined,
  };
}
