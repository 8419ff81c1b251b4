import type { LocalText } from './table.js';

/** One term of a vocabulary. */
export interface Term {
  readonly code: string;
  readonly label: LocalText;
  /** Code of the family that a category belongs to. */
  readonly parent?: string;
  /** `#rrggbb`, checked. */
  readonly color?: string;
  /** `#rrggbb` for dark surfaces, checked. */
  readonly darkColor?: string;
  /** Name of a glyph that the library ships; without one the label's first letter stands. */
  readonly icon?: string;
}

/** A family of categories, with the range of categories that it owns: they are sorted by family. */
export interface Family extends Term {
  /** Index in `families`. */
  readonly index: number;
  /** Indexes into `categories`. */
  readonly members: readonly number[];
}

/** The words of a feed: its own where it has them, the library's otherwise. */
export interface Vocabularies {
  /** Categories, without the families; the last may be "Autres", which takes codes that no vocabulary knows. */
  readonly categories: readonly Term[];
  readonly families: readonly Family[];
  /** Family index of each category. */
  readonly familyOf: Uint8Array;
  readonly services: readonly Term[];
  readonly kinds: readonly Term[];
  readonly phases: readonly Term[];
}
