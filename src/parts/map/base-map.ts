import { slicer } from '../../feed/slices.js';
import { turn } from '../../feed/turn.js';
import type { Territory } from '../../feed/feed.js';
import type { Departement } from '../../geo/outlines.js';
import { layerPointAfter, setTransform, type LeafletMap, type ZoomAnimEvent } from './leaflet.js';
import { paneProjection, worldX, worldY } from './projection.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Paths are drawn once, in pixels of this zoom, and only scaled afterwards. */
const PATH_ZOOM = 10;

/** Paths count from the middle of France: near zero, single-precision numbers are exact enough for zoom 18. */
const ORIGIN = { x: worldX(2.5, PATH_ZOOM), y: worldY(46.5, PATH_ZOOM) };

/** From this zoom on communes are told apart. */
const COMMUNES_ZOOM = 8;

type Outline = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** A town whose name may stand on the map. */
export interface Town {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
}

/** Something to draw over the land: what is within reach. */
export interface Area {
  readonly name: string;
  readonly outline: Outline;
}

/** A box on the map's pane, in pixels: left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** What is drawn under the markers. */
export interface Land {
  /** Land around: neighbour countries. */
  readonly beyond: readonly Outline[];
  /** The library's départements; those that are ours are drawn as land, the others as beyond. */
  readonly departements: readonly Departement[];
  readonly ours: ReadonlySet<Departement>;
  /** The feed's own outlines. */
  readonly territories: readonly (Territory & { readonly ours: boolean })[];
}

/**
 * Land, borders and town names, without any tile.
 *
 * The outlines are a few paths that are made once; a move or a zoom changes one transform, however many they are. Colours,
 * dark mode and forced colours are the style sheet's.
 */
export class BaseMap {
  #map: LeafletMap;
  #svg = document.createElementNS(SVG, 'svg');
  #shapes = this.#svg.appendChild(document.createElementNS(SVG, 'g'));
  #areas = this.#svg.appendChild(document.createElementNS(SVG, 'g'));
  #names = this.#svg.appendChild(document.createElementNS(SVG, 'g'));
  #towns: readonly Town[] = [];

  constructor(map: LeafletMap) {
    this.#map = map;
    this.#svg.setAttribute('class', 'base leaflet-zoom-animated');
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#names.setAttribute('class', 'names');
    map.getPane('overlayPane')!.append(this.#svg);
    map.on('zoom viewreset', this.#place);
    // Not at `viewreset`: that comes after the end of the move, when the names have been written for the new view.
    map.on('zoom', () => this.#names.replaceChildren());
    map.on('zoomanim', this.#animate);
  }

  /** Whether tiles are shown: outlines are lines then, and the tiles bring the names. */
  set tiled(tiled: boolean) {
    this.#svg.classList.toggle('tiled', tiled);
  }

  /** Draws the outlines, from the farthest to ours. */
  draw(land: Land): void {
    const { departements, ours, territories } = land;
    const communes = territories.filter(({ code }) => code.startsWith('com:'));
    const larger = territories.filter(({ code }) => !code.startsWith('com:'));
    const outlines = (areas: readonly { readonly outline?: Outline }[]) =>
      areas.flatMap(({ outline }) => outline ?? []);
    this.#shapes.replaceChildren(
      path('beyond', land.beyond),
      path('beyond', outlines(departements.filter((departement) => !ours.has(departement)))),
      path('land', outlines([...ours, ...territories.filter((territory) => territory.ours)])),
      path('commune', outlines(communes)),
      path('border', outlines([...ours, ...larger])),
    );
    this.#place();
  }

  set areas(areas: readonly Area[]) {
    this.#areas.replaceChildren(...areas.map(({ name, outline }) => path(name, [outline])));
  }

  set towns(towns: readonly Town[]) {
    this.#towns = towns;
  }

  /** Writes the names of the largest towns that fit, clear of each other and of the boxes that are `taken`. */
  name(taken: readonly Box[]): void {
    this.#names.replaceChildren();
    if (this.#map.getZoom() === undefined || this.#svg.classList.contains('tiled')) return;
    const at = paneProjection(this.#map);
    const bounds = this.#map.getPixelBounds();
    const origin = this.#map.getPixelOrigin();
    const [left, top] = [bounds.min!.x - origin.x, bounds.min!.y - origin.y];
    const [right, bottom] = [bounds.max!.x - origin.x, bounds.max!.y - origin.y];
    // Small towns only where they would not be a crowd.
    const smallest = 60_000 / 3 ** (this.#map.getZoom() - 6);
    const boxes = [...taken];
    for (const { name, longitude, latitude, population } of this.#towns) {
      if (population < smallest) break;
      const [x, y] = at(longitude, latitude);
      const half = name.length * 3.6 + 4;
      if (x - half < left || x + half > right || y < top + 12 || y > bottom - 24) continue;
      // On its place, or a little below or above a marker that stands there: pushed by a neighbour it would tell lies.
      const marked = taken.some((box) => overlap(box, [x - 12, y - 12, x + 12, y + 12]));
      for (const shift of marked ? [0, 24, -24, 34, -34, 44, -44] : [0]) {
        const box: Box = [x - half, y + shift - 10, x + half, y + shift + 10];
        if (boxes.some((other) => overlap(box, other))) continue;
        boxes.push(box);
        const text = this.#names.appendChild(document.createElementNS(SVG, 'text'));
        text.setAttribute('x', x.toFixed());
        text.setAttribute('y', (y + shift + 4).toFixed());
        text.textContent = name;
        break;
      }
    }
  }

  #place = () => {
    const map = this.#map;
    // A map without a view has no origin yet.
    if (map.getZoom() === undefined) return;
    const scale = 2 ** (map.getZoom() - PATH_ZOOM);
    const { x, y } = map.getPixelOrigin();
    this.#svg.style.transform = '';
    this.#svg.classList.toggle('near', map.getZoom() >= COMMUNES_ZOOM);
    const transform = `translate(${ORIGIN.x * scale - x} ${ORIGIN.y * scale - y}) scale(${scale})`;
    this.#shapes.setAttribute('transform', transform);
    this.#areas.setAttribute('transform', transform);
  };

  #animate = (event: ZoomAnimEvent) => {
    const map = this.#map;
    this.#names.replaceChildren();
    const { lat, lng } = map.layerPointToLatLng([0, 0]);
    const corner = layerPointAfter(map, lat, lng, event);
    setTransform(this.#svg, corner, map.getZoomScale(event.zoom, map.getZoom()));
  };
}

function path(name: string, outlines: readonly Outline[]): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('class', name);
  element.setAttribute('d', outlines.map(pathOf).join(''));
  return element;
}

/** Makes the outlines' paths in slices, so that drawing them is short; never in the task that draws results. */
export async function sketch({ beyond, departements, territories }: Land): Promise<void> {
  await turn();
  const tick = slicer();
  const areas = [...departements, ...territories].flatMap(({ outline }) => outline ?? []);
  for (const outline of [...beyond, ...areas]) {
    pathOf(outline);
    const pause = tick();
    if (pause) await pause;
  }
}

/** Made once for an outline: a new feed brings mostly the outlines of the last. */
const paths = new WeakMap<Outline, string>();

function pathOf(outline: Outline): string {
  const known = paths.get(outline);
  if (known !== undefined) return known;
  const { type, coordinates } = outline;
  let d = '';
  for (const polygon of (type === 'Polygon' ? [coordinates] : coordinates) as GeoJSON.Position[][][])
    for (const ring of polygon) {
      let command = 'M';
      for (const [longitude, latitude] of ring) {
        const x = worldX(longitude!, PATH_ZOOM) - ORIGIN.x;
        const y = worldY(latitude!, PATH_ZOOM) - ORIGIN.y;
        d += `${command}${x.toFixed(2)} ${y.toFixed(2)}`;
        command = 'L';
      }
      d += 'z';
    }
  paths.set(outline, d);
  return d;
}

/** Whether two boxes touch. */
export function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
