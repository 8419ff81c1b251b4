import { LitElement, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Feed } from '../../feed/feed.js';
import type { ClusterView } from '../../geo/clusters.js';
import { mapMessages } from '../../i18n/map-messages.js';
import type { Language } from '../../i18n/messages.js';
import type { Bounds } from '../../query/query.js';
import base from '../base.styles.js';
import { placesOf } from '../places.js';
import { QuietStatus } from '../quiet-status.js';
import { BaseMap, sketch, type Area } from './base-map.js';
import { ClusterSource } from './cluster-source.js';
import { boundsOfLand, boundsOfRows } from './frames.js';
import { controls, credit } from './controls.js';
import { guardGestures, type Hint } from './gestures.js';
import { ARROWS } from './keyboard.js';
import { LandSource } from './land-source.js';
import { LeafletMap, takeOff, viewOf, zooms, type LatLng } from './leaflet.js';
import styles from './map.styles.js';
import { Markers } from './markers.js';
import { tilesOf, type Tiles } from './tiles.js';

/** Metropolitan France: what is shown while nothing says where to look. */
const FRANCE: Bounds = [-5.2, 41.3, 9.6, 51.1];

/** How near a single record is looked at. */
const RECORD_ZOOM = 13;

/** How near a place that was looked for is looked at. */
const PLACE_ZOOM = 12;

/** From here on there is room for the names of villages. */
const SMALL_TOWNS_ZOOM = 10;

const MAX_ZOOM = 18;

/** How long a hint stays. */
const HINT_MILLISECONDS = 1600;

/** How long results rest before the names of towns make room for them. */
const NAMES_MILLISECONDS = 150;

/** How long a map without a feed waits for it before it draws what land there is. */
const LAND_MILLISECONDS = 600;

/** What is to be in view, and no nearer than that. */
interface Framing {
  readonly bounds: Bounds;
  readonly maxZoom: number;
}

/** The name under which a place found by the visitor is marked. */
export interface FoundPlace {
  readonly label: string;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * The map: records and clusters as named buttons over outlines or tiles.
 *
 * @event ess-part-select - `{row}`: a record was chosen.
 * @event ess-part-spot - `{rows}`: records on one spot, to be listed.
 * @event ess-part-view - `{bounds, zoom}`: the view has settled. Bounds are west, south, east, north in degrees.
 * @event ess-part-hover - `{row}`: the pointer is on a record, or has left it (-1).
 * @event ess-part-locate - The visitor asked for what is around them.
 * @event ess-part-fullscreen - The visitor asked for full screen, or to leave it.
 * @event ess-part-reset - The visitor asked for the first view, which is already shown.
 * @csspart map - The map itself.
 * @csspart marker - A record on the map.
 * @csspart cluster - Several records as one disc.
 * @csspart controls - The column of buttons.
 * @csspart control - One button.
 * @csspart attribution - Who the base map comes from.
 */
export class PartMap extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) accessor feed: Feed | undefined;

  /** Rows to draw, ascending. */
  @property({ attribute: false }) accessor passing: Uint32Array = new Uint32Array();

  /** Row of the open record, or -1. It is drawn even where a cluster holds it. */
  @property({ type: Number }) accessor selected = -1;

  /** Row that the pointer is on elsewhere (in the list), or -1. */
  @property({ type: Number }) accessor hovered = -1;

  /** A place that the visitor looked for. */
  @property({ attribute: false }) accessor place: FoundPlace | undefined;

  @property() accessor language: Language = 'fr';

  /** Empty for outlines alone, `plan-ign`, `osm-fr`, or a tile address with `{z}`, `{x}` and `{y}`. */
  @property() accessor basemap = '';

  /** Address of the folder of the library's own data parts; without it only the feed's outlines are drawn. */
  @property({ attribute: false }) accessor dataBase = '';

  /** What to show first, and on reset; without it, all that passes. */
  @property({ attribute: false }) accessor frame: Bounds | undefined;

  /** Territories to draw as ours; the rest is land beyond. Empty: all that the feed describes. */
  @property({ attribute: false }) accessor territoryCodes: readonly string[] = [];

  /** Areas to draw over the land, each with the class that its style goes by. */
  @property({ attribute: false }) accessor areas: readonly Area[] = [];

  /** Accessible name. */
  @property() accessor label = '';

  /** What the name ends with, to tell several maps of a page apart. */
  @property({ attribute: false }) accessor suffix = '';

  /** Whether the element fills the screen: then every gesture is the map's. */
  @property({ type: Boolean, reflect: true }) accessor fullscreen = false;

  /** Whether "around me" is offered. */
  @property({ type: Boolean }) accessor canLocate = false;

  /** The last hint keeps its words while it fades. */
  #hint: Hint | undefined;
  #hintShown = false;
  #tiles: Tiles | undefined;
  #impossible = false;
  #status = new QuietStatus(this);
  #map: LeafletMap | undefined;
  #base: BaseMap | undefined;
  #markers: Markers | undefined;
  #clusters = new ClusterSource(() => this.#draw(false));
  #land = new LandSource();
  #sketches = 0;
  #resize = new ResizeObserver(() => this.#onResize());
  #stopGestures = () => {};
  #removeTiles = () => {};
  #hintTimer: ReturnType<typeof setTimeout> | undefined;
  #namesTimer: ReturnType<typeof setTimeout> | undefined;
  /** Moves that wait for the end of a zoom: Leaflet drops what it is asked while it animates one. */
  #moves: (() => void)[] = [];
  /** Whether a zoom was asked for that has not ended. */
  #zooming = false;
  /** Steps of zoom among the moves that wait: they are made in one. */
  #steps = 0;
  /** The view to come when there is no size yet. */
  #pending: Framing | undefined;
  /** The view of the first fit: that of a new size too, until another is chosen. */
  #first: Framing | undefined;
  /** Whether the visitor, or a call, has chosen a view: the first fit is over then. */
  #settled = false;
  /** Whether the view is still that of a record or place shown: results of which none is in it are framed then. */
  #shown = false;
  /** Whether the first fit was to something: a frame, a territory, results. Later results leave the view alone. */
  #framed = false;
  /** Where the map stood when it was taken off the page. */
  #last: { center: LatLng; zoom: number } | undefined;
  /** Whether the next settled view is to be told. */
  #telling = false;
  #told = '';
  #toldZoom = 0;
  #nodes: readonly ClusterView[] = [];
  /** Frame of the territories, once their outlines are known. */
  #home: Bounds | undefined;

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated && !this.#impossible) this.#resize.observe(this.#viewport);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    // A moved element is connected again at once: it keeps its map.
    queueMicrotask(() => {
      if (!this.isConnected) this.#remove();
    });
  }

  override firstUpdated() {
    this.#resize.observe(this.#viewport);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('feed')) this.#clusters.feed = this.feed;
    if (changed.has('basemap')) this.#tiles = tilesOf(this.basemap);
  }

  override updated(changed: PropertyValues<this>) {
    if (!this.#map) return;
    if (changed.has('basemap')) this.#showTiles();
    if (changed.has('feed')) this.#setColors();
    if (changed.has('areas')) this.#base!.areas = this.areas;
    if (changed.has('feed') || changed.has('dataBase') || changed.has('territoryCodes')) void this.#drawLand();
    const has = (...keys: (keyof PartMap)[]) => keys.some((key) => changed.has(key));
    if (has('feed')) this.#framed = false;
    // A fit draws what it shows.
    if (!this.#settled && (has('frame') || (!this.#framed && has('feed', 'passing')))) this.#fitFirst();
    else if (has('feed', 'passing')) {
      this.#draw(false);
      const results = this.#shown && !this.#nodes.length && this.#results();
      if (results) this.#tell(() => this.#fit(results));
    } else if (has('selected', 'hovered', 'language', 'place')) this.#drawMarkers();
  }

  /** Shows these bounds (west, south, east, north in degrees), no nearer than `maxZoom`. */
  fit(bounds: Bounds, { maxZoom = RECORD_ZOOM } = {}): void {
    this.#settle();
    this.#fit(bounds, maxZoom);
  }

  /** Shows a place that was looked for. */
  showPlace(longitude: number, latitude: number): void {
    this.#settled = this.#shown = true;
    this.#fit([longitude, latitude, longitude, latitude], PLACE_ZOOM);
  }

  /** Brings a record into view, near enough to be told from its neighbours. Nothing for a record without position. */
  show(row: number): void {
    const place = this.#placeOf(row);
    if (!place) return;
    const map = this.#map;
    const [latitude, longitude] = place;
    this.#settled = this.#shown = true;
    if (!map) this.#pending = { bounds: [longitude, latitude, longitude, latitude], maxZoom: RECORD_ZOOM };
    else
      this.#move(() => {
        if (this.#nodes.some((node) => node.count === 1 && node.row === row))
          map.panInside(place, { padding: [64, 64], animate: !still() });
        else this.#view(place, Math.max(map.getZoom(), RECORD_ZOOM));
      });
  }

  get #viewport(): HTMLElement {
    return this.renderRoot.querySelector('.viewport')!;
  }

  /** Moves the focus to a record's marker, or the cluster that holds it; to the map where neither is in view. */
  focusRecord(row: number): void {
    const place = this.#placeOf(row);
    if (!place || !this.#map?.getBounds().contains(place)) return this.focusMap();
    this.#markers!.focusNear({ latitude: place[0], longitude: place[1] });
    this.#drawMarkers();
  }

  #placeOf(row: number): [number, number] | undefined {
    const longitude = this.feed?.records.longitudes[row] ?? NaN;
    const latitude = this.feed?.records.latitudes[row] ?? NaN;
    return Number.isFinite(longitude + latitude) ? [latitude, longitude] : undefined;
  }

  /** Moves the focus to the map. */
  focusMap(): void {
    this.#viewport.focus({ preventScroll: true });
  }

  override render() {
    const text = mapMessages(this.language);
    if (this.#impossible)
      return html`
        <p class="impossible">${text.impossible}</p>
      `;
    return html`
      <div
        class="viewport"
        part="map"
        role="region"
        tabindex="0"
        aria-label=${(this.label || text.label) + this.suffix}
        aria-describedby="keys"
        @keydown=${this.#onKey}
        @pointerdown=${this.#settle}
        @wheel=${this.#settle}
      ></div>
      <p id="keys" hidden>${text.keys}</p>
      <div class="hint ${this.#hintShown ? 'shown' : ''}" aria-hidden="true">
        ${this.#hint === 'touch' ? text.touchHint : text.wheelHint(/Mac|iP/.test(navigator.platform))}
      </div>
      ${controls(text, {
        zoom: (steps) => this.#zoom(steps),
        locate: this.canLocate ? () => this.#emit('ess-part-locate') : undefined,
        fullscreen: this.fullscreen,
        toggleFullscreen: () => this.#emit('ess-part-fullscreen'),
        fit: () => this.#tell(() => this.#fit(this.#results() ?? this.#start())),
        reset: () => this.#reset(),
      })}
      <p class="attribution" part="attribution">${credit(text, this.#tiles)}</p>
      <span class="hidden-text" role="status">${this.#status.announced}</span>
    `;
  }

  #onResize() {
    const { clientWidth, clientHeight } = this.#viewport;
    // In a hidden container or a closed <details> there is nothing to fit yet.
    if (!clientWidth || !clientHeight) return;
    if (!this.#map) return this.#create();
    this.#map.invalidateSize();
    if (!this.#settled) this.#fitAgain();
  }

  #create() {
    // Leaflet walks objects with for…in: an enumerable addition to every object breaks its events.
    if (Object.keys(Object.prototype).length > 0) {
      this.#impossible = true;
      this.#resize.disconnect();
      this.requestUpdate();
      return;
    }
    const animate = !still();
    const map = (this.#map = new LeafletMap(this.#viewport, {
      attributionControl: false,
      zoomControl: false,
      trackResize: false,
      minZoom: 0,
      maxZoom: MAX_ZOOM,
      zoomSnap: this.#tiles ? 1 : 0.125,
      zoomAnimation: animate,
      fadeAnimation: animate,
      inertia: animate,
    }));
    this.#base = new BaseMap(map);
    this.#base.areas = this.areas;
    this.#markers = new Markers(map, {
      activate: (node, byKeyboard) => this.#activate(node, byKeyboard),
      hover: (row) => this.#emit('ess-part-hover', { row }),
      leave: () => this.focusMap(),
    });
    this.#stopGestures = guardGestures(
      map,
      this.#viewport,
      () => this.fullscreen,
      (hint) => this.#showHint(hint),
    );
    map.on('moveend', () => this.#onView());
    this.#setColors();
    void this.#drawLand();
    if (this.#last) map.setView(this.#last.center, this.#last.zoom);
    else this.#fitFirst();
    this.#showTiles();
  }

  #remove() {
    this.#resize.disconnect();
    clearTimeout(this.#hintTimer);
    clearTimeout(this.#namesTimer);
    this.#moves = [];
    this.#zooming = false;
    this.#steps = 0;
    this.#stopGestures();
    this.#removeTiles = () => {};
    if (this.#map && this.#settled) this.#last = { center: this.#map.getCenter(), zoom: this.#map.getZoom() };
    if (this.#map) takeOff(this.#map);
    this.#map = this.#base = this.#markers = undefined;
  }

  #fitFirst() {
    // A link may open with a record, or near a place: known where it lies once the feed is there.
    if (this.feed && !this.frame && !this.#pending) {
      const record = this.#placeOf(this.selected);
      const [latitude, longitude] = record ?? [this.place?.latitude, this.place?.longitude];
      if (latitude !== undefined && longitude !== undefined) {
        this.#settled = this.#shown = true;
        const maxZoom = record ? RECORD_ZOOM : PLACE_ZOOM;
        this.#pending = { bounds: [longitude, latitude, longitude, latitude], maxZoom };
      }
    }
    this.#first = this.#pending ?? { bounds: this.#start(), maxZoom: RECORD_ZOOM };
    this.#framed = Boolean(this.#pending ?? this.frame ?? this.#home) || this.passing.length > 0;
    this.#pending = undefined;
    this.#fitAgain();
  }

  #fitAgain() {
    this.#fit(this.#first!.bounds, this.#first!.maxZoom, false);
  }

  #fit([west, south, east, north]: Bounds, maxZoom = RECORD_ZOOM, animate = !still()) {
    const map = this.#map;
    if (!map) {
      this.#pending = { bounds: [west, south, east, north], maxZoom };
      return;
    }
    this.#move(() => {
      // Markers rise above their place, and the controls stand on the right.
      const { center, zoom } = viewOf(
        map,
        [
          [south, west],
          [north, east],
        ],
        { maxZoom, paddingTopLeft: [24, 48], paddingBottomRight: [24, 36] },
      );
      this.#view(center, zoom, animate);
    });
  }

  /** Makes a move of the map once those asked before it have ended. */
  #move(move: () => void) {
    this.#moves.push(move);
    this.#nextMove();
  }

  #nextMove() {
    while (this.#moves.length && !this.#zooming && !zooms(this.#map!)) this.#moves.shift()!();
  }

  #view(center: LatLng | [number, number], zoom: number, animate = !still()) {
    const map = this.#map!;
    map.setView(center, zoom, { animate });
    // An animated zoom begins with the next frame; everything else is done.
    this.#zooming = Math.abs(map.getZoom() - zoom) > 0.1;
  }

  /** What to show when nothing else is asked for. */
  #start(): Bounds {
    return this.frame ?? this.#home ?? this.#results() ?? FRANCE;
  }

  #results(): Bounds | undefined {
    return this.feed && boundsOfRows(this.feed.records, this.passing);
  }

  #setColors() {
    this.feed?.vocabularies.families.forEach(({ color, darkColor }, family) =>
      this.style.setProperty(`--_f${family}`, color ? `light-dark(${color}, ${darkColor ?? color})` : 'var(--_ink-2)'),
    );
  }

  #showTiles() {
    const map = this.#map!;
    this.#removeTiles();
    this.#removeTiles = () => {};
    const tiles = this.#tiles;
    // Tiles are sharp at whole zooms only; outlines may fit the frame closer.
    map.options.zoomSnap = tiles ? 1 : 0.125;
    this.#base!.tiled = tiles !== undefined;
    if (!tiles) return;
    if (map.getZoom() % 1) map.setZoom(Math.floor(map.getZoom()), { animate: false });
    const fail = () => {
      if (this.#tiles !== tiles) return;
      this.#tiles = undefined;
      this.requestUpdate();
      this.#showTiles();
      this.#nameTowns();
      this.#status.say(mapMessages(this.language).tilesFailed);
    };
    import('./tile-layer.js').then(({ showTiles }) => {
      if (this.#map !== map || this.#tiles !== tiles) return;
      this.#removeTiles();
      this.#removeTiles = showTiles(map, tiles, fail);
    }, fail);
  }

  async #drawLand() {
    const land = await this.#land.load(this.feed, this.territoryCodes, this.dataBase, () => {
      this.#drawMarkers();
      this.#nameTowns();
    });
    if (!land) return;
    const call = ++this.#sketches;
    // Painting land takes a processor for a third of a second: not twice where the feed, and with it the view, soon comes.
    if (!this.feed) await new Promise((done) => setTimeout(done, LAND_MILLISECONDS));
    await sketch(land);
    if (call !== this.#sketches || !this.#base) return;
    this.#base.draw(land);
    this.#nameTowns();
    this.#home = this.territoryCodes.length ? boundsOfLand(land) : undefined;
    if (!this.#home || this.frame || this.#settled) return;
    this.#fitFirst();
  }

  /** Near enough, the library's smaller towns are named too, where the feed has none and tiles do not. */
  async #nameSmallTowns(frame: Bounds) {
    const { feed } = this;
    if (!feed || feed.communes.length || !this.dataBase || this.#tiles || this.#map!.getZoom() < SMALL_TOWNS_ZOOM)
      return;
    const towns = await placesOf(feed).around(frame);
    if (feed === this.feed && this.#land.add(towns)) this.#nameTowns();
  }

  #nameTowns() {
    if (!this.#base || !this.#markers) return;
    this.#base.towns = this.#land.towns ?? [];
    this.#base.name(this.#markers.boxes);
  }

  /** Draws what is in view. Names follow a moved view at once, and changed results when these have come to rest. */
  #draw(moved: boolean) {
    const map = this.#map;
    const feed = this.feed;
    if (!map || !feed || map.getZoom() === undefined) return;
    const bounds = map.getBounds().pad(0.1);
    this.#nodes = this.#clusters.view(
      map.getZoom(),
      [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      this.passing,
    );
    this.#drawMarkers();
    clearTimeout(this.#namesTimer);
    if (moved) this.#nameTowns();
    else this.#namesTimer = setTimeout(() => this.#nameTowns(), NAMES_MILLISECONDS);
  }

  #drawMarkers() {
    const { feed } = this;
    if (!feed || !this.#markers) return;
    this.#markers.label = mapMessages(this.language).markers;
    this.#markers.render(this.#nodes, {
      feed,
      language: this.language,
      selected: this.selected,
      hovered: this.hovered,
      place: this.place,
      nearTown: (longitude, latitude) => this.#land.nearTown(longitude, latitude),
    });
  }

  #onView() {
    const map = this.#map!;
    this.#draw(true);
    const bounds = map.getBounds();
    const frame: Bounds = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.#zooming = false;
    this.#emit('ess-part-view', { bounds: frame, zoom: map.getZoom() });
    void this.#nameSmallTowns(frame);
    this.#nextMove();
    if (!this.#telling || this.#zooming) return;
    this.#telling = false;
    const text = mapMessages(this.language);
    const nearer = Math.sign(map.getZoom() - this.#toldZoom);
    this.#toldZoom = map.getZoom();
    const shown = this.#nodes
      .filter(({ latitude, longitude }) => bounds.contains([latitude, longitude]))
      .reduce((sum, { count }) => sum + count, 0);
    const words = `${nearer > 0 ? text.nearer : nearer < 0 ? text.farther : text.moved} ${text.shown(shown)}`;
    // The same words twice are told twice: a no-break space makes them differ.
    this.#told = words + (words === this.#told ? '\u00a0' : '');
    this.#status.say(this.#told);
  }

  #activate(node: ClusterView, byKeyboard: boolean) {
    if (node.count === 1) {
      this.#emit('ess-part-select', { row: node.row });
      return;
    }
    const expansion = this.#clusters.expand(node, this.passing);
    if ('rows' in expansion) {
      this.#emit('ess-part-spot', { rows: expansion.rows });
      return;
    }
    if (byKeyboard) this.#markers!.focusNear(node);
    const map = this.#map!;
    const [west, south, east, north] = expansion.bounds;
    const whole = map.getBoundsZoom([
      [south, west],
      [north, east],
    ]);
    // Near enough to part them, one step nearer if all of them stay in view, and nearer than now in any case.
    const zoom = Math.max(map.getZoom() + 1, expansion.zoom, Math.min(expansion.zoom + 1, whole));
    this.#tell(() => this.#move(() => this.#view([(south + north) / 2, (west + east) / 2], zoom)));
  }

  #zoom(steps: number) {
    const map = this.#map;
    if (!map) return;
    this.#steps += steps;
    this.#tell(() =>
      this.#move(() => {
        const zoom = Math.max(map.getMinZoom(), Math.min(MAX_ZOOM, map.getZoom() + this.#steps));
        this.#steps = 0;
        this.#view(map.getCenter(), zoom);
      }),
    );
  }

  #reset() {
    this.#tell(() => this.#fit(this.#start()));
    this.#emit('ess-part-reset');
  }

  /** Moves the map as the visitor asked, and says what came of it once the view has settled. */
  #tell(move: () => void) {
    this.#settle();
    this.#telling = true;
    this.#toldZoom = this.#map?.getZoom() ?? 0;
    move();
  }

  #onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { '+': 1, '=': 1, '-': -1, _: -1 }[event.key];
    const arrow = event.target === this.#viewport ? ARROWS.get(event.key) : undefined;
    if (steps) this.#zoom(steps);
    else if (arrow) this.#tell(() => this.#map?.panBy([arrow.x * 120, arrow.y * 120], { animate: !still() }));
    else return;
    event.preventDefault();
  }

  /** From the first gesture, or call, on the view stays as it is. */
  #settle() {
    this.#settled = true;
    this.#shown = false;
  }

  #showHint(hint: Hint) {
    this.#hint = hint;
    this.#hintShown = true;
    this.requestUpdate();
    clearTimeout(this.#hintTimer);
    this.#hintTimer = setTimeout(() => {
      this.#hintShown = false;
      this.requestUpdate();
    }, HINT_MILLISECONDS);
  }

  #emit(type: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Whether the visitor asked for less movement. */
function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

if (!customElements.get('ess-part-map')) customElements.define('ess-part-map', PartMap);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-map': PartMap;
  }
}
