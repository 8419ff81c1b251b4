import type { Kind } from './kinds.js';

/** A text of a feed: one for all languages, or one for each language code. */
export type LocalText = string | { readonly [language: string]: string };

/** The text in `language`, else in French, else in whichever language there is. */
export function localText(text: LocalText | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text['fr'] ?? Object.values(text)[0] ?? '';
}

/** Lists of codes of all records, in columns: record `i` holds `codes[start[i]] … codes[start[i + 1] - 1]`. */
export interface CodeColumn {
  /** One more entry than there are records. */
  readonly start: Uint32Array;
  /** Indexes into the vocabulary that the column belongs to, not repeated within a record. */
  readonly codes: Uint16Array;
}

/** One record in English names, made from the columns for a page of the list or a detail. All but the first are optional. */
export interface FeedRecord {
  /** Row in the table. */
  readonly index: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: LocalText;
  /** Codes of categories. */
  readonly categories: readonly string[];
  /** Codes of services. */
  readonly services: readonly string[];
  /** Degrees, WGS 84; absent when the record is listed but not drawn. */
  readonly longitude?: number;
  readonly latitude?: number;
  /** How exact the position is, as published (`commune`, `rue`, `numero`…). */
  readonly precision?: string;
  readonly siret?: string;
  readonly address?: string;
  readonly addressComplement?: string;
  readonly postcode?: string;
  readonly commune?: string;
  /** The commune's code (COG). */
  readonly inseeCode?: string;
  /** SIREN of the EPCI. */
  readonly epci?: string;
  readonly typology?: readonly string[];
  readonly phone?: string;
  readonly emails?: readonly string[];
  /** Checked: http or https. */
  readonly website?: string;
  /** OpenStreetMap's opening_hours syntax. */
  readonly openingHours?: string;
  readonly summary?: LocalText;
  readonly description?: LocalText;
  readonly labels?: readonly string[];
  readonly itinerance?: readonly string[];
  /** Checked: http or https. */
  readonly accessibilityUrl?: string;
  readonly needs?: readonly LocalText[];
  readonly offers?: readonly LocalText[];
  /** Ids of records of this feed. */
  readonly partners?: readonly string[];
  /** Checked: http or https. */
  readonly image?: string;
  readonly source?: string;
  readonly licence?: string;
  /** ISO 8601. */
  readonly updated?: string;
  /** Whatever else the schema has for this kind of record (a project's phase, a premises' owner…), checked, by its key in the feed. */
  readonly more?: ReadonlyMap<string, unknown>;
}

/** The records of a feed in columns. Record `i` is row `i` of each. */
export interface RecordTable {
  readonly length: number;
  /** Index into KINDS. */
  readonly kinds: Uint8Array;
  /** Degrees; NaN where a record has no position. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** Indexes into `vocabularies.categories`. */
  readonly categories: CodeColumn;
  /** Indexes into `vocabularies.services`. */
  readonly services: CodeColumn;
  /** Resolves when the four columns below are filled: that begins with the first call, or once the page has nothing to do. */
  located(): Promise<void>;
  /** Index into `communeNames` of the commune's name as written in the record; 0 is "none". */
  readonly communes: Uint32Array;
  /** Distinct communes as written; entry 0 is the empty text. */
  readonly communeNames: readonly string[];
  /** Codes (COG) as strings, `''` where absent. */
  readonly inseeCodes: readonly string[];
  /** SIREN of the EPCI where the record says it, `''` where not. */
  readonly epcis: readonly string[];
  /** The commune's name as written in a record, or `''`, at any time. */
  communeName(row: number): string;
  readonly names: readonly LocalText[];
  readonly ids: readonly string[];
  /** Resolves when the columns below are filled, and everything that is wrong with a record is noted. */
  readonly whole: Promise<void>;
  readonly summaries: readonly (LocalText | undefined)[];
  readonly descriptions: readonly (LocalText | undefined)[];
  /** ISO dates, `''` where absent. */
  readonly updated: readonly string[];
  /** Row of the record with this id, or -1. */
  indexOf(id: string): number;
  /** By row, a field of their section's own (see `FeedRecord.more`) that is a text, a list or an object, at any time. */
  having(key: string): ReadonlyMap<number, unknown>;
  /** The whole record of a row, at any time. */
  record(index: number): FeedRecord;
}
