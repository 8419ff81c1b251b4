import type { Feed } from '../../feed/feed.js';
import { localText } from '../../feed/table.js';
import { KINDS } from '../../feed/kinds.js';
import type { ClusterView } from '../../geo/clusters.js';
import { formatNumber } from '../../i18n/format.js';
import { mapMessages } from '../../i18n/map-messages.js';
import type { Language } from '../../i18n/messages.js';
import { glyphElement, hasGlyph, isDrawn } from '../glyph.js';
import type { Box } from './base-map.js';
import { ARROWS, nearestSpot, nextSpot, type Spot } from './keyboard.js';
import { layerPointAfter, type LeafletMap, type ZoomAnimEvent } from './leaflet.js';
import { paneProjection } from './projection.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a square 30 wide; each kind has its own, so that colour never tells alone. */
const DROP = 'M15 36C14 31 2 25 2 15a13 13 0 1 1 26 0c0 10-12 16-13 21z';
const TILE = 'M10 2h10a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8H10a8 8 0 0 1-8-8V10a8 8 0 0 1 8-8z';
const FLAG = 'M2 3.5A1.500 1.500 0 0 1 3.500 2H28l-5 11 5 11H5v12H2z';
const HOUSE = 'M15 2l13 8v19H2V10z';
const SHAPES: readonly string[] = KINDS.map((kind) => {
  if (kind === 'projet') return FLAG;
  if (kind === 'collectivite') return HOUSE;
  return kind === 'acteur' || kind === 'local' ? DROP : TILE;
});
/** Glyph of a kind whose record names no category. */
const KIND_GLYPHS = ['', 'landmark', 'coffee', 'landmark', 'mailbox', 'warehouse', 'flag'];

/** What markers need to know to be drawn and named. */
export interface MarkerContext {
  readonly feed: Feed;
  readonly language: Language;
  readonly selected: number;
  readonly hovered: number;
  readonly place?: { readonly label: string; readonly longitude: number; readonly latitude: number } | undefined;
  /** Name of the town that a cluster is near to, or the empty text; absent while it is not known yet. */
  nearTown(longitude: number, latitude: number): string | undefined;
}

interface Marker extends Spot {
  node: ClusterView;
  /** What the element shows; while it is the same nothing is rebuilt. */
  signature: string;
  readonly element: HTMLButtonElement;
  x: number;
  y: number;
  /** Side of the disc, or 30. */
  size: number;
  /** The town that a cluster is near to, once looked up. */
  town?: string | undefined;
}

/**
 * Records and clusters as buttons in Leaflet's marker pane.
 *
 * An element lives as long as its key is in view: a move or a filter changes what differs. All markers are one tab stop;
 * arrows move within.
 */
export class Markers {
  #map: LeafletMap;
  #pane: HTMLElement;
  #markers = new Map<string | number, Marker>();
  #stop: Marker | undefined;
  #goal: { longitude: number; latitude: number } | undefined;
  #activate: (node: ClusterView, byKeyboard: boolean) => void;
  #hover: (row: number) => void;
  #leave: () => void;
  #place: MarkerContext['place'];
  #mark = document.createElement('div');

  constructor(
    map: LeafletMap,
    on: { activate: (node: ClusterView, byKeyboard: boolean) => void; hover: (row: number) => void; leave: () => void },
  ) {
    this.#map = map;
    this.#activate = on.activate;
    this.#hover = on.hover;
    this.#leave = on.leave;
    const pane = (this.#pane = map.getPane('markerPane')!);
    pane.setAttribute('role', 'group');
    this.#mark.className = 'place leaflet-zoom-animated';
    this.#mark.role = 'img';
    this.#mark.hidden = true;
    this.#mark.append(glyphElement('map-pin', 40));
    pane.append(this.#mark);
    map.on('zoom viewreset', this.#reposition);
    map.on('zoomanim', this.#animate);
    pane.addEventListener('click', (event) => {
      const marker = this.#of(event);
      // A drag that began on a marker ends with a click on it. A click by the keyboard has no detail.
      if (marker && !(event.detail && (map.dragging as unknown as { moved(): boolean }).moved()))
        this.#activate(marker.node, !event.detail);
    });
    pane.addEventListener('keydown', this.#onKey);
    pane.addEventListener('focusin', (event) => this.#setStop(this.#of(event)));
    pane.addEventListener('pointerover', (event) => this.#hoverAt(this.#of(event)));
    pane.addEventListener('pointerout', () => this.#hover(-1));
  }

  /** The boxes that markers cover, for the names of towns to keep clear of. */
  get boxes(): Box[] {
    return [...this.#markers.values()].map(({ x, y, size, node }) =>
      node.count > 1
        ? [x - size / 2, y - size / 2, x + size / 2, y + size / 2]
        : [x - size / 2, y - size - 6, x + size / 2, y],
    );
  }

  /** Says the name of the whole to assistive technology. */
  set label(label: string) {
    this.#pane.setAttribute('aria-label', label);
  }

  /** Draws these nodes and no others. */
  render(nodes: readonly ClusterView[], context: MarkerContext): void {
    const at = paneProjection(this.#map);
    const focused = this.#focused();
    const kept = new Set<string | number>();
    const fresh = document.createDocumentFragment();
    for (const node of [...nodes, ...pins(nodes, context)]) {
      kept.add(node.key);
      let marker = this.#markers.get(node.key);
      if (!marker) {
        const element = document.createElement('button');
        element.type = 'button';
        element.tabIndex = -1;
        marker = { element, node, signature: '', x: 0, y: 0, size: 30 };
        this.#markers.set(node.key, marker);
        fresh.append(element);
        owners.set(element, marker);
      }
      marker.node = node;
      this.#dress(marker, context);
      this.#move(marker, at(node.longitude, node.latitude));
    }
    for (const [key, { element }] of this.#markers)
      if (!kept.has(key)) {
        element.remove();
        this.#markers.delete(key);
      }
    this.#pane.append(fresh);
    this.#markPlace(context.place);
    this.#keepFocus(focused);
  }

  /** Moves the focus to the marker nearest to a place, once the view that is coming has been drawn. */
  focusNear(place: { longitude: number; latitude: number }): void {
    this.#goal = place;
  }

  /** Marks the place that the visitor looked for. */
  #markPlace(place: MarkerContext['place']): void {
    if (place === this.#place) return;
    this.#place = place;
    this.#mark.hidden = !place;
    this.#mark.ariaLabel = this.#mark.title = place?.label ?? '';
    this.#reposition();
  }

  #keepFocus(focused: Marker | undefined): void {
    const goal = this.#goal;
    if (!this.#stop || this.#markers.get(this.#stop.node.key) !== this.#stop) {
      const { x, y } = goal || focused ? this.#spotOf(goal ?? focused!.node) : this.#middle();
      this.#setStop(nearestSpot({ x, y }, this.#markers.values()));
    }
    if (goal) this.#setStop(nearestSpot(this.#spotOf(goal), this.#markers.values()));
    this.#goal = undefined;
    if (!goal && (!focused || focused.element.isConnected)) return;
    if (this.#stop) this.#stop.element.focus({ preventScroll: true });
    else this.#leave();
  }

  #spotOf({ longitude, latitude }: { longitude: number; latitude: number }): Spot {
    const [x, y] = paneProjection(this.#map)(longitude, latitude);
    return { x, y };
  }

  #middle(): Spot {
    return this.#map.containerPointToLayerPoint(this.#map.getSize().divideBy(2));
  }

  #focused(): Marker | undefined {
    const active = (this.#pane.getRootNode() as ShadowRoot).activeElement;
    return active ? owners.get(active) : undefined;
  }

  #setStop(marker: Marker | undefined): void {
    if (marker === this.#stop) return;
    if (this.#stop) this.#stop.element.tabIndex = -1;
    if (marker) marker.element.tabIndex = 0;
    this.#stop = marker;
  }

  #of(event: Event): Marker | undefined {
    const button = (event.target as Element).closest('button');
    return button ? owners.get(button) : undefined;
  }

  #hoverAt(marker: Marker | undefined): void {
    if (marker?.node.count === 1) this.#hover(marker.node.row);
  }

  #onKey = (event: KeyboardEvent) => {
    const from = this.#of(event);
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const markers = [...this.#markers.values()];
    const arrow = ARROWS.get(event.key);
    let to: Marker | undefined;
    if (arrow) to = nextSpot(from, markers, arrow);
    else if (event.key === 'Home' || event.key === 'End') {
      // First and last as one reads: from the top, and from the left at one height.
      markers.sort((a, b) => a.y - b.y || a.x - b.x);
      to = markers.at(event.key === 'Home' ? 0 : -1);
    } else if (event.key === 'Escape') this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (!to) return;
    to.element.focus({ preventScroll: true });
    // A marker at the edge comes wholly into view.
    this.#map.panInside(this.#map.layerPointToLatLng([to.x, to.y]), {
      paddingTopLeft: [32, 48],
      // Clear of the controls.
      paddingBottomRight: [72, 40],
      animate: false,
    });
  };

  #reposition = () => {
    const at = paneProjection(this.#map);
    for (const marker of this.#markers.values()) this.#move(marker, at(marker.node.longitude, marker.node.latitude));
    if (this.#place) stand(this.#mark, ...at(this.#place.longitude, this.#place.latitude));
  };

  #animate = (event: ZoomAnimEvent) => {
    const moveTo = (element: HTMLElement, { longitude, latitude }: { longitude: number; latitude: number }) => {
      const { x, y } = layerPointAfter(this.#map, latitude, longitude, event);
      stand(element, x, y);
    };
    for (const { node, element } of this.#markers.values()) moveTo(element, node);
    if (this.#place) moveTo(this.#mark, this.#place);
  };

  #move(marker: Marker, [x, y]: [number, number]): void {
    [marker.x, marker.y] = [x, y];
    stand(marker.element, x, y);
  }

  #dress(marker: Marker, context: MarkerContext): void {
    const { node, element } = marker;
    const single = node.count === 1;
    const selected = single && node.row === context.selected;
    const hovered = single && node.row === context.hovered;
    const look = single ? `marker ${KINDS[context.feed.records.kinds[node.row]!]}` : 'cluster';
    const state = `leaflet-zoom-animated ${look}${selected ? ' selected' : ''}${hovered ? ' hovered' : ''}`;
    if (element.className !== state) {
      element.className = state;
      element.setAttribute('part', single ? 'marker' : 'cluster');
      element.ariaCurrent = selected ? 'true' : null;
    }
    const signature = [node.count, node.row, context.language, ...node.families].join();
    if (signature === marker.signature && (single || marker.town !== undefined)) return;
    marker.signature = signature;
    if (single) dressRecord(marker, context);
    else dressCluster(marker, context);
  }
}

/** Puts an element on a point of the pane. Whole pixels keep glyphs and numbers sharp. */
function stand(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
}

const owners = new WeakMap<Element, Marker>();

/** The selected and the hovered record when a cluster hides them: they stand on top as markers of their own. */
function pins(nodes: readonly ClusterView[], { feed, selected, hovered }: MarkerContext): ClusterView[] {
  return [...new Set([hovered, selected])]
    .filter((row) => row >= 0 && !nodes.some((node) => node.count === 1 && node.row === row))
    .map((row) => ({
      key: `pin${row}`,
      longitude: feed.records.longitudes[row]!,
      latitude: feed.records.latitudes[row]!,
      count: 1,
      row,
      families: new Uint32Array(),
      sameSpot: false,
    }))
    .filter(({ longitude }) => Number.isFinite(longitude));
}

function dressRecord(marker: Marker, { feed, language }: MarkerContext): void {
  const { element, node } = marker;
  const { records, vocabularies } = feed;
  const { start, codes } = records.categories;
  const first = start[node.row]!;
  const code = first < start[node.row + 1]! ? codes[first]! : -1;
  const category = vocabularies.categories[code];
  const kind = records.kinds[node.row]!;
  const kindTerm = vocabularies.kinds.find((term) => term.code === KINDS[kind]);
  marker.size = 30;
  element.style.setProperty('--_c', code < 0 ? 'var(--_ink-2)' : `var(--_f${vocabularies.familyOf[code]})`);
  element.style.inlineSize = element.style.blockSize = '';
  const icon = kind === 1 ? 'landmark' : (category?.icon ?? kindTerm?.icon ?? KIND_GLYPHS[kind]);
  const words = localText(category?.label ?? kindTerm?.label, language);
  element.replaceChildren(drawing(kind, hasGlyph(icon) ? icon : '', words.charAt(0).toUpperCase()));
  const name = [localText(records.names[node.row], language), words];
  name.push(records.communeName(node.row));
  element.title = name[0]!;
  element.setAttribute('aria-label', name.filter(Boolean).join(', '));
}

const drawings = new Map<string, SVGSVGElement>();

/** The picture of a record: copies of one drawing for each shape and glyph, or letter where there is no glyph. */
function drawing(kind: number, icon: string, letter: string): Node {
  const key = `${kind} ${icon || letter}`;
  let svg = drawings.get(key);
  if (!svg) {
    svg = draw('svg', { viewBox: '0 0 30 38', width: 30, height: 38, 'aria-hidden': 'true' });
    svg.append(draw('path', { class: 'halo', d: SHAPES[kind]! }), draw('path', { class: 'shape', d: SHAPES[kind]! }));
    if (icon) {
      const glyph = glyphElement(icon, 16);
      glyph.setAttribute('x', kind === 6 ? '6' : '7');
      glyph.setAttribute('y', kind === 6 ? '5' : kind === 1 ? '10' : '7');
      svg.append(glyph);
    } else {
      const text = draw('text', { x: 15, y: 20 });
      text.textContent = letter;
      svg.append(text);
    }
    // What is still to arrive reaches this element, not its copies.
    if (!isDrawn(icon)) return svg;
    drawings.set(key, svg);
  }
  return svg.cloneNode(true);
}

function dressCluster(marker: Marker, { language, nearTown }: MarkerContext): void {
  const { element, node } = marker;
  const { count, families, sameSpot } = node;
  const text = mapMessages(language);
  // 34 px for two, 5 px more for each doubling, up to what a phone's width can bear.
  const size = (marker.size = Math.min(88, Math.round(34 + 5 * Math.log2(count / 2))));
  element.style.inlineSize = element.style.blockSize = `${size}px`;
  element.style.setProperty('--_ring', ring(families, count, size));
  const short = count < 10_000 ? count : Math.round(count / 1000);
  element.textContent = formatNumber(short, language) + (short === count ? '' : '\u00a0k');
  element.title = '';
  // A cluster stays where it is as long as it lives.
  marker.town ??= nearTown(node.longitude, node.latitude);
  element.setAttribute('aria-label', sameSpot ? text.spot(count) : text.cluster(count, marker.town ?? ''));
}

/** The families' shares as a gradient around the disc, with gaps of the surface's colour that part them without colour. */
function ring(families: Uint32Array, count: number, size: number): string {
  const gap = 1.5 / (Math.PI * (size - 8));
  const stops: string[] = [];
  let from = 0;
  const share = (own: number, color: string) => {
    if (!own) return;
    const to = from + own / count;
    stops.push(`${color} 0 ${own < count ? to - gap : 1}turn`, `var(--_surface) 0 ${to}turn`);
    from = to;
  };
  families.forEach((own, family) => share(own, `var(--_f${family})`));
  // Those without a family close the ring.
  share(count - families.reduce((sum, own) => sum + own, 0), 'var(--_ink-2)');
  return `conic-gradient(${stops.join()})`;
}

function draw<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const key of Object.keys(attributes)) element.setAttribute(key, String(attributes[key]));
  return element;
}
