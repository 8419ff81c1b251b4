import { clean, date, isObject, items, line, local, numeric, type Raw, type Read, web, word } from './values.js';

const MAX_DEPTH = 6;

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
