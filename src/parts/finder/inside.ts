import type { Feed } from '../../feed/feed.js';
import { communeLookup } from '../../geo/commune-lookup.js';
import { territoryIndex } from '../../query/territory.js';

/** Which rows lie in the territories. */
export function rowsInside(feed: Feed, codes: readonly string[]): Promise<Uint8Array> {
  return territoryIndex(feed, communeLookup(feed.communes)).rowsIn(codes);
}
