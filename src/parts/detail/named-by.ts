import type { Feed } from '../../feed/feed.js';

/** A slice short enough that the page never stutters. */
const SLICE_MILLISECONDS = 8;

const known = new WeakMap<Feed, Promise<ReadonlyMap<string, readonly number[]>>>();

/** For each id the rows of the records that name it as a partner. Walks the feed once, in short slices, when first asked. */
export function namedBy(feed: Feed): Promise<ReadonlyMap<string, readonly number[]>> {
  let walk = known.get(feed);
  if (!walk) known.set(feed, (walk = walkPartners(feed)));
  return walk;
}

async function walkPartners({ records }: Feed): Promise<ReadonlyMap<string, readonly number[]>> {
  const named = new Map<string, number[]>();
  let pause = 0;
  for (let row = 0; row < records.length; row++) {
    if (row % 32 === 0 && performance.now() > pause) {
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + SLICE_MILLISECONDS;
    }
    for (const id of records.record(row).partners ?? []) {
      const rows = named.get(id);
      if (rows) rows.push(row);
      else named.set(id, [row]);
    }
  }
  return named;
}
