import { KINDS, type Kind } from '../feed/kinds.js';
import type { Filter } from './query.js';

/**
 * Reads the grammar of `filter`, `lock` and the page's address: `categorie=velo,reparation&type=tiers-lieu&q=bois`.
 * Or within a key, and between keys. Unknown keys and kinds, and what is not well-formed, are left out quietly.
 */
export function parseFilter(text: string): Filter {
  const filter: { -readonly [K in keyof Filter]: Filter[K] } = {};
  for (const pair of text.replace(/^[?#]/, '').split('&')) {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    const add = (codes: readonly string[] = []) =>
      [...new Set([...codes, ...value.split(',').map(decode)])].filter(Boolean);
    switch (at > 0 && decode(pair.slice(0, at)).trim()) {
      case 'categorie':
        filter.categories = add(filter.categories);
        break;
      case 'type':
        filter.kinds = add(filter.kinds).filter((code): code is Kind => (KINDS as readonly string[]).includes(code));
        break;
      case 'service':
        filter.services = add(filter.services);
        break;
      case 'territoire':
        filter.territories = add(filter.territories);
        break;
      case 'q':
        filter.text = decode(value);
    }
  }
  return clean(filter);
}

/** Writes a filter in the grammar that {@link parseFilter} reads; empty keys are left out. */
export function formatFilter(filter: Filter): string {
  const parts: string[] = [];
  const add = (key: string, codes: readonly string[] = []) => {
    if (codes.length > 0) parts.push(`${key}=${codes.map(encode).join(',')}`);
  };
  add('categorie', filter.categories);
  add('type', filter.kinds);
  add('service', filter.services);
  add('territoire', filter.territories);
  if (filter.text?.trim()) add('q', [filter.text.trim()]);
  return parts.join('&');
}

/** Without keys that do not narrow. */
function clean(filter: Filter): Filter {
  const { categories, kinds, services, territories } = filter;
  const text = filter.text?.trim();
  return {
    ...(categories?.length && { categories }),
    ...(kinds?.length && { kinds }),
    ...(services?.length && { services }),
    ...(territories?.length && { territories }),
    ...(text && { text }),
  };
}

/** A colon may stand in a query and in a fragment, and `dep:33` reads better than `dep%3A33`. */
function encode(text: string): string {
  // A lone half of a surrogate pair cannot be encoded.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('%3A', ':');
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced).trim();
  } catch {
    return spaced.trim();
  }
}
