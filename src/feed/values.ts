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

export function line(value: unknown): string | undefined {
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

/** Whether a feed's format is one that we read: the major version 1, or none said. */
export function isKnownVersion(feed: Raw): boolean {
  return feed['essor'] === undefined || /^1(\.|$)/.test(word(feed['essor']));
}
