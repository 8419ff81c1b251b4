import type { Feed } from '../../feed/feed.js';
import { clusterIndex, gridView, type ClusterIndex, type ClusterQuery, type ClusterView } from '../../geo/clusters.js';
import type { Bounds } from '../../query/query.js';

/** More nodes than these are a crowd, and cost: the view is then clustered as from farther away. */
const CROWD = 160;

/** The clusters of a feed: from a grid at once, from the index as soon as it stands. */
export class ClusterSource {
  #feed: Feed | undefined;
  #index: ClusterIndex | undefined;
  #level = 0;
  #onIndex: () => void;

  /** `onIndex` is called when an index stands: the next view is drawn from it. */
  constructor(onIndex: () => void) {
    this.#onIndex = onIndex;
  }

  set feed(feed: Feed | undefined) {
    this.#feed = feed;
    this.#index = undefined;
    if (feed)
      void clusterIndex(feed.records).then((index) => {
        if (feed !== this.#feed) return;
        this.#index = index;
        this.#onIndex();
      });
  }

  /** What to draw in a frame. */
  view(zoom: number, bounds: Bounds, passing: Uint32Array): readonly ClusterView[] {
    if (!this.#feed) return [];
    const { records, vocabularies } = this.#feed;
    for (this.#level = Math.round(zoom); ; this.#level--) {
      const query: ClusterQuery = {
        zoom: this.#level,
        bounds,
        passing,
        familyOf: vocabularies.familyOf,
        maxFamilies: vocabularies.families.length,
      };
      const nodes = this.#index ? this.#index.view(query) : gridView(records, query);
      if (nodes.length <= CROWD || this.#level <= 0) return nodes;
    }
  }

  /** What opening a cluster of the last view gives: a frame to zoom to, or rows to list. */
  expand(
    { key, longitude, latitude, sameSpot }: ClusterView,
    passing: Uint32Array,
  ): { readonly bounds: Bounds; readonly zoom: number } | { readonly rows: Uint32Array } {
    const found = this.#index?.expand(key, this.#level, passing);
    if (found?.rows.length) return found.zoom === undefined ? found : { bounds: found.bounds, zoom: found.zoom };
    // The index is in the making, or has just come: what the eye sees is enough to go on.
    const { longitudes, latitudes } = this.#feed!.records;
    if (sameSpot)
      return { rows: passing.filter((row) => longitudes[row] === longitude && latitudes[row] === latitude) };
    return { bounds: [longitude, latitude, longitude, latitude], zoom: this.#level + 2 };
  }
}
