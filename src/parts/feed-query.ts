import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Feed } from '../feed/feed.js';
import type { Query, QueryEngine, QueryResult } from '../query/query.js';

/** Asks a feed's engine, keeps the last answer, and drops answers that come late. */
export class FeedQuery implements ReactiveController {
  /** The last answer; stays while a newer one is awaited, so that nothing flickers. */
  result: QueryResult | undefined;

  #host: ReactiveControllerHost;
  #engineOf: (feed: Feed) => QueryEngine;
  #onResult: (result: QueryResult, query: Query) => Promise<unknown> | void;
  #latest: QueryResult | undefined;
  #feed: Feed | undefined;
  #asked: readonly unknown[] = [];
  #abort: AbortController | undefined;
  /** Resolves when what was asked last has a first answer, or is dropped. */
  #answered: Promise<unknown> | undefined;

  /** @param onResult hears of an answer first, and may have the host wait */
  constructor(
    host: ReactiveControllerHost,
    engineOf: (feed: Feed) => QueryEngine,
    onResult: (result: QueryResult, query: Query) => Promise<unknown> | void,
  ) {
    this.#host = host;
    this.#engineOf = engineOf;
    this.#onResult = onResult;
    host.addController(this);
  }

  /**
   * Asks, unless the same was asked last.
   *
   * @param inputs what the query is made from, compared one by one with the last: cheaper than comparing queries
   */
  ask(feed: Feed, inputs: readonly unknown[], makeQuery: () => Query): void {
    const same = inputs.length === this.#asked.length && inputs.every((input, at) => input === this.#asked[at]);
    if (feed === this.#feed && same) return;
    if (feed !== this.#feed) this.result = undefined;
    this.#feed = feed;
    this.#asked = inputs;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    const query = makeQuery();
    this.#answered = new Promise<unknown>((resolve) => {
      let received: Promise<void> | undefined;
      const receive = async (result: QueryResult) => {
        if (signal.aborted) return;
        this.#latest = result;
        const until = this.#onResult(result, query);
        if (until) await until;
        if (signal.aborted || result !== this.#latest) return;
        this.result = result;
        this.#host.requestUpdate();
        resolve(0);
      };
      void this.#engineOf(feed)
        .run(query, (result) => void (received = receive(result)), signal)
        .finally(() => received)
        .finally(resolve as () => void);
    });
  }

  /** The first answer to whatever is asked last. */
  async answer(): Promise<QueryResult | undefined> {
    let asked;
    do await (asked = this.#answered);
    while (asked !== this.#answered);
    return this.result;
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.#asked = [];
  }
}
