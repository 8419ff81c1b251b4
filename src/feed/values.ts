import { safeUrl, WEB_SCHEMES } from './safe-url.js';
import type { LocalText } from './table.js';

/**
 * Reading of single values, leniently and safely: each reader gives the clean value, `''` for nothing, or `undefined` for a
 * value that is not what it should be.
 */
export type Read = (value: unknown) => unknown;

/** A parsed JSON object. Keys are a stranger's: read by name, never copied. */
export type Raw = { readonly [key: string]: unknown };

const SHORT = 1000;
const LONG = 20_000;
const MAX_ITEMS = 500;
const MAX_DEPTH = 6;

// Controls, bidirectional overrides and surrogates (paired or not: the replacement below spares the pairs).

const SUSPECT = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/;

const UNSAFE = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

export function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text without controls, bidirectional overrides and lone surrogates, trimmed, of a sane length. */
export function clean(text: string, length = LONG): string {
  if (text.length > length) text = text.slice(0, length);
  return (SUSPECT.test(text) ? text.replace(UNSAFE, '') : text).trim();
}

/** A short text or a number as text; `''` for anything else. */
export function word(value: unknown): string {
  return (line(value) as string | undefined) ?? '';
}

function line(value: unknown): string | undefined {
  if (typeof value === 'string') return clean(value, SHORT);
  return typeof value === 'number' ? String(value) : undefined;
}

/** A text, or one for each language. */
export function local(value: unknown): LocalText | undefined {
  if (typeof value === 'string') return clean(value);
  if (!isObject(value)) return line(value);
  const texts: Record<string, string> = {};
  let found = false;
  for (const language of Object.keys(value)) {
    const text = value[language];
    if (!/^[a-z]{2,3}(-\w{2,8})?$/i.test(language) || typeof text !== 'string' || !text.trim()) continue;
    texts[language.toLowerCase()] = clean(text);
    found = true;
  }
  return found ? texts : undefined;
}

/** An array as it is, text joined by `|` as an array, anything else alone. */
export function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.length > MAX_ITEMS ? value.slice(0, MAX_ITEMS) : value;
  return typeof value === 'string' && value.includes('|') ? value.split('|') : [value];
}

/** A list that keeps what `read` accepts; undefined when it accepts nothing of a list that is not empty. */
function listOf(read: Read): Read {
  return (value) => {
    const all = items(value);
    const good = all.map(read).filter((item) => item !== undefined && item !== '');
    return good.length > 0 ? good : all.every((item) => item === '' || item === null) ? '' : undefined;
  };
}

/** Digits of a number or a text, without the spaces that people put between. */
function digits(pattern: RegExp, length = 0): Read {
  return (value) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    const text = word(value).replace(/\s/g, '').toUpperCase().padStart(length, '0');
    return pattern.test(text) ? text : undefined;
  };
}

/** A number, or text of one with decimal point or comma; NaN for anything else. */
export function numeric(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return NaN;
  const text = value.trim().replace(',', '.');
  return text ? Number(text) : NaN;
}

/** ISO date (`2024`, `2024-05`, `2024-05-17`); the French order is understood. */
export function date(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length === 10 && DATE.test(value)) return value;
  const text = word(value).replace(/^(\d\d)\/(\d\d)\/(\d{4})/, '$3-$2-$1');
  return DATE.exec(text)?.[0];
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?=$|[T ])/;

/** Web address; the first where several are joined by `|`. */
export function web(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!value.trim()) return '';
  return safeUrl(value.includes('|') ? value.split('|')[0]! : value, base, WEB_SCHEMES);
}

function phone(value: unknown): string | undefined {
  const text = word(value);
  if (text.length > 60 || !/\d\D*\d\D*\d/.test(text)) return undefined;
  return /^[1-9]\d{8}$/.test(text) ? `0${text}` : text;
}

function email(value: unknown): string | undefined {
  const text = word(value).replace(/^mailto:/i, '');
  return /^[^\s@<>"'()[\]\\,;:?&]+@[^\s@<>"'()[\]\\,;:?&/]+\.[^\s@<>"'()[\]\\,;:?&/]{2,}$/.test(text)
    ? text
    : undefined;
}

/** A structure kept as it is but clean: texts stripped, addresses checked, odd keys and depths dropped. */
function tree(value: unknown, depth = MAX_DEPTH): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return items(value).map((item) => tree(item, depth - 1));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === '__proto__') continue;
    const own = (value as Raw)[key];
    copy[key] = /^(url|site_web|lien|image)$/.test(key) ? web(own) : tree(own, depth - 1);
  }
  return copy;
}

/** Text to the form of a code: `Étude` and `etude` are one. */
function slug(value: unknown): string {
  return word(value)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

/** The readers that the schema names as `x-read`; the name of the one that refused a value is the note's reason. */
export const READERS: { readonly [name: string]: Read } = {
  line,
  text: (value) => (typeof value === 'string' ? clean(value) : undefined),
  local,
  lines: listOf(line),
  locals: listOf(local),
  emails: listOf(email),
  phone,
  url: web,
  date,
  slug,
  siret: digits(/^\d{14}$/),
  epci: digits(/^\d{9}$/),
  insee: digits(/^(?!00)(\d\d|2[AB])\d{3}$/, 5),
  postcode: digits(/^(?!0*$)[\dA-Z-]{4,10}$/, 5),
  number(value) {
    const number = numeric(typeof value === 'string' ? value.replace(/\s/g, '') : value);
    return Number.isFinite(number) ? number : undefined;
  },
  boolean: (value) =>
    typeof value === 'boolean'
      ? value
      : /^(oui|true|1)$/i.test(word(value))
        ? true
        : /^(non|false|0)$/i.test(word(value))
          ? false
          : undefined,
  tree: (value) => (typeof value === 'object' ? tree(value) : undefined),
  zones: (value) => (isObject(value) ? value : undefined),
};
