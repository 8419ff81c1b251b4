import { isObject, local, word } from './values.js';
import { OTHER, PALETTE } from './taxonomy.js';
import type { Family, Term, Vocabularies } from './vocabulary.js';

/** As many terms as a vocabulary may hold, and families (their index is one byte). */
const MAX_TERMS = 5000;
const MAX_FAMILIES = 250;

/** Reads one list of `vocabulaires`. Terms without code, or whose code is taken, are left out: `onBad` is told. */
export function readTerms(list: readonly unknown[], onBad: (index: number) => void): Term[] {
  const terms = new Map<string, Term>();
  list.slice(0, MAX_TERMS).forEach((raw, index) => {
    const code = isObject(raw) ? word(raw['code']) : '';
    if (!isObject(raw) || !code || terms.has(code)) return onBad(index);
    terms.set(code, {
      code,
      label: local(raw['libelle']) || code,
      parent: word(raw['parent']) || undefined,
      color: color(raw['couleur']),
      darkColor: color(raw['couleur_sombre']),
      icon: word(raw['icone']) || undefined,
    });
  });
  return [...terms.values()];
}

function color(value: unknown): string | undefined {
  const text = word(value);
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text)) return undefined;
  return text.length === 4 ? text.replace(/\w/g, '$&$&') : text;
}

/** Categories while records are read: codes to indexes, in order of appearance, with "Autres" added when first needed. */
export interface CategoryIndex {
  /** Index of a category, -1 for a code that is none. */
  indexOf(code: string): number;
  /**
   * For a record that names a family: the category of those that name no more than it, -1 where one of `named` is a
   * member. Undefined for a code that is no family.
   */
  ofFamily(code: string, named: readonly number[]): number | undefined;
  /** The category that takes codes that no vocabulary knows. */
  other(): number;
  /** The vocabulary, sorted by family, and for each index that was given out its place in it. */
  finish(): Pick<Vocabularies, 'categories' | 'families' | 'familyOf'> & { places: Uint16Array };
}

/** Sorts terms into families (terms that others name as their parent, at any depth) and categories. A term alone is both. */
export function categoryIndex(terms: readonly Term[]): CategoryIndex {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  const roots = new Map(terms.map((term) => [term, rootOf(term, byCode)]));
  const parents = new Set(terms.filter((term) => roots.get(term) !== term).map((term) => roots.get(term)!));

  const families: Term[] = [];
  const familyIndex = new Map<string, number>();
  const categories: Term[] = [];
  const familyOf: number[] = [];
  const indexes = new Map<string, number>();

  const family = (term: Term): number => {
    let index = familyIndex.get(term.code);
    if (index === undefined) {
      if (families.length >= MAX_FAMILIES && term !== OTHER) return family(OTHER);
      index = families.push(term) - 1;
      familyIndex.set(term.code, index);
    }
    return index;
  };
  const category = (term: Term, inFamily: Term): number => {
    const index = categories.push(term) - 1;
    indexes.set(term.code, index);
    familyOf.push(family(inFamily));
    return index;
  };
  for (const term of terms) {
    if (parents.has(term)) family(term);
    else category(term, roots.get(term)!);
  }

  return {
    indexOf: (code) => indexes.get(code) ?? -1,
    ofFamily(code, named) {
      const term = byCode.get(code);
      if (!term || !parents.has(term)) return undefined;
      const at = familyIndex.get(code);
      if (named.some((index) => familyOf[index] === at)) return -1;
      const own = `${code}-autres`;
      return indexes.get(own) ?? category({ code: own, label: OTHER.label, parent: code }, term);
    },
    other: () => indexes.get(OTHER.code) ?? category(OTHER, OTHER),
    finish() {
      const order = [...categories.keys()].sort((a, b) => familyOf[a]! - familyOf[b]! || a - b);
      const places = new Uint16Array(order.length);
      const members: number[][] = families.map(() => []);
      order.forEach((from, place) => {
        places[from] = place;
        members[familyOf[from]!]!.push(place);
      });
      const sorted = order.map((index) => categories[index]!);
      return {
        categories: sorted,
        familyOf: Uint8Array.from(order, (index) => familyOf[index]!),
        families: families.map((term, index): Family => {
          const [light, dark] = PALETTE[index % PALETTE.length]!;
          const own = members[index]!;
          return {
            ...term,
            color: term.color ?? light,
            darkColor: term.darkColor ?? (term.color ? undefined : dark),
            icon: term.icon ?? sorted[own[0]!]?.icon,
            index,
            members: own,
          };
        }),
        places,
      };
    },
  };
}

/** The topmost ancestor; the term itself where its line leads nowhere or in a circle. */
function rootOf(term: Term, byCode: ReadonlyMap<string, Term>): Term {
  let at = term;
  for (let depth = 0; depth < 20; depth++) {
    const parent = at.parent === undefined ? undefined : byCode.get(at.parent);
    if (!parent) return at;
    at = parent;
  }
  return term;
}
