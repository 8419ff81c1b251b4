import type { Filter, Sort } from './query.js';
import { formatFilter, parseFilter } from './filter.js';
import { BLANK, type Place, type SessionState } from './session.js';

/**
 * The state of a widget in the fragment of the page's address: `#carte.categorie=velo&carte.fiche=a12`.
 *
 * Keys bear the widget's own prefix; every other part of the fragment, a plain anchor included, stays as it is.
 * Filter keys follow the grammar of `filter`; to them come `fiche` (open record), `tri` (order), `groupe=commune`,
 * `favoris=1` and `lieu=<latitude>,<longitude>,<label>[,<INSEE code>]`; and the finder's own `mode`, `minutes` and `ouvert`.
 */
const SORTS: readonly (readonly [string, Sort])[] = [
  ['distance', 'distance'],
  ['nom', 'name'],
  ['date', 'date'],
];

/** Filter keys that an address can set or clear one by one. */
const FILTER_KEYS = ['categorie', 'type', 'service', 'territoire', 'q'] as const;

/** Keys that one sort of widget has alone. */
const OWN_KEYS = ['mode', 'minutes', 'ouvert'];

/** Reads the keys of `prefix` in a fragment (with or without `#`). Undefined when there are none. */
export function readAddress(fragment: string, prefix: string, preset: Filter): SessionState | undefined {
  const values = new Map<string, string>();
  for (const part of ownParts(fragment, prefix)) {
    const [key, value] = cut(part.slice(prefix.length + 1));
    values.set(key, value);
  }
  if (values.size === 0) return undefined;
  // The address wins over the preset key by key; an empty value says that the visitor cleared it.
  const merged = new Map(pairs(formatFilter(preset)));
  for (const key of FILTER_KEYS) {
    const value = values.get(key);
    if (value !== undefined) merged.set(key, value);
  }
  return {
    ...BLANK,
    filter: parseFilter([...merged].map(([key, value]) => `${key}=${value}`).join('&')),
    sort: SORTS.find(([word]) => word === values.get('tri'))?.[1] ?? BLANK.sort,
    groupByCommune: values.get('groupe') === 'commune',
    favouritesOnly: values.get('favoris') === '1',
    selected: decode(values.get('fiche')) || undefined,
    place: readPlace(decode(values.get('lieu'))),
    own: new Map(OWN_KEYS.flatMap((key) => (values.has(key) ? [[key, decode(values.get(key))]] : []))),
  };
}

/** The fragment (without `#`) with the keys of `prefix` replaced by what `state` holds beyond `preset`. */
export function writeAddress(fragment: string, prefix: string, preset: Filter, state: SessionState): string {
  const foreign = parts(fragment).filter((part) => !part.startsWith(`${prefix}.`));
  const before = new Map(pairs(formatFilter(preset)));
  const now = new Map(pairs(formatFilter(state.filter)));
  const own: string[] = [];
  const add = (key: string, value: string) => own.push(`${prefix}.${key}=${value}`);
  for (const key of FILTER_KEYS) {
    const value = now.get(key) ?? '';
    if (value !== (before.get(key) ?? '')) add(key, value);
  }
  const sort = SORTS.find(([, name]) => name === state.sort);
  if (sort) add('tri', sort[0]);
  if (state.groupByCommune) add('groupe', 'commune');
  if (state.favouritesOnly) add('favoris', '1');
  if (state.place) add('lieu', encodeURIComponent(formatPlace(state.place)));
  for (const [key, value] of state.own ?? []) add(key, encodeURIComponent(value));
  if (state.selected !== undefined) add('fiche', encodeURIComponent(state.selected));
  return [...foreign, ...own].join('&');
}

function formatPlace({ latitude, longitude, label, code }: Place): string {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)},${label}${code ? `,${code}` : ''}`;
}

function readPlace(text: string): Place | undefined {
  const [, latitude, longitude, label, code] = /^([^,]+),([^,]+),(.*?)(?:,(\d[\dAB]\d{3}))?$/s.exec(text) ?? [];
  if (label === undefined) return undefined;
  const place = {
    latitude: Number(latitude),
    longitude: Number(longitude),
    label: label.slice(0, 100),
    ...(code && { code }),
  };
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined;
}

function parts(fragment: string): string[] {
  return fragment
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '');
}

function ownParts(fragment: string, prefix: string): string[] {
  return parts(fragment).filter((part) => part.startsWith(`${prefix}.`));
}

function pairs(query: string): [string, string][] {
  return parts(query).map(cut);
}

function cut(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function decode(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
