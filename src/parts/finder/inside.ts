import type { Feed } from '../../feed/feed.js';
import { communeLookup } from '../../geo/commune-lookup.js';
import { engineOf } from '../../query/engine.js';
import type { Filter } from '../../query/query.js';
import { territoryIndex } from '../../query/territory.js';

/** Which rows lie in the territories of both filters and hold the words of both, as other widgets search them. */
export async function rowsInside(feed: Feed, lock: Filter, { territories, text = '' }: Filter): Promise<Uint8Array> {
  const inside = new Uint8Array(feed.records.length);
  // The engine folds all texts: only for whoever searches.
  if (text || lock.text)
    await engineOf(feed).run(
      { filter: { territories: territories ?? [], text }, lock, language: '' },
      ({ passing }) => {
        inside.fill(0);
        for (const row of passing) inside[row] = 1;
      },
    );
  else {
    const index = territoryIndex(feed, communeLookup(feed.communes));
    const masks = await Promise.all(
      [territories, lock.territories].flatMap((codes) => (codes?.length ? [index.rowsIn(codes)] : [])),
    );
    for (let row = 0; row < inside.length; row++) inside[row] = Number(masks.every((mask) => mask[row]));
  }
  return inside;
}
