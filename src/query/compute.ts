import type { Commune, Feed } from '../feed/feed.js';
import type { IndicatorFeed } from '../feed/indicators.js';
import { KINDS } from '../feed/kinds.js';
import { slicer } from '../feed/slices.js';
import type { CodeColumn, LocalText } from '../feed/table.js';
import { numeric } from '../feed/values.js';
import type { LibraryData } from '../geo/library-data.js';
import { departmentOf, regionOf, rollUp } from '../geo/official-codes.js';
import type { Calculation, ExtraKey, Group, NumberField, Terms } from './calculation.js';
import { departmentsOf } from './comparison.js';
import { engineOf } from './engine.js';
import { currentOf } from './figures.js';
import type { Filter, Query, QueryResult } from './query.js';
import { quantile } from './standing.js';

/** What a calculation is evaluated on. */
export interface ComputeSources {
  readonly feed: Feed;
  /** Communes of départements, with population: the feed's own or the library's. */
  communesOf(departments: readonly string[]): Promise<readonly Commune[]>;
  /** For a ratio over a published indicator. */
  readonly indicators?: IndicatorFeed | undefined;
  /** Where the shores are; without it no way is known to cross water. */
  readonly data?: LibraryData | undefined;
}

/** A part of a breakdown. */
export interface ComputedPart {
  readonly code: string;
  readonly label: LocalText;
  /** Null where it is from 1 to below `hideBelow`, or would give away one that is. */
  readonly count: number | null;
}

/** What a calculation gives. */
export interface Outcome {
  /** Null where there is none; `status` then says why. */
  readonly value: number | null;
  /**
   * Where there is no value: `nd` (nothing known, no indicator or no population), `sans_objet` (the denominator is 0), `secret`
   * (a count below `hideBelow`).
   */
  readonly status?: 'nd' | 'sans_objet' | 'secret' | undefined;
  /** `%` of a share, `EUR`, `hab` of sums; a ratio is "for so many". */
  readonly unit: '%' | 'EUR' | 'hab' | 'm2' | 'nombre';
  /** What was counted or summed, and of how much. */
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  /** Records that say what is asked of them, and that do not: these are neither 0 nor no. */
  readonly known: number;
  readonly unknown: number;
  /** Records of the subject and territory that the filter (of a share: `parmi`) leaves out. */
  readonly excluded: number;
  /** Of the feed, ISO 8601. */
  readonly date?: string | undefined;
  /** Of `repartition`, the largest first, phases in their order; those beyond the fiftieth are `autres`. */
  readonly parts?: readonly ComputedPart[] | undefined;
  /** Whether a record can be in several parts, so that their sum is more than `value`. */
  readonly overlapping?: boolean | undefined;
  /** Of `habitants_a_moins_de`: the share that is surely and possibly within, by the range of the estimate and water in the way. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A calculation made ready: each answer is one pass. */
export interface Computation {
  /**
   * @param passing rows that the group's filters let pass; all without it
   */
  answer(passing?: Uint32Array): Outcome;
}

/** Groups of a breakdown that are kept. */
const MOST_GROUPS = 50;
const OTHERS: LocalText = { fr: 'Autres', en: 'Others' };

/** Codes of each record, `words[code]`; a record without any does not say. */
interface Codes {
  readonly column: CodeColumn;
  readonly words: readonly string[];
  readonly labelOf: (code: number) => LocalText;
  /** Words whose order means something: phases. */
  readonly order?: readonly string[] | undefined;
}

/** What is made from a feed once, for all its calculations. */
class Columns {
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #feed: Feed;

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  once<T>(key: string, make: () => Promise<T>): Promise<T> {
    let made = this.#made.get(key) as Promise<T> | undefined;
    if (!made) {
      // Questions of visitors come and go, columns stay.
      if (this.#made.size > 200) this.#made.delete(this.#made.keys().next().value!);
      this.#made.set(key, (made = make()));
    }
    return made;
  }

  /** Rows that a filter of the author lets pass, as flags. */
  mask(filter: Filter): Promise<Uint8Array> {
    return this.once(`mask ${JSON.stringify(filter)}`, async () => {
      const flags = new Uint8Array(this.#feed.records.length);
      const { passing } = await complete(this.#feed, { filter: {}, lock: filter, language: 'fr' });
      for (const row of passing) flags[row] = 1;
      return flags;
    });
  }

  /** Numbers of a field; NaN where a record has none. */
  numbers(field: NumberField): Promise<Float64Array> {
    return this.once(`number ${field}`, async () => {
      const { length, record, kinds } = this.#feed.records;
      const values = new Float64Array(length).fill(NaN);
      const kind = KINDS.indexOf(field === 'surface' ? 'local' : 'projet');
      const slice = slicer();
      for (let row = 0; row < length; row++) {
        const pause = row % 64 === 0 && slice();
        if (pause) await pause;
        if (kinds[row] !== kind) continue;
        const more = record.call(this.#feed.records, row).more;
        if (more) values[row] = numberIn(more, field);
      }
      return values;
    });
  }

  codes(group: Group): Promise<Codes> {
    return this.once(`codes ${group}`, async () => {
      const { records, vocabularies, communes } = this.#feed;
      const { categories, services, families, familyOf, phases } = vocabularies;
      const label = (terms: readonly { readonly label: LocalText }[]) => (code: number) => terms[code]!.label;
      if (group === 'categorie')
        return { column: records.categories, words: categories.map(({ code }) => code), labelOf: label(categories) };
      if (group === 'service')
        return { column: records.services, words: services.map(({ code }) => code), labelOf: label(services) };
      if (group === 'famille') {
        const { start, codes } = records.categories;
        const column = await this.#collect((row) => {
          const own = new Set<string>();
          for (let at = start[row]!, end = start[row + 1]!; at < end; at++)
            own.add(families[familyOf[codes[at]!]!]!.code);
          return own;
        });
        const labels = new Map(families.map((family) => [family.code, family.label]));
        return { ...column, labelOf: (code) => labels.get(column.words[code]!)! };
      }
      if (group === 'commune' || group === 'epci' || group === 'departement') {
        await records.located();
        const known = new Map(communes.map((commune) => [commune.code, commune]));
        const names = new Map<string, string>(communes.map(({ code, name }) => [code, name]));
        for (const { code, name } of this.#feed.territories) names.set(code, name);
        // There are far fewer codes than records.
        const groups = new Map<string, readonly string[]>();
        const groupOf = (code: string): readonly string[] => {
          let own = groups.get(code);
          if (!own) {
            const rolled = rollUp(code);
            const mine =
              group === 'epci' ? known.get(rolled)?.epci : group === 'commune' ? rolled : departmentOf(rolled);
            groups.set(code, (own = mine ? [mine] : []));
          }
          return own;
        };
        const column = await this.#collect((row) => {
          const code = records.inseeCodes[row]!;
          if (group === 'epci' && records.epcis[row]) return [records.epcis[row]];
          const own = groupOf(code);
          if (group === 'commune' && own[0] && !names.has(own[0])) names.set(own[0], records.communeName(row));
          return own;
        });
        const prefix = group === 'commune' ? 'com:' : group === 'epci' ? 'epci:' : 'dep:';
        const { words } = column;
        return {
          ...column,
          labelOf: (code) => names.get(prefix + words[code]!) || names.get(words[code]!) || words[code]!,
        };
      }
      const project = KINDS.indexOf('projet');
      const column = await this.#collect((row) => {
        if (group === 'typologie') return records.record(row).typology ?? [];
        const value = records.kinds[row] === project ? records.record(row).more?.get(group) : undefined;
        return typeof value === 'string' ? [value] : [];
      });
      const labels = new Map(group === 'phase' ? phases.map((term) => [term.code, term.label]) : []);
      const order = group === 'phase' ? phases.map(({ code }) => code) : undefined;
      return { ...column, order, labelOf: (code) => labels.get(column.words[code]!) ?? column.words[code]! };
    });
  }

  async #collect(codesOf: (row: number) => Iterable<string>) {
    const { length } = this.#feed.records;
    const start = new Uint32Array(length + 1);
    const words: string[] = [];
    const indexes = new Map<string, number>();
    const codes: number[] = [];
    const slice = slicer();
    for (let row = 0; row < length; row++) {
      const pause = row % 64 === 0 && slice();
      if (pause) await pause;
      for (const word of codesOf(row)) {
        let index = indexes.get(word);
        if (index === undefined) indexes.set(word, (index = words.push(word) - 1));
        // More would not fit the column: such words are free text, not codes.
        if (index < 65_536) codes.push(index);
      }
      start[row + 1] = codes.length;
    }
    return { column: { start, codes: Uint16Array.from(codes) }, words };
  }
}

/** Reads a number of a record's own fields. A switch on the closed list, never a path. */
function numberIn(more: ReadonlyMap<string, unknown>, field: NumberField): number {
  switch (field) {
    case 'budgetPrevisionnel':
      return numeric(more.get('budgetPrevisionnel'));
    case 'surface':
      return numeric(more.get('surface_m2'));
    case 'epargne_locale.collectee':
      return numeric((more.get('epargne_locale') as { collectee?: unknown } | undefined)?.collectee);
    case 'epargne_locale.recherchee':
      return numeric((more.get('epargne_locale') as { recherchee?: unknown } | undefined)?.recherchee);
    case 'population':
      return NaN;
  }
}

const UNITS: { readonly [field in NumberField]: Outcome['unit'] } = {
  population: 'hab',
  budgetPrevisionnel: 'EUR',
  'epargne_locale.collectee': 'EUR',
  'epargne_locale.recherchee': 'EUR',
  surface: 'm2',
};

const columnsByFeed = new WeakMap<Feed, Columns>();

function columnsOf(feed: Feed): Columns {
  let columns = columnsByFeed.get(feed);
  if (!columns) columnsByFeed.set(feed, (columns = new Columns(feed)));
  return columns;
}

const lastAnswers = new WeakMap<Feed, { key: string; answer: Promise<QueryResult> }>();

/**
 * The complete answer to a query, one for all cards that ask the same at the same time: those of a group share the passing
 * rows. Evaluated by the feed's own engine, as the map's and the list's queries are.
 */
export function passingOf(feed: Feed, query: Query): Promise<QueryResult> {
  const key = JSON.stringify(query);
  const last = lastAnswers.get(feed);
  if (last?.key === key) return last.answer;
  const answer = complete(feed, query);
  lastAnswers.set(feed, { key, answer });
  return answer;
}

function complete(feed: Feed, query: Query): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    engineOf(feed)
      .run(query, (result) => result.complete && resolve(result))
      .catch(reject);
  });
}

/**
 * The filter that selects the records which a calculation counted, for the session of a group: the calculation's own filter
 * and territories within what the visitor has chosen. `exact` is false where a key of the calculation has no counterpart
 * in the page's filters; more records are then selected than were counted. Undefined for communes.
 */
export function countedFilter(
  calculation: Calculation,
  chosen: Filter = {},
): { readonly filter: Filter; readonly exact: boolean } | undefined {
  const { kinds, terms, among, operation, territories } = calculation;
  if (kinds.length === 0) return undefined;
  const inner = operation === 'part' ? [among, terms] : [terms];
  let exact = inner.every(({ extra }) => extra.length === 0);
  const layers: Filter[] = [
    chosen,
    { kinds },
    ...inner.map(({ filter }) => filter),
    territories.length ? { territories } : {},
  ];
  const both = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined) => {
    if (!a?.length || !b?.length) return a?.length ? a : b;
    const common = a.filter((code) => b.includes(code));
    // Two choices of one key, both of which a record must meet, cannot be written.
    if (common.length < Math.max(a.length, b.length) && common.length !== Math.min(a.length, b.length)) exact = false;
    return common.length ? common : b;
  };
  const filter = layers.reduce(
    (all, one) => ({
      categories: both(all.categories, one.categories),
      kinds: both(all.kinds, one.kinds),
      services: both(all.services, one.services),
      territories: both(all.territories, one.territories),
      text: [all.text, one.text].filter(Boolean).join(' '),
    }),
    {} as Filter,
  );
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value?.length)) as Filter,
    exact,
  };
}

/** Makes a calculation ready. What its answers need is made or fetched here, in slices. */
export async function prepare(
  calculation: Calculation,
  sources: ComputeSources,
  territories: readonly string[] = calculation.territories,
): Promise<Computation> {
  const { kinds, operation } = calculation;
  if (kinds.length === 0) return ofCommunes(calculation, sources, territories);
  const { feed } = sources;
  const { updated: date, records } = feed;
  const columns = columnsOf(feed);
  // All of the feed is in France.
  const where = territories.length && !territories.includes('pays:FR') ? { territories } : {};
  const subject = await columns.mask({ kinds, ...where });
  const narrowed = operation === 'part' ? calculation.among : calculation.terms;
  const base = await rowTest(columns, narrowed);
  const within = operation === 'part' ? await rowTest(columns, calculation.terms) : undefined;
  const { field, by, over, per, hideBelow } = calculation;
  const numbers = field && (await columns.numbers(field));
  const groups = by && (await columns.codes(by));
  const inner =
    over && over !== 'population' && 'operation' in over
      ? await prepare(over, sources, over.territories.length ? over.territories : territories)
      : undefined;
  const fixed = over && !inner ? await denominatorOf(over, sources, territories) : undefined;
  const reach = operation === 'habitants_a_moins_de' ? await reachOf(calculation, sources, territories) : undefined;

  const hidden = (count: number) => count > 0 && count < hideBelow;

  return {
    answer(passing) {
      let [rows, known, unknown, excluded, hits, sum] = [0, 0, 0, 0, 0, 0];
      const values: number[] | undefined = operation === 'mediane' ? [] : undefined;
      const counts = groups && new Uint32Array(groups.words.length);
      const counted: number[] | undefined = reach ? [] : undefined;
      let multiple = false;
      const length = passing ? passing.length : records.length;
      for (let at = 0; at < length; at++) {
        const row = passing ? passing[at]! : at;
        if (!subject[row]) continue;
        const state = base ? base(row) : YES;
        if (state === NO) {
          excluded++;
          continue;
        }
        if (state === UNKNOWN) {
          unknown++;
          continue;
        }
        rows++;
        if (within) {
          const hit = within(row);
          if (hit === UNKNOWN) unknown++;
          else {
            known++;
            if (hit === YES) hits++;
          }
        } else if (numbers) {
          const value = numbers[row]!;
          if (value === value) {
            known++;
            sum += value;
            values?.push(value);
          } else unknown++;
        } else if (groups) {
          const { start, codes } = groups.column;
          const from = start[row]!;
          const end = start[row + 1]!;
          for (let code = from; code < end; code++) counts![codes[code]!]!++;
          if (end > from) known++;
          else unknown++;
          if (end > from + 1) multiple = true;
        } else {
          known++;
          counted?.push(row);
        }
      }
      const outcome = { known, unknown, excluded, date };
      const told = (value: number | null, unit: Outcome['unit'], more: Partial<Outcome> = {}): Outcome => ({
        value,
        unit,
        ...outcome,
        // How many there are is what is hidden.
        ...(more.status === 'secret' && { known: 0, unknown: 0, excluded: 0 }),
        ...more,
      });
      switch (operation) {
        case 'compte':
          return hidden(rows) ? told(null, 'nombre', { status: 'secret' }) : told(rows, 'nombre', { numerator: rows });
        case 'part':
          if (hidden(hits) || hidden(known - hits)) return told(null, '%', { status: 'secret' });
          return told(known ? (hits / known) * 100 : null, '%', {
            numerator: hits,
            denominator: known,
            status: known ? undefined : 'sans_objet',
          });
        case 'somme':
        case 'moyenne':
        case 'mediane': {
          const unit = UNITS[field!];
          if (hidden(known)) return told(null, unit, { status: 'secret' });
          if (operation === 'somme' && (known || !unknown)) return told(sum, unit, { numerator: sum });
          if (known === 0) return told(null, unit, { status: 'nd' });
          const middle = values ? quantile(Float64Array.from(values).sort(), 0.5) : sum / known;
          return told(middle, unit, { numerator: sum, denominator: known });
        }
        case 'distinct': {
          const value = counts!.reduce((total, count) => total + (count ? 1 : 0), 0);
          return told(value, 'nombre', { numerator: value });
        }
        case 'repartition':
          return told(hidden(known) ? null : known, 'nombre', {
            status: hidden(known) ? 'secret' : undefined,
            numerator: known,
            parts: partsOf(counts!, groups!, hideBelow),
            overlapping: multiple,
          });
        case 'rapport': {
          const other = inner?.answer(passing);
          const denominator = inner ? other!.value : fixed;
          if (hidden(rows)) return told(null, 'nombre', { status: 'secret' });
          if (denominator === undefined || denominator === null)
            return told(null, 'nombre', { status: other?.status ?? 'nd', numerator: rows });
          return told(denominator === 0 ? null : (rows / denominator) * per, 'nombre', {
            numerator: rows,
            denominator,
            status: denominator === 0 ? 'sans_objet' : undefined,
          });
        }
        case 'habitants_a_moins_de':
          return told(null, '%', reach!(Uint32Array.from(counted!)));
      }
    },
  };
}

const NO = 0;
const YES = 1;
const UNKNOWN = 2;

/** Tells of a row whether it meets the terms; unknown where it does not say a key that they ask for. */
async function rowTest(columns: Columns, { filter, extra }: Terms): Promise<((row: number) => number) | undefined> {
  const { categories, services, ...rest } = filter;
  const asked: { wanted?: Uint8Array; mask?: Uint8Array; column?: CodeColumn }[] = [];
  // Each key on its own, so that a record which lacks one of them is told from one that differs.
  if (categories) {
    asked.push({ mask: await columns.mask({ categories }), column: (await columns.codes('categorie')).column });
  }
  if (services) asked.push({ mask: await columns.mask({ services }), column: (await columns.codes('service')).column });
  if (Object.keys(rest).length) asked.push({ mask: await columns.mask(rest) });
  for (const [key, codes] of extra) asked.push(await wantedOf(columns, key, codes));
  if (asked.length === 0) return undefined;
  return (row) => {
    let state = YES;
    for (const { wanted, mask, column } of asked) {
      if (mask?.[row]) continue;
      if (column) {
        const end = column.start[row + 1]!;
        let at = column.start[row]!;
        if (at === end) {
          state = UNKNOWN;
          continue;
        }
        if (wanted) {
          while (at < end && !wanted[column.codes[at]!]) at++;
          if (at < end) continue;
        }
      }
      return NO;
    }
    return state;
  };
}

async function wantedOf(columns: Columns, key: ExtraKey, codes: readonly string[]) {
  const { column, words } = await columns.codes(key);
  const asked = codes.map((code) => code.toLowerCase());
  return { column, wanted: Uint8Array.from(words, (word) => Number(asked.includes(word.toLowerCase()))) };
}

/** The groups, the largest first or in the order of their words; small ones hidden, and one more where a total would give a single one away. */
function partsOf(
  counts: ArrayLike<number>,
  { words, labelOf, order: sequence }: Codes,
  hideBelow: number,
): ComputedPart[] {
  const order = [...words.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const kept = order.slice(0, order.length > MOST_GROUPS ? MOST_GROUPS - 1 : MOST_GROUPS);
  const parts: { code: string; label: LocalText; count: number | null }[] = kept.map((code) => ({
    code: words[code]!,
    label: labelOf(code),
    count: counts[code]!,
  }));
  if (sequence) parts.sort((a, b) => sequence.indexOf(a.code) - sequence.indexOf(b.code));
  const rest = order.slice(kept.length);
  if (rest.length)
    parts.push({ code: 'autres', label: OTHERS, count: rest.reduce((total, code) => total + counts[code]!, 0) });
  const small = parts.filter(({ count }) => count! < hideBelow);
  // The smallest of the others stands at the end of those that are large enough.
  if (small.length === 1 && parts.length > 1) {
    const others = parts.filter((part) => part !== small[0]).sort((a, b) => a.count! - b.count!);
    small.push(others[0]!);
  }
  for (const part of small) part.count = null;
  return parts;
}

/** Communes of territories, each once; undefined where nobody can tell which they are. */
async function communesIn(
  { feed, communesOf }: ComputeSources,
  territories: readonly string[],
): Promise<readonly Commune[] | undefined> {
  if (territories.length === 0) return feed.communes.length ? feed.communes : undefined;
  const departments = new Set<string>();
  for (const territory of territories) {
    const [level, code = ''] = territory.split(':');
    if (level === 'dep') departments.add(code);
    else if (level === 'com') departments.add(departmentOf(code));
    else if (level === 'reg') for (const one of departmentsOf(code)) departments.add(one);
    else if (level === 'epci')
      for (const { epci, code: own } of feed.communes) if (epci === code) departments.add(departmentOf(own));
  }
  const all = departments.size ? await communesOf([...departments]) : [];
  const found = new Map<string, Commune>();
  for (const commune of all) {
    const codes = [
      `com:${commune.code}`,
      `dep:${departmentOf(commune.code)}`,
      `reg:${regionOf(commune.code)}`,
      `epci:${commune.epci}`,
    ];
    if (territories.some((territory) => codes.includes(territory))) found.set(commune.code, commune);
  }
  return found.size ? [...found.values()] : undefined;
}

async function denominatorOf(
  over: 'population' | { readonly indicator: string } | Calculation,
  sources: ComputeSources,
  territories: readonly string[],
): Promise<number | undefined> {
  if (over === 'population') {
    const communes = await communesIn(sources, territories);
    return communes?.reduce((total, { population }) => total + population, 0);
  }
  const indicator = 'indicator' in over ? sources.indicators?.indicator(over.indicator) : undefined;
  // Only a published one: what is computed is never summed again.
  if (!indicator || indicator.calculation || territories.length > 1) return undefined;
  const code = territories[0] ?? [...indicator.series.keys()][0];
  return currentOf(indicator.series.get(code ?? ''))?.value ?? undefined;
}

/** The library's communes, or the feed's, as the records. */
async function ofCommunes(
  calculation: Calculation,
  sources: ComputeSources,
  territories: readonly string[],
): Promise<Computation> {
  const communes = await communesIn(sources, territories);
  const { operation, by, over, per } = calculation;
  const groupOf = ({ code, epci }: Commune) => (by === 'epci' ? epci : departmentOf(code));
  const fixed = over ? await denominatorOf(over, sources, territories) : undefined;
  const names = new Map(sources.feed.territories.map(({ code, name }) => [code, name]));
  const answer = (): Outcome => {
    const date = sources.feed.updated;
    if (!communes) return { value: null, status: 'nd', unit: 'nombre', known: 0, unknown: 0, excluded: 0, date };
    const sum = communes.reduce((total, { population }) => total + population, 0);
    const known = communes.length;
    const told = (value: number | null, unit: Outcome['unit'], more: Partial<Outcome> = {}): Outcome => ({
      value,
      unit,
      known,
      unknown: 0,
      excluded: 0,
      date,
      ...more,
    });
    const counts = new Map<string, number>();
    if (by) for (const commune of communes) counts.set(groupOf(commune), (counts.get(groupOf(commune)) ?? 0) + 1);
    const words = [...counts.keys()];
    switch (operation) {
      case 'somme':
        return told(sum, 'hab', { numerator: sum });
      case 'moyenne':
        return told(sum / known, 'hab', { numerator: sum, denominator: known });
      case 'mediane': {
        const values = Float64Array.from(communes, ({ population }) => population).sort();
        return told(quantile(values, 0.5), 'hab', { numerator: sum, denominator: known });
      }
      case 'distinct':
        return told(words.length, 'nombre');
      case 'repartition': {
        const labelOf = (code: number) => names.get(`${by === 'epci' ? 'epci' : 'dep'}:${words[code]}`) ?? words[code]!;
        const codes = { words, labelOf, column: { start: new Uint32Array(), codes: new Uint16Array() } };
        return told(known, 'nombre', { parts: partsOf([...counts.values()], codes, calculation.hideBelow) });
      }
      case 'rapport':
        if (fixed === undefined) return told(null, 'nombre', { status: 'nd' });
        return told(fixed ? (known / fixed) * per : null, 'nombre', {
          numerator: known,
          denominator: fixed,
          status: fixed ? undefined : 'sans_objet',
        });
      default:
        return told(known, 'nombre', { numerator: known });
    }
  };
  return { answer };
}

/** Inhabitants within reach of the rows; the code that knows travel, and the shores, are loaded only here. */
async function reachOf(calculation: Calculation, sources: ComputeSources, territories: readonly string[]) {
  const { inhabitantsReach, loadWater } = await import('./inhabitants.js');
  const communes = await communesIn(sources, territories);
  if (!communes) return (): Partial<Outcome> => ({ status: 'nd' });
  const { feed, data } = sources;
  // Without its shores an estimate is still one.
  const water = data && (await loadWater(data).catch(() => undefined));
  const inhabitants = inhabitantsReach(communes, feed, calculation, water);
  return (rows: Uint32Array): Partial<Outcome> => {
    const { within, sure, possible, all } = inhabitants(rows);
    const share = (people: number) => (all ? (people / all) * 100 : undefined);
    return {
      value: share(within) ?? null,
      numerator: within,
      denominator: all,
      low: share(sure),
      high: share(possible),
      status: all ? undefined : 'sans_objet',
    };
  };
}
