import type { Kind } from '../feed/kinds.js';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** A point, in degrees (WGS 84). */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** What narrows the records: or within a key, and between keys. An empty key does not narrow. */
export interface Filter {
  /** Codes of categories or families (a family stands for all its categories). `categorie` in the grammar. */
  readonly categories?: readonly string[];
  /** `type` in the grammar. */
  readonly kinds?: readonly Kind[];
  /** `service` in the grammar. */
  readonly services?: readonly string[];
  /** Free text. `q` in the grammar. */
  readonly text?: string;
  /** Territory codes; a union. `territoire` in the grammar. */
  readonly territories?: readonly string[];
}

export type Sort = 'relevance' | 'distance' | 'name' | 'date';

/** What a widget asks of a feed. */
export interface Query {
  /** What the visitor chose. Facet counts leave out one key of this filter at a time. */
  readonly filter: Filter;
  /** What the page's author fixed: `lock` and `territory`. Always applied. */
  readonly lock?: Filter;
  /** Only these ids (favourites). */
  readonly ids?: readonly string[];
  /** Only what is in this frame ("dans cette vue"). */
  readonly bounds?: Bounds;
  /** Where distances are measured from. */
  readonly from?: Position;
  readonly sort?: Sort;
  /** Groups the order by commune: by commune name, then by `sort`. */
  readonly groupByCommune?: boolean;
  /** Language for the alphabetical order and for texts. */
  readonly language: string;
}

/** What a query gives. Arrays are the receiver's to read, not to change. */
export interface QueryResult {
  /** Rows of the records that pass, in the asked order. */
  readonly order: Uint32Array;
  /** The same rows ascending, for the map. */
  readonly passing: Uint32Array;
  /** Kilometres from `from`, by position in `order`; NaN for a record without position. Absent without `from`. */
  readonly distances?: Float32Array;
  /** For each choice the number of results that this choice alone would give under all other keys. */
  readonly facets: {
    readonly categories: Uint32Array;
    /** Distinct records of each family. */
    readonly families: Uint32Array;
    /** By index in KINDS. */
    readonly kinds: Uint32Array;
    readonly services: Uint32Array;
  };
  /** How many records pass `lock` alone: what "everything" means for this widget. */
  readonly total: number;
  /** False for a first answer whose matches in descriptions are still to come. */
  readonly complete: boolean;
}

/**
 * Answers queries on one feed. Asynchronous, so that work can move off the main thread unseen.
 *
 * `onResult` is called once or twice: a first answer from names, communes and categories may be followed by the complete
 * one. After `signal` aborts it is not called again.
 */
export interface QueryEngine {
  run(query: Query, onResult: (result: QueryResult) => void, signal?: AbortSignal): Promise<void>;
  /** Resolves when all indexes stand (text, alphabetical order). Queries are answered before that too. */
  readonly indexed: Promise<void>;
}
