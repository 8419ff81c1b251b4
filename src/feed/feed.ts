import type { LocalText, RecordTable } from './table.js';
import type { Vocabularies } from './vocabulary.js';

/** Something that was left out or mended while reading. */
export interface Note {
  /** Section of the feed, as published (`acteurs`). */
  readonly section: string;
  /** Position in the section. */
  readonly index: number;
  readonly id?: string;
  /** Field as published; absent when the whole record is left out. */
  readonly field?: string;
  /** What was wrong, as a code of the reader: words are the caller's. */
  readonly reason: string;
  /** Whether the whole record was left out. */
  readonly removed: boolean;
}

/** A territory that a feed describes, or that the library knows. */
export interface Territory {
  /** `com:33063`, `epci:243300316`, `dep:33`, `reg:75`. */
  readonly code: string;
  readonly name: string;
  readonly population?: number;
  /** West, south, east, north in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  /** GeoJSON, checked: closed rings of finite positions. */
  readonly outline?: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

/** A commune: the feed's own or the library's. */
export interface Commune {
  /** INSEE code (COG). */
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
  /** SIREN. */
  readonly epci: string;
}

/** A feed that was read: records in columns, words, territories, and what was left out. */
export interface Feed {
  readonly url: string;
  readonly title: LocalText;
  readonly publisher?: { readonly name: string; readonly url?: string };
  readonly licence?: { readonly name: string; readonly url?: string };
  /** ISO 8601. */
  readonly updated?: string;
  readonly records: RecordTable;
  readonly vocabularies: Vocabularies;
  readonly territories: readonly Territory[];
  readonly communes: readonly Commune[];
  /** Records left out. */
  readonly skipped: number;
  /** The first thousand; `noteCount` counts all. */
  readonly notes: readonly Note[];
  readonly noteCount?: number;
  /** Sections that few widgets show, or none yet, as parsed. */
  readonly experimental: ReadonlyMap<string, unknown>;
}

/** Why a feed could not be had; the words for each are in the texts of notices. */
export type FeedErrorCode =
  | 'network' // offline, host unknown, or no CORS header: a page cannot tell these apart
  | 'timeout'
  | 'not-found' // 404, 410
  | 'forbidden' // 401, 403
  | 'server' // other statuses
  | 'html' // a page came in place of the feed
  | 'truncated'
  | 'empty'
  | 'json' // not JSON
  | 'format' // JSON of no known format
  | 'version' // a feed of another major version
  | 'url'; // no address, or one that is not http(s)

export interface FeedError {
  readonly code: FeedErrorCode;
  readonly url: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
}

/** A feed as it came: parsed, not looked at. */
export interface FeedDocument {
  readonly url: string;
  /** What has been read, and nobody else reads, is let go. */
  json: unknown;
  /** GoGoCarto's taxonomy, parsed, where one was asked for. */
  readonly taxonomy: unknown;
  /** What was wrong around the feed, and the reason. */
  readonly also: readonly (readonly [section: string, reason: string])[];
}

/** Makes of a document what some widgets show; once for each document, whoever asks. */
export interface FeedReader<T> {
  /** Readers of one name are one. */
  readonly name: string;
  read(document: FeedDocument): T | FeedError | Promise<T | FeedError>;
  /** What other readers may still ask of a document that this one has read. Without it all of it stays. */
  rest?(json: unknown): unknown;
}

/** Where the loading of a feed stands. */
export interface FeedState<T = Feed> {
  readonly status: 'loading' | 'ready' | 'error';
  /** 0 to 1 while a large feed of known length arrives. */
  readonly progress?: number;
  readonly feed?: T;
  readonly error?: FeedError;
  /** Set when a refresh failed and `feed` is the last good copy. */
  readonly staleSince?: Date;
}

/** One feed of the page, fetched once whatever the number of widgets. */
export interface FeedSource<T = Feed> {
  readonly url: string;
  readonly state: FeedState<T>;
  /** Calls back at each change of state, never at once. Returns the way to stop. The last to leave stops the refresh. */
  subscribe(listener: () => void): () => void;
  /** Fetches again, after a failure or to refresh. */
  retry(): void;
}
