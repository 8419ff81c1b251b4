import type { Territory } from '../feed/feed.js';
import { libraryPart, type LibraryData } from './library-data.js';
import { boxOf, type Box } from './polygons.js';

/** A département as the library knows it. */
export interface Departement extends Territory {
  readonly bbox: Box;
  readonly outline: GeoJSON.MultiPolygon;
  /** Code of its région (`75`). */
  readonly region: string;
  readonly regionName: string;
}

/** The parts of TopoJSON that our files use: quantised, polygons only. https://github.com/topojson/topojson-specification */
interface Topology<P> {
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly objects: {
    readonly areas: {
      readonly geometries: readonly {
        readonly type: string;
        readonly id: string;
        readonly properties: P;
        readonly arcs: readonly unknown[];
      }[];
    };
  };
}

interface Names {
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
}

/** All départements, metropolitan and overseas, without the collectivités that have no département. */
export function loadDepartements(data: LibraryData): Promise<readonly Departement[]> {
  return libraryPart(data, 'outlines.json', (topology: Topology<Names>) =>
    decodeAreas(topology).map(({ id, properties, outline }) => ({
      code: `dep:${id}`,
      ...properties,
      bbox: boxOf(outline),
      outline,
    })),
  );
}

/** The land around France, to draw under the départements. It reaches a little into France, so that no gap shows. */
export function loadNeighbours(data: LibraryData): Promise<GeoJSON.MultiPolygon> {
  return libraryPart(data, 'neighbours.json', (topology: Topology<undefined>) => decodeAreas(topology)[0]!.outline);
}

/**
 * The départements that a territory code is made of or lies in: itself for `dep:33`, all of a région for `reg:75`, its own
 * for `com:33063`. Empty for an EPCI, whose code does not say where it is.
 */
export function departementsOf(code: string, departements: readonly Departement[]): readonly Departement[] {
  const [kind, value = ''] = code.split(':');
  return departements.filter((departement) =>
    kind === 'reg'
      ? departement.region === value
      : departement.code === (kind === 'com' ? `dep:${departementOf(value)}` : code),
  );
}

/** The département's code in a commune's code (`33063` → `33`, `97411` → `974`). */
export function departementOf(inseeCode: string): string {
  return inseeCode.slice(0, /^9[78]/.test(inseeCode) ? 3 : 2);
}

/** The areas of a TopoJSON document, each as the polygons that it is made of. */
export function decodeAreas<P>(topology: Topology<P>): { id: string; properties: P; outline: GeoJSON.MultiPolygon }[] {
  const [scaleX, scaleY] = topology.transform.scale as [number, number];
  const [west, south] = topology.transform.translate as [number, number];
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx!) * scaleX + west, (y += dy!) * scaleY + south]);
  });
  const ring = (indexes: readonly number[]) =>
    // Each arc begins where the one before it ended. `~i` is arc `i` backwards.
    indexes.flatMap((index, k) => (index < 0 ? [...arcs[~index]!].reverse() : arcs[index]!).slice(k ? 1 : 0));
  return topology.objects.areas.geometries.map(({ type, id, properties, arcs: indexes }) => ({
    id,
    properties,
    outline: {
      type: 'MultiPolygon',
      coordinates: ((type === 'Polygon' ? [indexes] : indexes) as number[][][]).map((polygon) => polygon.map(ring)),
    },
  }));
}
