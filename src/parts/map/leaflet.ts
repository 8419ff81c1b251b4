/**
 * What we use of Leaflet, from its source modules: its bundle would add 15 kB and overwrite the page's own `window.L`.
 * Markers, outlines and controls are our own, so its layers for these stay out; its tiles come late (tile-layer.ts). The
 * build takes out more of it (scripts/rollup-leaflet.mjs).
 */
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
import type { FitBoundsOptions, LatLng, LatLngBoundsLiteral, Point, ZoomAnimEvent } from 'leaflet';

export { LeafletMap };
export type { LatLng, ZoomAnimEvent };
export { setTransform } from 'leaflet/src/dom/DomUtil.js';

/** Where a place (degrees) will stand, in the map pane's pixels, when the zoom animation that has just begun ends. */
export function layerPointAfter(
  map: LeafletMap,
  latitude: number,
  longitude: number,
  { zoom, center }: ZoomAnimEvent,
): Point {
  // What Leaflet's own markers do; the method has no public name.
  type WithPoint = { _latLngToNewLayerPoint(place: [number, number], zoom: number, center: LatLng): Point };
  return (map as unknown as WithPoint)._latLngToNewLayerPoint([latitude, longitude], zoom, center);
}

/** The view that `fitBounds` would set. */
export function viewOf(map: LeafletMap, bounds: LatLngBoundsLiteral, options: FitBoundsOptions) {
  type WithView = {
    _getBoundsCenterZoom(bounds: LatLngBoundsLiteral, options: FitBoundsOptions): { center: LatLng; zoom: number };
  };
  return (map as unknown as WithView)._getBoundsCenterZoom(bounds, options);
}

/** Whether a zoom is being animated. */
export function zooms(map: LeafletMap): boolean {
  return (map as unknown as { _animatingZoom?: boolean })._animatingZoom === true;
}

/** Removes a map and all that it listens to. */
export function takeOff(map: LeafletMap): void {
  // A wheel's zoom that is still to come would find no map.
  clearTimeout((map.scrollWheelZoom as unknown as { _timer?: ReturnType<typeof setTimeout> })._timer);
  try {
    map.remove();
  } catch {
    // A page script has since added to every object, on which Leaflet's events break: the element is gone all the same.
  }
}
