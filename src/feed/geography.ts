import type { Commune, Territory } from './feed.js';
import { READERS } from './field-readers.js';
import { isObject, items, numeric, word } from './values.js';

// Loaded only for a feed that brings territories or communes of its own.

/** A territory of a feed, undefined without a proper code and a name. A bad outline or box is dropped alone. */
export function readTerritory(raw: unknown): Territory | undefined {
  if (!isObject(raw)) return undefined;
  const code = word(raw['code']);
  const name = word(raw['nom']);
  if (!/^(com|epci|dep|reg|pays):\w+$/.test(code) || !name) return undefined;
  const shape = outline(raw['contour']);
  const population = numeric(raw['population']);
  return {
    code,
    name,
    population: population >= 0 ? population : undefined,
    bbox: boxOf(raw['bbox']) ?? (shape && boxOfOutline(shape)),
    outline: shape,
  };
}

function boxOf(value: unknown): Territory['bbox'] {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [west, south, east, north] = value.map(numeric) as [number, number, number, number];
  return west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90
    ? [west, south, east, north]
    : undefined;
}

function boxOfOutline(shape: GeoJSON.Polygon | GeoJSON.MultiPolygon): Territory['bbox'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer] of shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)
    for (const [x, y] of outer as [number, number][]) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return [west, south, east, north];
}

/** A commune of a feed, undefined without code, name or place. */
export function readCommune(raw: unknown): Commune | undefined {
  if (!isObject(raw)) return undefined;
  const code = READERS['insee']!(raw['code']) as string | undefined;
  const name = word(raw['nom']);
  const [longitude, latitude] = [numeric(raw['longitude']), numeric(raw['latitude'])];
  if (!code || !name || !(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return undefined;
  return {
    code,
    name,
    postcodes: items(raw['codesPostaux'] ?? [])
      .map(word)
      .filter(Boolean),
    longitude,
    latitude,
    population: numeric(raw['population']) || 0,
    epci: word(raw['codeEpci']),
  };
}

/** GeoJSON Polygon or MultiPolygon with closed rings of finite positions, else undefined. */
export function outline(value: unknown): GeoJSON.Polygon | GeoJSON.MultiPolygon | undefined {
  if (!isObject(value) || !Array.isArray(value['coordinates'])) return undefined;
  const { type, coordinates } = value;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? (coordinates as unknown[]) : [];
  const good =
    polygons.length > 0 && polygons.every((rings) => Array.isArray(rings) && rings.length && rings.every(ring));
  return good ? ({ type, coordinates } as GeoJSON.Polygon | GeoJSON.MultiPolygon) : undefined;
}

function ring(points: unknown): boolean {
  if (!Array.isArray(points) || points.length < 4) return false;
  const good = points.every((point) => Array.isArray(point) && within(point[0], 180) && within(point[1], 90));
  const [first, last] = [points[0], points.at(-1)] as [number[], number[]];
  return good && first[0] === last[0] && first[1] === last[1];
}

function within(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= limit;
}
