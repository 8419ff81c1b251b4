/** Leaflet's source modules have no types of their own: these are those of its bundle. */
declare module 'leaflet/src/map/Map.js' {
  export { Map } from 'leaflet';
}
declare module 'leaflet/src/map/handler/Map.Drag.js';
declare module 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
declare module 'leaflet/src/map/handler/Map.TouchZoom.js';
declare module 'leaflet/src/layer/tile/TileLayer.js' {
  export { TileLayer } from 'leaflet';
}
declare module 'leaflet/src/dom/DomUtil.js' {
  import type { Point } from 'leaflet';
  export function setPosition(element: Element, point: Point): void;
  export function setTransform(element: Element, offset: Point, scale?: number): void;
}
