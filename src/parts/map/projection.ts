import type { LeafletMap } from './leaflet.js';

/** Spherical Mercator (EPSG:3857), as Leaflet and tiles use it, in pixels of the world at a zoom. */
export function worldX(longitude: number, zoom: number): number {
  return ((longitude + 180) / 360) * 256 * 2 ** zoom;
}

/** See {@link worldX}. Latitudes beyond the square world stand on its edge. */
export function worldY(latitude: number, zoom: number): number {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256 * 2 ** zoom;
}

/** Turns degrees into pixels of the map's pane, for the view as it stands. */
export function paneProjection(map: LeafletMap): (longitude: number, latitude: number) => [number, number] {
  const zoom = map.getZoom();
  const origin = map.getPixelOrigin();
  return (longitude, latitude) => [worldX(longitude, zoom) - origin.x, worldY(latitude, zoom) - origin.y];
}
