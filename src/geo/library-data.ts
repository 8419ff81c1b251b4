/** Gets a JSON document. Rejects when it cannot be had. */
export type FetchJson = (url: string) => Promise<unknown>;

/** Where the library's own facts are: the folder that the build writes beside the script. */
export interface LibraryData {
  /** Address of the folder, ending in `/`. */
  readonly base: string | URL;
  readonly fetchJson: FetchJson;
}

const parts = new Map<string, Promise<unknown>>();

/** One static part of the library's own data, fetched once for the page. After a failure the next call tries again. */
export function libraryPart<T>({ base, fetchJson }: LibraryData, name: string): Promise<T> {
  const url = new URL(name, base).href;
  let part = parts.get(url);
  if (!part) {
    part = fetchJson(url);
    parts.set(url, part);
    part.catch(() => parts.delete(url));
  }
  return part as Promise<T>;
}
