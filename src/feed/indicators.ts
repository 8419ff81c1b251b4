import type { FeedReader, Note } from './feed.js';
import { readPeriod, type Period } from './periods.js';
import type { LocalText } from './table.js';
import { date, isKnownVersion, isObject, local, numeric, type Raw, web, word } from './values.js';

/**
 * What may be said of a figure, as published; a figure without any is final. The last three say why there is none: a secret is
 * neither zero nor necessarily low.
 */
export const STATUSES = 'provisoire estime prevision revise peu_fiable rupture secret nd sans_objet'.split(
  ' ',
) as Status[];
export type Status =
  'provisoire' | 'estime' | 'prevision' | 'revise' | 'peu_fiable' | 'rupture' | 'secret' | 'nd' | 'sans_objet';

/** A unit of the closed list (`UNITS`), or words of the feed for one and for several (`projet`, `projets`). */
export type Unit = string | { readonly one: string; readonly other: string };

/** One figure of one territory and period. */
export interface Observation {
  readonly period: Period;
  /** Null where there is none: `statuses` then say why, `nd` where the feed does not. */
  readonly value: number | null;
  readonly statuses: readonly Status[];
  /** Ends of the 95 % interval, in the unit; both or none. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly comment?: LocalText | undefined;
  /** Year of the geography, where the observation says its own. */
  readonly geography?: string | undefined;
}

/** Observations of each territory by its code (`''`: the feed names none), each in time's order, one a period. */
export type SeriesMap = ReadonlyMap<string, readonly Observation[]>;

export interface Target {
  /** Code of a territory; `''` for all. */
  readonly territory: string;
  readonly value: number;
  /** When it is due; a target without a date has no path. */
  readonly period?: Period | undefined;
  /** Where the path starts. */
  readonly from?: Period | undefined;
  readonly label?: LocalText | undefined;
}

export interface IndicatorSource {
  readonly producer?: string | undefined;
  readonly dataset?: string | undefined;
  /** Checked: http or https. */
  readonly url?: string | undefined;
  readonly licence?: string | undefined;
  /** ISO 8601. */
  readonly published?: string | undefined;
  /** Year of the geography. */
  readonly geography?: string | undefined;
}

/** An indicator that was read; values are in `unit`, the multiplier applied. */
export interface Indicator {
  readonly id: string;
  readonly label: LocalText;
  readonly unit: Unit;
  /** A ratio's base: 10000 for "per 10,000 inhabitants"; 1. */
  readonly per: number;
  /** Shown always, 0 to 6. */
  readonly decimals: number;
  /** What can exist. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** 1: more is better; -1: less is; 0: nobody says. */
  readonly direction: 1 | -1 | 0;
  readonly series: SeriesMap;
  readonly targets: readonly Target[];
  /** Since when change is told; the period before by default. */
  readonly since?: Period | undefined;
  readonly source?: IndicatorSource | undefined;
  /** ISO 8601. */
  readonly updated?: string | undefined;
  /** `calcul` as parsed, for `readCalculation`; the figures then come from the records. */
  readonly calculation?: Raw | undefined;
  /** As published: what a first look does not need is read by `indicator-details.ts`. */
  readonly raw: Raw;
  readonly reading: Reading;
}

/** How the fields of one indicator are read. */
export interface Reading {
  /** The feed that it is in. */
  readonly feed: Raw;
  readonly tell: Tell;
  /** A number by the indicator's power of ten. */
  scaled(value: unknown): number | undefined;
  /** Each object of the list under a key; what is none is told. */
  each(from: Raw, key: string, field: string, read: (item: Raw, field: string) => void): void;
  /** A new reader of observations. */
  observations(): { add(item: Raw, field: string): void; finish(): SeriesMap };
}

export type Tell = (reason: string, field: string) => void;

/** What a feed says of a territory, outline apart. */
export interface TerritoryFacts {
  readonly name: string;
  readonly population?: number | undefined;
  /** Codes of territories that hold it, as declared. */
  readonly parents: readonly string[];
  /** Names of the groups of comparable territories that it is of, as declared. */
  readonly groups: readonly string[];
}

/** The indicators of a feed. Each is read, and its notes added, when it is first asked for. */
export interface IndicatorFeed {
  readonly url: string;
  readonly title: LocalText;
  /** ISO 8601. */
  readonly updated?: string | undefined;
  readonly ids: readonly string[];
  indicator(id: string): Indicator | undefined;
  /** By code. */
  readonly territories: ReadonlyMap<string, TerritoryFacts>;
  /** What was left out so far, the first thousand. */
  readonly notes: readonly Note[];
}

const MAX_NOTES = 1000;
const MAX_OBSERVATIONS = 500_000;
/** Statuses that say why there is no figure. */
const NOTHING: readonly string[] = STATUSES.slice(6);
const NO_STATUS: readonly Status[] = [];

/**
 * Reads the indicators of a parsed feed, leniently: whatever is not as it should be is left out alone, with a note.
 *
 * Reasons of notes, where an indicator is left out: `not-record`, `no-id`, `id-taken`, `no-name`. For what is named in
 * `field` (`valeurs[3]`): `list` and `object` (another form was expected), `period`, `value` (no finite number), `text` (a
 * number written as text: it is understood), `bounds` (outside what can exist), `duplicate` (the first stays), `status`, `interval`, `unit` (an observation's differs, or one that
 * is not in the list), `territory`, `start` (a target due before its start), `range`, `many`.
 */
export function readIndicators(json: unknown, url: string): IndicatorFeed {
  const feed = isObject(json) ? json : {};
  const notes: Note[] = [];
  /** Reads one, once, when it is asked for. */
  const readers = new Map<string, () => Indicator>();
  const note = (index: number, reason: string, field?: string, id?: string) => {
    const removed = field === undefined;
    if (notes.length < MAX_NOTES) notes.push({ section: 'indicateurs', index, id, field, reason, removed });
  };
  listIn(feed, 'indicateurs', (field) => note(-1, 'list', field)).forEach((raw, index) => {
    const id = isObject(raw) ? word(raw['id']) : '';
    if (!isObject(raw) || !id) note(index, isObject(raw) ? 'no-id' : 'not-record');
    else if (readers.has(id)) note(index, 'id-taken', undefined, id);
    else if (!label(raw)) note(index, 'no-name', undefined, id);
    else {
      let read: Indicator | undefined;
      readers.set(id, () => (read ??= readIndicator(id, raw, feed, (reason, field) => note(index, reason, field, id))));
    }
  });
  const territories = new Map<string, TerritoryFacts>();
  for (const raw of listIn(feed, 'territoires')) {
    const name = isObject(raw) ? word(raw['nom']) : '';
    if (!isObject(raw) || !name || territories.has(word(raw['code']))) continue;
    const words = (key: string) => listIn(raw, key).map(word).filter(Boolean);
    territories.set(word(raw['code']), {
      name,
      population: finite(raw['population']),
      parents: words('parents'),
      groups: words('groupes'),
    });
  }
  return {
    url,
    title: local(feed['titre']) ?? '',
    updated: date(feed['date_maj']) || undefined,
    ids: [...readers.keys()],
    indicator: (id) => readers.get(id)?.(),
    territories,
    notes,
  };
}

/** Reads the indicators of a feed, and nothing else of it. */
export const indicatorReader: FeedReader<IndicatorFeed> = {
  name: 'indicators',
  read: ({ json, url }) =>
    isObject(json) && !isKnownVersion(json) ? { code: 'version', url } : readIndicators(json, url),
};

function readIndicator(id: string, raw: Raw, feed: Raw, tell: Tell): Indicator {
  const power = whole(raw['multiplicateur'], -12, 12) ?? 0;
  const scaled = (value: unknown) => {
    const number = finite(value);
    // By its decimals, so that 12.3 thousand is 12300 and not 12300.000000000002.
    return number === undefined || !power ? number : (finite(Number(`${number}e${power}`)) ?? number * 10 ** power);
  };
  const given = (key: string, read: (value: unknown) => number | undefined) => {
    const value = raw[key];
    const number = read(value);
    if (value !== undefined && value !== null && number === undefined) tell('value', key);
    return number;
  };
  let min = given('borne_min', scaled);
  let max = given('borne_max', scaled);
  if (min! > max!) {
    tell('range', 'borne_max');
    min = max = undefined;
  }

  const periods = new Map<unknown, Period | undefined>();
  const periodOf = (value: unknown) => {
    if (!periods.has(value)) periods.set(value, readPeriod(value));
    return periods.get(value);
  };
  const decimalsSeen = [0, 0, 0];
  let count = 0;

  const observations = () => {
    const byTerritory = new Map<string, Map<string, Observation>>();
    const add = (item: Raw, field: string, value = item['valeur']) => {
      const territory = word(item['territoire']);
      const period = periodOf(item['periode']);
      if (territory && !TERRITORY.test(territory)) return tell('territory', field);
      if (!period) return tell('period', field);
      if (item['unite'] !== undefined && item['unite'] !== raw['unite']) return tell('unit', field);
      if (++count > MAX_OBSERVATIONS) return count === MAX_OBSERVATIONS + 1 ? tell('many', field) : undefined;
      let figure = scaled(value) ?? null;
      if (figure === null && value !== null && value !== undefined) return tell('value', field);
      // A number written as text, with a decimal comma or not, is understood, and told.
      if (typeof value === 'string') tell('text', field);
      if (figure !== null && (figure < min! || figure > max!)) return tell('bounds', field);
      let statuses = NO_STATUS;
      for (const status of item['statut'] === undefined ? [] : [item['statut']].flat()) {
        if (!STATUSES.includes(status as Status)) tell('status', field);
        else if (!statuses.includes(status as Status)) statuses = [...statuses, status as Status];
      }
      const nothing = statuses.some((status) => NOTHING.includes(status));
      if (figure === null && !nothing) statuses = [...statuses, 'nd'];
      if (figure !== null && nothing) {
        // What is marked as secret is not shown, whoever wrote it.
        tell('status', field);
        figure = null;
      }
      let series = byTerritory.get(territory);
      if (!series) byTerritory.set(territory, (series = new Map()));
      if (series.has(period.code)) return tell('duplicate', field);
      const low = scaled(item['borne_basse']);
      const high = scaled(item['borne_haute']);
      const interval = figure !== null && low! <= figure && figure <= high!;
      if (!interval && figure !== null && (low ?? high) !== undefined) tell('interval', field);
      if (figure !== null) decimalsSeen[Math.min(2, String(figure).split('.')[1]?.length ?? 0)]!++;
      series.set(period.code, {
        period,
        value: figure,
        statuses,
        ...(interval && { low, high }),
        ...(item['denominateur'] !== undefined && {
          numerator: finite(item['numerateur']),
          denominator: finite(item['denominateur']),
        }),
        ...(item['commentaire'] !== undefined && { comment: local(item['commentaire']) }),
        ...(item['millesime_geo'] !== undefined && { geography: word(item['millesime_geo']) }),
      });
    };
    const finish = (): SeriesMap =>
      new Map(
        [...byTerritory].map(([territory, series]) => [
          territory,
          [...series.values()].sort((a, b) => a.period.end - b.period.end || a.period.start - b.period.start),
        ]),
      );
    return { add, finish };
  };
  const eachObject = (from: Raw, key: string, field: string, read: (item: Raw, field: string) => void) =>
    listIn(from, key, (name) => tell('list', name)).forEach((item, at) => {
      const place = `${field}${key}[${at}]`;
      if (isObject(item)) read(item, place);
      else tell('object', place);
    });

  const own = observations();
  eachObject(raw, 'valeurs', '', own.add);
  const compact = raw['serie'];
  if (isObject(compact)) {
    const columns = listIn(compact, 'periodes');
    const statuses = isObject(compact['statuts']) ? compact['statuts'] : {};
    const rows = listIn(compact, 'valeurs', (name) => tell('list', `serie.${name}`));
    listIn(compact, 'territoires').forEach((territoire, row) => {
      const cells = rows[row];
      if (!Array.isArray(cells)) return tell('list', `serie.valeurs[${row}]`);
      columns.forEach((periode, column) => {
        const key = `${row},${column}`;
        const statut = Object.hasOwn(statuses, key) ? statuses[key] : undefined;
        // A cell that is not there says nothing; one that is null says that there is no figure.
        if (cells[column] !== undefined || statut) {
          own.add({ territoire, periode, valeur: cells[column], statut }, `serie[${key}]`);
        }
      });
    });
  } else if (compact !== undefined) tell('object', 'serie');
  const series = own.finish();

  const targets: Target[] = [];
  eachObject(raw, 'objectifs', '', (item, field) => {
    const value = scaled(item['valeur']);
    const period = periodOf(item['periode']);
    const from = periodOf(item['depart']);
    if (value === undefined) return tell('value', field);
    if (value < min! || value > max!) return tell('bounds', field);
    if ((!period && item['periode'] !== undefined) || (!from && item['depart'] !== undefined))
      return tell('period', field);
    if (period && from && period.end <= from.end) return tell('start', field);
    targets.push({ territory: word(item['territoire']), value, period, from, label: local(item['libelle']) });
  });
  const trend = isObject(raw['tendance']) ? raw['tendance']['depuis'] : undefined;
  const since = periodOf(trend);
  if (trend !== undefined && !since) tell('period', 'tendance');
  const calculation = raw['calcul'];
  if (calculation !== undefined && !isObject(calculation)) tell('object', 'calcul');

  return {
    id,
    label: label(raw)!,
    unit: readUnit(raw['unite']),
    per: given('pour_combien', (value) => (finite(value)! > 0 ? finite(value) : undefined)) ?? 1,
    decimals:
      given('precision', (value) => whole(value, 0, 6)) ??
      // The most seen; of two seen as often the finer.
      decimalsSeen.reduce((best, seen, at) => (seen && seen >= decimalsSeen[best]! ? at : best), 0),
    min,
    max,
    direction: raw['sens'] === 'hausse' ? 1 : raw['sens'] === 'baisse' ? -1 : 0,
    series,
    targets,
    since,
    source: readSource(raw['source']),
    updated: date(raw['date_maj']) || undefined,
    calculation: isObject(calculation) ? calculation : undefined,
    raw,
    reading: { feed, tell, scaled, each: eachObject, observations },
  };
}

const TERRITORY = /^(com|epci|dep|reg|pays):\w+$/;

function label(raw: Raw): LocalText | undefined {
  return local(raw['libelle'] ?? raw['titre'] ?? raw['titreLong']) || undefined;
}

/** A word, of the list or not, or the words for one and for several. */
function readUnit(raw: unknown): Unit {
  const one = isObject(raw) && word(raw['one']);
  const other = isObject(raw) && word(raw['other']);
  return one && other ? { one, other } : word(raw) || 'nombre';
}

function readSource(raw: unknown): IndicatorSource | undefined {
  if (!isObject(raw)) return undefined;
  const text = (key: string) => word(raw[key]) || undefined;
  return {
    producer: text('producteur'),
    dataset: text('nomDonnees'),
    url: web(raw['url']) || undefined,
    licence: text('licence'),
    published: date(raw['date_publication']) || undefined,
    geography: text('millesime_geo'),
  };
}

function finite(value: unknown): number | undefined {
  const number = numeric(value);
  return Number.isFinite(number) ? number : undefined;
}

function whole(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
    ? (value as number)
    : undefined;
}

/** The list under a key; empty where there is none, and told where there is something else. */
export function listIn(from: Raw, key: string, tell?: (key: string) => void): readonly unknown[] {
  const value = from[key];
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) tell?.(key);
  return [];
}
