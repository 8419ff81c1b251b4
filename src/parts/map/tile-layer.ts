import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
import type { LeafletMap } from './leaflet.js';
import styles from './tile-layer.styles.js';
import type { Tiles } from './tiles.js';

/** Tiles that fail before outlines stand in for them. */
const PATIENCE = 6;

/** Shows tiles; `onFailure` is called once when too many of them fail in a row. Returns the way to remove them. */
export function showTiles(map: LeafletMap, { url, maxZoom, shared }: Tiles, onFailure: () => void): () => void {
  const root = map.getPane('tilePane')!.getRootNode() as ShadowRoot;
  const sheet = styles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  let failures = 0;
  // Named services allow any origin, which a cross-origin isolated page needs; of others we do not know.
  const layer = new TileLayer(url, { maxZoom: 19, maxNativeZoom: maxZoom, crossOrigin: shared ? '' : false });
  layer.on('tileload', () => (failures = 0));
  layer.on('tileerror', () => {
    if (++failures === PATIENCE) onFailure();
  });
  layer.addTo(map);
  return () => layer.remove();
}
