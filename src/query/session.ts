import type { Bounds, Filter, Position, Sort } from './query.js';

/** A place that the visitor chose: a commune, pasted coordinates, or where they are. */
export interface Place extends Position {
  readonly label: string;
  /** INSEE code, when it is a commune. */
  readonly code?: string;
}

/** What the widgets of one group share. Replaced whole at each change, so that a widget can compare by identity. */
export interface SessionState {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly groupByCommune: boolean;
  readonly favouritesOnly: boolean;
  /** The frame that results are held to, when "dans cette vue" is ticked. */
  readonly bounds?: Bounds | undefined;
  /** Id of the open record. */
  readonly selected?: string | undefined;
  readonly place?: Place | undefined;
  /** What one sort of widget keeps beside, as text, by its key in an address. */
  readonly own?: ReadonlyMap<string, string> | undefined;
}

/** The state of a widget that nobody has touched. */
export const BLANK: SessionState = { filter: {}, sort: 'relevance', groupByCommune: false, favouritesOnly: false };

/** Owner of the state that one widget, or the widgets of one group, show. */
export class Session {
  #state: SessionState;
  #listeners = new Set<() => void>();

  constructor(filter: Filter = {}) {
    this.#state = { ...BLANK, filter };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Changes some of the state and tells everybody, at once. */
  update(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls back after each change. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const groups = new Map<string, Session>();

/** The session of a named group of one feed; made with the preset `filter` at the first call. */
export function groupSession(feedUrl: string, group: string, filter: Filter): Session {
  const key = `${group}\n${feedUrl}`;
  let session = groups.get(key);
  if (!session) {
    session = new Session(filter);
    groups.set(key, session);
  }
  return session;
}
