import { idle, slicer } from '../feed/slices.js';
import { turn } from '../feed/turn.js';
import type { RecordTable } from '../feed/table.js';
import type { Box } from './polygons.js';

/** How far around a record others join it in a cluster, in pixels of 256-pixel tiles. */
const RADIUS = 48;

/** From this zoom on only records of one spot are drawn as one. */
const SPOT_ZOOM = 18;

/** Records nearer than this stay one spot at every zoom, since their markers could not be told apart: some 5 m. */
const SPOT_RADIUS = 24 / (256 * 2 ** 19);

/** Side of the cells of {@link gridView} in pixels: the usual distance between clusters. */
const GRID = 64;

/** Beyond so many records the page draws whatever else it has to before they are clustered. */
const MANY = 5000;

const NONE = 0xffffffff;

/** What a map asks for. */
export interface ClusterQuery {
  /** Zoom level of 256-pixel tiles, whole or not. */
  readonly zoom: number;
  /** The map's frame. Clusters just outside are given too, as much as a marker's width. */
  readonly bounds: Box;
  /** Rows to show. Counts are remembered for the same array, so that a pan costs little. */
  readonly passing: Uint32Array;
  /** Family of each category. A record counts in that of its first category. */
  readonly familyOf: Uint8Array;
  readonly maxFamilies: number;
}

/** A marker: a cluster, or a record alone. */
export interface ClusterView {
  /** The same for the same cluster at every zoom and under every filter, and for the same record alone. */
  readonly key: number | string;
  /** A cluster stays where it is when a filter takes records away; a record alone is where it is. */
  readonly longitude: number;
  readonly latitude: number;
  /** How many passing records it holds. */
  readonly count: number;
  /** Row of a record alone, -1 for a cluster. */
  readonly row: number;
  /** Records by family. Those without category count in none. */
  readonly families: Uint32Array;
  /** Whether its records, more than one, share a spot: no zoom separates them. */
  readonly sameSpot: boolean;
}

/** What a cluster holds. */
export interface Expansion {
  /** Its passing records, in the order of `passing`. */
  readonly rows: Uint32Array;
  /** Frame of these records. */
  readonly bounds: Box;
  /** The first zoom at which they fall apart; absent when they share a spot and so never do. */
  readonly zoom?: number;
}

/** Clusters of all records of a feed at every zoom. A filter changes counts only: nothing is clustered anew. */
export interface ClusterIndex {
  view(query: ClusterQuery): ClusterView[];
  /** What lies in a cluster of a view at `zoom`. A key that is not of this index gives no rows. */
  expand(key: number | string, zoom: number, passing: Uint32Array): Expansion;
}

/** Nodes of one zoom: clusters, and records alone. Positions in the Mercator square, 0 to 1. */
interface Level {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Uint32Array;
  /** Index and zoom where the node was made, in one number: `index * 32 + zoom`. */
  readonly keys: Float64Array;
}

interface Counts {
  readonly passing: Uint32Array;
  readonly zoom: number;
  readonly counts: Uint32Array;
  /** First passing row of each node. */
  readonly first: Uint32Array;
  /** Whether the passing rows of a node lie on more than one spot. */
  readonly spread: Uint8Array;
}

const indexes = new WeakMap<RecordTable, Promise<ClusterIndex>>();

/** Clusters the records of a table, in slices; once for each table. */
export function clusterIndex(table: RecordTable): Promise<ClusterIndex> {
  let index = indexes.get(table);
  if (!index) indexes.set(table, (index = build(table)));
  return index;
}

async function build(table: RecordTable): Promise<ClusterIndex> {
  const { length, longitudes, latitudes } = table;
  // A grid is drawn first; the more there is to cluster, the longer it stands.
  await (length > MANY ? idle() : turn());
  const tick = slicer();
  const levels: Level[] = [];
  /** For each zoom, the node of the zoom before (at the last: the row) to its node. */
  const parents: Uint32Array[] = [];
  /** For each zoom, row to node; made when first looked at. */
  const nodes: (Uint32Array | undefined)[] = [];

  const x = new Float64Array(length);
  const y = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    if (row % 1024 === 0) {
      const pause = tick();
      if (pause) await pause;
    }
    x[row] = mercatorX(longitudes[row]!);
    y[row] = mercatorY(latitudes[row]!);
  }
  const scratch = makeScratch(length);
  let level: Level = { x, y, weights: new Uint32Array(length).fill(1), keys: new Float64Array(length) };
  for (let zoom = SPOT_ZOOM; zoom >= 0; zoom--) {
    const radius = zoom === SPOT_ZOOM ? SPOT_RADIUS : RADIUS / (256 * 2 ** zoom);
    [level, parents[zoom]] = await cluster(level, zoom, radius, scratch, tick);
    levels[zoom] = level;
  }
  const spots = (nodes[SPOT_ZOOM] = parents[SPOT_ZOOM]!);

  function nodesAt(zoom: number): Uint32Array {
    if (!nodes[zoom]) {
      let from = zoom + 1;
      while (!nodes[from]) from++;
      const own = nodes[from]!.slice();
      while (from-- > zoom) {
        const parent = parents[from]!;
        for (let row = 0; row < length; row++) own[row] = parent[own[row]!]!;
      }
      nodes[zoom] = own;
    }
    return nodes[zoom];
  }

  const families = rememberLast((familyOf: Uint8Array) => familyOfRows(table, familyOf));
  const recent: Counts[] = [];

  function countsOf(passing: Uint32Array, zoom: number): Counts {
    const known = recent.find((own) => own.passing === passing && own.zoom === zoom);
    if (known) return known;
    const size = levels[zoom]!.x.length;
    const node = nodesAt(zoom);
    const counts = new Uint32Array(size);
    const first = new Uint32Array(size);
    const spread = new Uint8Array(size);
    for (const row of passing) {
      const at = node[row]!;
      if (counts[at]!++ === 0) first[at] = row;
      else if (spots[row] !== spots[first[at]!]) spread[at] = 1;
    }
    const made = { passing, zoom, counts, first, spread };
    recent.unshift(made);
    recent.length = Math.min(recent.length, 3);
    return made;
  }

  return {
    view(query) {
      const zoom = levelOf(query.zoom);
      const { passing, maxFamilies } = query;
      const level = levels[zoom]!;
      const { counts, first, spread } = countsOf(passing, zoom);
      const [west, north, east, south] = frame(query, RADIUS);
      const views: ClusterView[] = [];
      /** Place in `views` of each node there, plus one. */
      const shown = new Uint32Array(counts.length);
      for (let node = 0; node < counts.length; node++) {
        const count = counts[node]!;
        if (count === 0) continue;
        const row = first[node]!;
        const single = count === 1;
        const sameSpot = !single && !spread[node];
        const at = sameSpot ? spots[row]! : node;
        const from = sameSpot ? levels[SPOT_ZOOM]! : level;
        const left = single ? x[row]! : from.x[at]!;
        const top = single ? y[row]! : from.y[at]!;
        if (!(left >= west && left <= east && top >= north && top <= south)) continue;
        shown[node] = views.push({
          key: single ? -1 - row : level.keys[node]!,
          longitude: single ? longitudes[row]! : longitudeOf(left),
          latitude: single ? latitudes[row]! : latitudeOf(top),
          count,
          row: single ? row : -1,
          families: new Uint32Array(maxFamilies),
          sameSpot,
        });
      }
      const node = nodesAt(zoom);
      const familyOfRow = families(query.familyOf);
      for (const row of passing) {
        const at = shown[node[row]!]!;
        if (at > 0) views[at - 1]!.families[familyOfRow[row]!]!++;
      }
      return views;
    },

    expand(key, mapZoom, passing) {
      const rows = typeof key === 'number' ? rowsOf(key, levelOf(mapZoom), passing) : new Uint32Array();
      const bounds = boundsOf(table, rows);
      // Their nodes from zoom to zoom, until there is one: they were apart one zoom nearer.
      let together = new Set([...rows].map((row) => spots[row]!));
      if (together.size < 2) return { rows, bounds };
      let zoom = SPOT_ZOOM;
      while (zoom > 0) {
        const parent = parents[zoom - 1]!;
        together = new Set([...together].map((node) => parent[node]!));
        if (together.size < 2) break;
        zoom--;
      }
      return { rows, bounds, zoom };
    },
  };

  function rowsOf(key: number, mapZoom: number, passing: Uint32Array): Uint32Array {
    if (key < 0) return passing.filter((row) => row === -1 - key);
    let zoom = key % 32;
    let node = Math.floor(key / 32);
    // A node that lasted from its own zoom to this one is looked up here, where the rows' nodes are at hand.
    while (zoom > mapZoom) node = parents[--zoom]![node]!;
    const own = levels[zoom] && nodesAt(zoom);
    return passing.filter((row) => own?.[row] === node);
  }
}

/** Room for the making of a level, as many times as there are levels. */
function makeScratch(length: number) {
  return {
    heads: new Int32Array(tableSize(length)),
    next: new Int32Array(length),
    x: new Float64Array(length),
    y: new Float64Array(length),
    weights: new Uint32Array(length),
    keys: new Float64Array(length),
  };
}

/** A power of two, above the number of nodes. */
function tableSize(length: number): number {
  return 2 ** Math.ceil(Math.log2(length + 1));
}

/**
 * Merges the nodes of a level within `radius` of each other, greedily as supercluster does: the first takes all that are
 * near and free, and the cluster lies in their weighted middle. Neighbours come from a hash of cells as wide as a
 * neighbourhood: unlike a tree it can be filled in slices.
 *
 * @returns the new level, and for each node of the old its node in the new
 */
async function cluster(
  level: Level,
  zoom: number,
  radius: number,
  { heads, next, ...made }: ReturnType<typeof makeScratch>,
  tick: () => Promise<void> | undefined,
): Promise<[Level, Uint32Array]> {
  const { x, y, weights, keys } = level;
  const { length } = x;
  const cell = 2 * radius;
  const mask = tableSize(length) - 1;
  const hash = (column: number, row: number) => (column + Math.imul(row, 40503)) & mask;
  heads.fill(-1, 0, mask + 1);
  for (let i = 0; i < length; i++) {
    if (i % 1024 === 0) {
      const pause = tick();
      if (pause) await pause;
    }
    if (x[i] !== x[i]) continue;
    const bucket = hash(Math.floor(x[i]! / cell), Math.floor(y[i]! / cell));
    next[i] = heads[bucket]!;
    heads[bucket] = i;
  }

  const parent = new Uint32Array(length).fill(NONE);
  let count = 0;
  let nowhere = -1;
  for (let i = 0; i < length; i++) {
    if (i % 256 === 0) {
      const pause = tick();
      if (pause) await pause;
    }
    if (parent[i] !== NONE) continue;
    // Records without position share one node, which no frame holds.
    if (x[i] !== x[i]) {
      if (nowhere < 0) {
        made.x[count] = made.y[count] = NaN;
        nowhere = count++;
      }
      parent[i] = nowhere;
      continue;
    }
    parent[i] = count;
    let weight = weights[i]!;
    let sumX = x[i]! * weight;
    let sumY = y[i]! * weight;
    const left = Math.floor(x[i]! / cell - 0.5);
    const top = Math.floor(y[i]! / cell - 0.5);
    for (let corner = 0; corner < 4; corner++) {
      for (let j = heads[hash(left + (corner & 1), top + (corner >> 1))]!; j >= 0; j = next[j]!) {
        if (parent[j] !== NONE) continue;
        const dx = x[j]! - x[i]!;
        const dy = y[j]! - y[i]!;
        if (dx * dx + dy * dy > radius * radius) continue;
        parent[j] = count;
        weight += weights[j]!;
        sumX += x[j]! * weights[j]!;
        sumY += y[j]! * weights[j]!;
      }
    }
    const alone = weight === weights[i];
    made.x[count] = alone ? x[i]! : sumX / weight;
    made.y[count] = alone ? y[i]! : sumY / weight;
    made.weights[count] = weight;
    made.keys[count] = alone && zoom < SPOT_ZOOM ? keys[i]! : count * 32 + zoom;
    count++;
  }
  return [
    {
      x: made.x.slice(0, count),
      y: made.y.slice(0, count),
      weights: made.weights.slice(0, count),
      keys: made.keys.slice(0, count),
    },
    parent,
  ];
}

/**
 * Clusters of one view by a plain grid, to draw at once while the index is in the making. Same shape, other keys; the
 * clusters lie in the middle of their records.
 */
export function gridView(table: RecordTable, query: ClusterQuery): ClusterView[] {
  const { longitudes, latitudes } = table;
  const { passing, familyOf, maxFamilies } = query;
  const zoom = levelOf(query.zoom);
  const cellsAcross = (256 * 2 ** zoom) / GRID;
  const familyOfRow = familyOfRows(table, familyOf);
  const [west, north, east, south] = frame(query, GRID);
  const cells = new Map<
    number,
    { x: number; y: number; count: number; row: number; same: boolean; families: Uint32Array }
  >();
  for (const row of passing) {
    const x = mercatorX(longitudes[row]!);
    if (!(x >= west && x <= east)) continue;
    const y = mercatorY(latitudes[row]!);
    if (!(y >= north && y <= south)) continue;
    const at = Math.floor(y * cellsAcross) * cellsAcross + Math.floor(x * cellsAcross);
    let cell = cells.get(at);
    if (!cell)
      cells.set(at, (cell = { x: 0, y: 0, count: 0, row, same: true, families: new Uint32Array(maxFamilies) }));
    cell.x += x;
    cell.y += y;
    cell.count++;
    cell.same &&= longitudes[row] === longitudes[cell.row] && latitudes[row] === latitudes[cell.row];
    cell.families[familyOfRow[row]!]!++;
  }
  return [...cells].map(([at, { x, y, count, row, same, families }]) => ({
    key: count === 1 ? -1 - row : `grid ${zoom} ${at}`,
    longitude: same ? longitudes[row]! : longitudeOf(x / count),
    latitude: same ? latitudes[row]! : latitudeOf(y / count),
    count,
    row: count === 1 ? row : -1,
    families,
    sameSpot: same && count > 1,
  }));
}

/** Family of each row's first category; 255 where there is none. */
function familyOfRows({ length, categories: { start, codes } }: RecordTable, familyOf: Uint8Array): Uint8Array {
  const families = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    families[row] = start[row] === start[row + 1] ? 255 : familyOf[codes[start[row]!]!]!;
  }
  return families;
}

function rememberLast<Q, A>(make: (question: Q) => A): (question: Q) => A {
  let last: { question: Q; answer: A } | undefined;
  return (question) => (last?.question === question ? last : (last = { question, answer: make(question) })).answer;
}

function levelOf(zoom: number): number {
  return Math.max(0, Math.min(SPOT_ZOOM, Math.round(zoom)));
}

/** The frame in the Mercator square (left, top, right, bottom), wider by `pixels` on each side. */
function frame({ bounds: [west, south, east, north], zoom }: ClusterQuery, pixels: number) {
  const pad = pixels / (256 * 2 ** zoom);
  return [mercatorX(west) - pad, mercatorY(north) - pad, mercatorX(east) + pad, mercatorY(south) + pad] as const;
}

/** Spherical Mercator (EPSG:3857) scaled to a square of side 1, whose latitudes end at 85.05°. */
function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5;
}

function mercatorY(latitude: number): number {
  const sin = Math.sin((latitude * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
  return y < 0 ? 0 : y > 1 ? 1 : y;
}

function longitudeOf(x: number): number {
  return (x - 0.5) * 360;
}

function latitudeOf(y: number): number {
  return (360 * Math.atan(Math.exp((1 - 2 * y) * Math.PI))) / Math.PI - 90;
}

function boundsOf({ longitudes, latitudes }: RecordTable, rows: Uint32Array): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    west = Math.min(west, longitudes[row]!);
    south = Math.min(south, latitudes[row]!);
    east = Math.max(east, longitudes[row]!);
    north = Math.max(north, latitudes[row]!);
  }
  return [west, south, east, north];
}
