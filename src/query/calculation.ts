import { KINDS, type Kind } from '../feed/kinds.js';
import type { Raw } from '../feed/values.js';
import type { TravelMode } from '../geo/travel.js';
import { parseFilter } from './filter.js';
import type { Filter } from './query.js';

export const OPERATIONS = [
  'compte',
  'part',
  'somme',
  'moyenne',
  'mediane',
  'distinct',
  'repartition',
  'rapport',
  'habitants_a_moins_de',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Numbers that can be summed; a switch reads each, never a path. */
export const FIELDS = [
  'population',
  'budgetPrevisionnel',
  'epargne_locale.collectee',
  'epargne_locale.recherchee',
  'surface',
] as const;
export type NumberField = (typeof FIELDS)[number];

export const GROUPS = [
  'categorie',
  'famille',
  'typologie',
  'phase',
  'phaseStatut',
  'service',
  'commune',
  'epci',
  'departement',
] as const;
export type Group = (typeof GROUPS)[number];

const SECTIONS: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ...KINDS.map((kind) => [kind, [kind]] as const),
  ['acteurs', ['acteur']],
  ['collectivites', ['collectivite']],
  ['lieux', ['tiers-lieu', 'service-public', 'point-postal']],
  ['locaux', ['local']],
  ['projets', ['projet']],
  ['communes', []],
]);
/** Keys of a filter beyond those of the page's own, which are the first five. */
const FILTER_KEYS = ['categorie', 'type', 'service', 'territoire', 'q', 'typologie', 'phase', 'phaseStatut'] as const;
export type ExtraKey = 'typologie' | 'phase' | 'phaseStatut';
const MODES = new Map<string, TravelMode>([
  ['pied', 'walk'],
  ['velo', 'bike'],
  ['voiture', 'car'],
]);
const KEYS = [
  'operation',
  'sur',
  'filtre',
  'parmi',
  'champ',
  'par',
  'pour',
  'pour_combien',
  'territoire',
  'suit',
  'minutes',
  'mode',
  'masquer_sous',
];

/** What narrows the records of a calculation. */
export interface Terms {
  /** Keys that the page's filters have too. */
  readonly filter: Filter;
  /** Keys that they have not. */
  readonly extra: readonly (readonly [key: ExtraKey, codes: readonly string[]])[];
}

/** A sum over the records of a feed; checked. */
export interface Calculation {
  readonly operation: Operation;
  /** As written: a kind or a section. */
  readonly subject: string;
  /** Kinds of the records; empty for communes. */
  readonly kinds: readonly Kind[];
  readonly terms: Terms;
  /** Of `part`: what the share is of. */
  readonly among: Terms;
  readonly field?: NumberField | undefined;
  readonly by?: Group | undefined;
  /** Of `rapport`: the denominator, as inhabitants, as another calculation, or as the id of a published indicator. */
  readonly over?: 'population' | Calculation | { readonly indicator: string } | undefined;
  /** Base of a ratio; 1. */
  readonly per: number;
  /** Codes; empty for all of the feed. */
  readonly territories: readonly string[];
  /** Whether it follows the filters of its group. */
  readonly follows: boolean;
  /** Of `habitants_a_moins_de`. */
  readonly minutes: number;
  readonly mode: TravelMode;
  /** Counts from 1 to one below are hidden; 0 hides none. */
  readonly hideBelow: number;
}

/** What is wrong with an expression. */
export interface CalculationError {
  /**
   * `long` (over 200 characters), `terms` (over 16 in a filter), `missing` (of what `key` names), `twice`, `unclosed` (a
   * bracket), `depth`, or the key whose word is not legal (`operation`, `sur`, `filtre`, `champ`, `par`, `minutes`…); `word` for
   * a word that has no place there.
   */
  readonly code: string;
  /** Key of `calcul` that it is about. */
  readonly key: string;
  /** Of the word in the one-line form, the first character being 1; 0 in an object. */
  readonly position: number;
  /** At most 40 characters. */
  readonly word: string;
  /** The legal word that is most like it. */
  readonly nearest?: string | undefined;
}

const LONGEST = 200;
const MOST_TERMS = 16;
const NO_TERMS: Terms = { filter: {}, extra: [] };

/** A value of `calcul` and where it stands. */
interface Entry {
  readonly value: unknown;
  readonly at: number;
}

/**
 * Reads `calcul` of a feed: an object of closed words, at most one level deep.
 */
export function readCalculation(raw: Raw): Calculation | CalculationError {
  return check(entriesOf(raw), 0);
}

function entriesOf(raw: Raw): Map<string, Entry> {
  return new Map(Object.keys(raw).map((key) => [key, { value: raw[key], at: 0 }]));
}

/**
 * Reads the one-line form of the attribute `compute`:
 * `OPERATION SUBJECT [filter] / [filter] champ FIELD par GROUP pour N minutes N mode M en TERRITORIES`.
 *
 * All after the subject may be left out. `/` is followed by the filter of what a share is of, or for `rapport` by `population`
 * or the id of an indicator.
 */
export function parseCalculation(text: string): Calculation | CalculationError {
  if (text.length > LONGEST) return { code: 'long', key: '', position: LONGEST + 1, word: '' };
  const entries = new Map<string, Entry>();
  let at = 0;
  const word = () => {
    while (at < text.length && isSpace(text[at]!)) at++;
    const start = at;
    if (text[at] === '[' || text[at] === '/') at++;
    else while (at < text.length && !isSpace(text[at]!) && text[at] !== '[' && text[at] !== '/') at++;
    return { value: text.slice(start, at), at: start + 1 };
  };
  const failed = (code: string, { value, at: position }: { value: string; at: number }, words?: readonly string[]) =>
    fail(code, 'compute', position, value, words);
  const filter = (key: string, start: number) => {
    const end = text.indexOf(']', at);
    if (end < 0) return false;
    entries.set(key, { value: text.slice(at, end), at: start + 1 });
    at = end + 1;
    return true;
  };
  entries.set('operation', word());
  entries.set('sur', word());
  const after = new Map([
    ['champ', 'champ'],
    ['par', 'par'],
    ['pour', 'pour_combien'],
    ['minutes', 'minutes'],
    ['mode', 'mode'],
    ['en', 'territoire'],
  ]);
  for (let token = word(); token.value; token = word()) {
    const key = token.value === '[' ? 'filtre' : token.value === '/' ? 'pour' : after.get(token.value);
    if (!key) return failed('word', token, [...after.keys()]);
    if (entries.has(key)) return failed('twice', token);
    if (key === 'filtre') {
      if (!filter(key, token.at)) return failed('unclosed', token);
    } else {
      let next = word();
      if (!next.value) return fail('missing', key, next.at, '');
      if (key === 'pour' && next.value === '[') {
        if (entries.has('parmi')) return failed('twice', next);
        if (!filter('parmi', next.at)) return failed('unclosed', next);
        continue;
      }
      if (key === 'territoire') {
        let end = at;
        for (let more = word(); more.value.includes(':'); more = word()) end = at;
        at = end;
        next = { value: text.slice(next.at - 1, end), at: next.at };
      }
      const number = key === 'minutes' || key === 'pour_combien';
      entries.set(key, number && next.value.trim() ? { ...next, value: Number(next.value) } : next);
    }
  }
  return check(entries, 0);
}

function isSpace(character: string): boolean {
  return character.trim() === '';
}

function fail(
  code: string,
  key: string,
  position: number,
  value: unknown,
  words?: readonly string[],
): CalculationError {
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : '';
  return { code, key, position, word, nearest: words && nearest(word, words) };
}

function check(entries: ReadonlyMap<string, Entry>, depth: number): Calculation | CalculationError {
  let error: CalculationError | undefined;
  const wrong = (code: string, key: string, { value, at }: Entry, words?: readonly string[]) => {
    error ??= fail(code, key, at, value, words);
  };
  for (const [key, entry] of entries) if (!KEYS.includes(key)) wrong('key', key, { ...entry, value: key }, KEYS);
  const oneOf = <T extends string>(key: string, words: Iterable<T>): T | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || entry.value === undefined || entry.value === '') return undefined;
    const list = [...words];
    const found = list.find((word) => word === entry.value);
    if (found === undefined) wrong(key, key, entry, list);
    return found;
  };
  const number = (key: string, least: number, most: number, otherwise: number) => {
    const entry = entries.get(key);
    if (entry === undefined) return otherwise;
    const { value } = entry;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    wrong(key, key, entry);
    return otherwise;
  };
  const terms = (key: string): Terms => {
    const entry = entries.get(key);
    if (entry === undefined) return NO_TERMS;
    if (typeof entry.value !== 'string' || entry.value.length > LONGEST) {
      wrong(typeof entry.value === 'string' ? 'long' : key, key, entry);
      return NO_TERMS;
    }
    return readTerms(entry.value, (code, word, offset, words) =>
      wrong(code, key, { value: word, at: entry.at && entry.at + offset }, words),
    );
  };
  const operation = oneOf('operation', OPERATIONS);
  const subject = oneOf('sur', SECTIONS.keys());
  const field = oneOf('champ', FIELDS);
  const by = oneOf('par', GROUPS);
  const mode = oneOf('mode', MODES.keys()) ?? 'voiture';
  const territory = entries.get('territoire');
  const territories = typeof territory?.value === 'string' ? territory.value.split(/[\s,]+/).filter(Boolean) : [];
  const bad = territories.find((code) => !/^(com|epci|dep|reg|pays):\w{1,20}$/.test(code));
  if (territory && (bad || territories.length === 0 || territories.length > MOST_TERMS))
    wrong('territoire', 'territoire', { ...territory, value: bad ?? territory.value });
  const follows = entries.get('suit');
  if (follows && typeof follows.value !== 'boolean') wrong('suit', 'suit', follows);

  let over: Calculation['over'];
  const pour = entries.get('pour');
  if (pour) {
    if (typeof pour.value === 'string') {
      over = pour.value === 'population' ? 'population' : { indicator: pour.value };
    } else if (typeof pour.value === 'object' && pour.value !== null && !Array.isArray(pour.value) && depth === 0) {
      const inner = check(entriesOf(pour.value as Raw), 1);
      if ('code' in inner) error ??= inner;
      else over = inner;
    } else wrong(depth ? 'depth' : 'pour', 'pour', pour);
  }
  const calculation = {
    terms: terms('filtre'),
    among: terms('parmi'),
    per: number('pour_combien', 1, 1e9, 1),
    minutes: number('minutes', 1, 120, 20),
    hideBelow: number('masquer_sous', 0, 1000, 0),
  };
  const missing = (key: string) => (error ??= fail('missing', key, entries.get(key)?.at ?? 0, ''));
  if (!operation) missing('operation');
  if (!subject) missing('sur');
  if (operation && ['somme', 'moyenne', 'mediane'].includes(operation) && !field) missing('champ');
  if ((operation === 'repartition' || operation === 'distinct') && !by) missing('par');
  if (operation === 'rapport' && !over) missing('pour');
  if (operation && depth && ['part', 'repartition', 'rapport', 'habitants_a_moins_de'].includes(operation))
    wrong('depth', 'pour', entries.get('operation')!);
  if (field && (field === 'population') !== (subject === 'communes')) wrong('champ', 'champ', entries.get('champ')!);
  if (subject === 'communes' && operation) {
    if (['part', 'habitants_a_moins_de'].includes(operation) || by === 'commune')
      wrong('operation', 'operation', entries.get('operation')!);
    if (by && !['epci', 'departement'].includes(by)) wrong('par', 'par', entries.get('par')!, ['epci', 'departement']);
    if (entries.has('filtre')) wrong('filtre', 'filtre', entries.get('filtre')!);
  }
  if (error) return error;
  return {
    operation: operation!,
    subject: subject!,
    kinds: SECTIONS.get(subject!)!,
    field,
    by,
    over,
    territories,
    follows: follows?.value === true,
    mode: MODES.get(mode)!,
    ...calculation,
  };
}

/** Reads `categorie=velo,insertion&typologie=fablab`; `tell` is given the offset of what is wrong. */
function readTerms(
  text: string,
  tell: (code: string, word: string, offset: number, words?: readonly string[]) => void,
): Terms {
  const own: string[] = [];
  const extra: [ExtraKey, readonly string[]][] = [];
  let count = 0;
  let offset = 0;
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const key = (at < 0 ? pair : pair.slice(0, at)).trim();
    const known = FILTER_KEYS.find((one) => one === key);
    if (pair.trim()) {
      const value = pair.slice(at + 1);
      const place = offset + pair.indexOf(key);
      // The page's own reader decodes the codes.
      const codes = at < 0 ? [] : (parseFilter(`service=${value}`).services ?? []);
      count += Math.max(1, codes.length);
      const kinds: readonly string[] = KINDS;
      const unknown = known === 'type' ? codes.find((code) => !kinds.includes(code)) : undefined;
      if (!known) tell('filtre', key, place, FILTER_KEYS);
      else if (codes.length === 0) tell('missing', key, place);
      else if (unknown !== undefined) tell('filtre', unknown, offset + Math.max(0, pair.indexOf(unknown)), kinds);
      else if (known === 'typologie' || known === 'phase' || known === 'phaseStatut') extra.push([known, codes]);
      else own.push(pair.trim());
    }
    offset += pair.length + 1;
  }
  if (count > MOST_TERMS) tell('terms', String(count), 0);
  return { filter: parseFilter(own.join('&')), extra };
}

/** The word that begins so, or takes the fewest changes (Levenshtein's distance); none where nothing is like it. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const costs = words.map((other) =>
    other.toLowerCase().startsWith(typed) ? 1 : distance(typed, other.toLowerCase()),
  );
  const best = Math.min(...costs);
  return word && best <= Math.max(3, word.length / 2) ? words[costs.indexOf(best)] : undefined;
}

function distance(a: string, b: string): number {
  let row = [...`${b} `].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j < row.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row.at(-1)!;
}
