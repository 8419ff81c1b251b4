/**
 * The visitor's stars of one feed, kept in the browser.
 *
 * Storage is read and written only after a click on a star (or on the star that shows them alone): nothing is touched
 * for a visitor who asked for nothing. A refusal (private window, sandbox) is silent; the stars then last as long as
 * the page.
 */
export class Favourites {
  #ids: ReadonlySet<string> = new Set();
  #key: string;
  #read = false;
  #listeners = new Set<() => void>();

  constructor(feedUrl: string) {
    this.#key = `essor-favoris:${feedUrl}`;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Brings back the stars of earlier visits. Call it from a click on a star. */
  recall(): void {
    if (this.#read) return;
    this.#read = true;
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      if (!Array.isArray(stored)) return;
      this.#change(new Set([...this.#ids, ...stored.filter((id): id is string => typeof id === 'string')]));
    } catch {
      // Refused or unreadable: start without.
    }
  }

  /** Gives or takes the star of a record. */
  toggle(id: string): void {
    // As the visitor sees it: a star of an earlier visit, not yet recalled, is empty until now.
    const given = this.#ids.has(id);
    this.recall();
    const ids = new Set(this.#ids);
    if (given) ids.delete(id);
    else ids.add(id);
    this.#change(ids);
    try {
      localStorage.setItem(this.#key, JSON.stringify([...ids]));
    } catch {
      // Refused or full: the star lasts as long as the page.
    }
  }

  /** Calls back after each change. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(ids: ReadonlySet<string>): void {
    this.#ids = ids;
    for (const listener of [...this.#listeners]) listener();
  }
}

const ofFeeds = new Map<string, Favourites>();

/** The stars of a feed: the same for all widgets of the page that show it. */
export function favouritesOf(feedUrl: string): Favourites {
  let favourites = ofFeeds.get(feedUrl);
  if (!favourites) {
    favourites = new Favourites(feedUrl);
    ofFeeds.set(feedUrl, favourites);
  }
  return favourites;
}
