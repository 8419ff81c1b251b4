import { html, type TemplateResult } from 'lit';
import type { Feed } from '../feed/feed.js';
import { KINDS, type Kind } from '../feed/kinds.js';
import { localText, type CodeColumn, type FeedRecord } from '../feed/table.js';
import type { Family, Term } from '../feed/vocabulary.js';
import { familyColor } from './family-color.js';
import { glyph, hasGlyph } from './glyph.js';

const KIND_GLYPHS: Record<Kind, string> = {
  acteur: 'users',
  collectivite: 'landmark',
  'tiers-lieu': 'coffee',
  'service-public': 'building',
  'point-postal': 'mailbox',
  local: 'warehouse',
  projet: 'flag',
};

/** What a count counts, coarser than kinds. */
export type Noun = 'actors' | 'places' | 'projects';

/** The kind of a row. */
export function kindOf(feed: Feed, row: number): Kind {
  return KINDS[feed.records.kinds[row]!]!;
}

/** Categories of a row, in the record's order. */
export function categoriesOf(feed: Feed, row: number): Term[] {
  return termsOf(feed.records.categories, feed.vocabularies.categories, row);
}

/** Services of a row, in the record's order. */
export function servicesOf(feed: Feed, row: number): Term[] {
  return termsOf(feed.records.services, feed.vocabularies.services, row);
}

/** Families of a row's categories, each once. */
export function familiesOf(feed: Feed, row: number): Family[] {
  const { start, codes } = feed.records.categories;
  const { families, familyOf } = feed.vocabularies;
  const found = new Set<Family>();
  for (let at = start[row]!; at < start[row + 1]!; at++) {
    const family = families[familyOf[codes[at]!]!];
    if (family) found.add(family);
  }
  return [...found];
}

/** A term's label in a language; its code when it has none. */
export function label(term: Term, language: string): string {
  return localText(term.label, language) || term.code;
}

/** A kind's label: `Tiers-lieu`. */
export function kindLabel(feed: Feed, kind: Kind, language: string): string {
  const term = feed.vocabularies.kinds.find(({ code }) => code === kind);
  return term ? label(term, language) : kind;
}

/** How a row is drawn: its first category's glyph and family colours, else its kind's glyph and no colour (neutral). */
export function lookOf(feed: Feed, row: number): { glyph: string; letter: string; color?: string; darkColor?: string } {
  const category = categoriesOf(feed, row)[0];
  const family = familiesOf(feed, row)[0];
  const kind = kindOf(feed, row);
  const named = category ?? feed.vocabularies.kinds.find(({ code }) => code === kind);
  const icon = named?.icon;
  return {
    glyph: hasGlyph(icon) ? icon : category ? '' : KIND_GLYPHS[kind],
    letter: category ? label(category, 'fr').charAt(0).toUpperCase() : '',
    color: category?.color ?? family?.color,
    darkColor: category?.color ? category.darkColor : family?.darkColor,
  };
}

/** The tile of a row: the glyph, or the category's first letter, on the family's colour. Decorative: words stand beside it. */
export function tile(feed: Feed, row: number): TemplateResult {
  const { glyph: name, letter, color, darkColor } = lookOf(feed, row);
  return html`
    <span class="tile" part="tile" aria-hidden="true" .style=${familyColor(color, darkColor)}>${name ? glyph(name) : letter}</span>
  `;
}

/**
 * The pieces of a row's line of facts, without distance and opening: what it is, then where.
 * `['Conciergerie solidaire', 'Bordeaux']`, `['Tiers-lieu', 'coworking, fablab', 'Lormont']`.
 */
export function factsOf(feed: Feed, row: number, language: string): string[] {
  const kind = kindOf(feed, row);
  const labels = (terms: Term[]) => terms.slice(0, 2).map((term) => label(term, language));
  const what = labels(categoriesOf(feed, row)).join(', ');
  const facts =
    kind === 'acteur'
      ? [what]
      : [kindLabel(feed, kind, language), labels(servicesOf(feed, row)).join(', ').toLocaleLowerCase(language) || what];
  if (same(facts[0], facts[1])) facts.pop();
  return [...facts, feed.records.communeName(row)].filter(Boolean);
}

/** What the rows are, for a count in words; in the order actors, places, projects. */
export function nounsOf(feed: Feed, rows: Uint32Array): Noun[] {
  const has = [false, false, false];
  for (let i = 0; i < rows.length; i++) has[nounOf(feed.records.kinds[rows[i]!]!)] = true;
  return (['actors', 'places', 'projects'] as const).filter((_, i) => has[i]);
}

/** A record's address, line by line: `['12 place de l’Exemple', '33000 Bordeaux']`. */
export function addressOf(record: FeedRecord): string[] {
  const { address, addressComplement, postcode, commune } = record;
  const town = [postcode, commune].filter(Boolean).join(' ');
  // Many lists repeat the town in the address.
  const street = town && address?.endsWith(town) ? address.slice(0, -town.length).replace(/[\s,–-]+$/, '') : address;
  return [street, addressComplement, town].filter((line): line is string => !!line);
}

/** A telephone number as the French write it, and as a `tel:` address takes it; no `href` when it holds no number. */
export function phoneOf(phone: string): { text: string; href?: string } {
  const digits = phone.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  if (!/^\+?\d{3,15}$/.test(digits)) return { text: phone };
  const national = digits.replace(/^(\+|00)33(?=\d{9}$)/, '0');
  return {
    text: /^0\d{9}$/.test(national) ? national.replace(/\d\d(?=\d)/g, '$&\u00a0') : phone,
    href: `tel:${digits}`,
  };
}

function termsOf({ start, codes }: CodeColumn, terms: readonly Term[], row: number): Term[] {
  const found: Term[] = [];
  for (let at = start[row]!; at < start[row + 1]!; at++) {
    const term = terms[codes[at]!];
    if (term) found.push(term);
  }
  return found;
}

/** Whether two labels say the same: `Tiers-lieu` and `Tiers-lieux`. */
export function same(a = '', b = ''): boolean {
  return b !== '' && (a.startsWith(b) || b.startsWith(a));
}

function nounOf(kind: number): number {
  return kind < 2 ? 0 : kind === KINDS.length - 1 ? 2 : 1;
}
