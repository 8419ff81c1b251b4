import type { Translation } from '../read.js';
import { isObject } from '../values.js';
import { fromGeoJson } from './geojson.js';
import { fromGogocarto } from './gogocarto.js';
import { fromMediation } from './mediation.js';
import { fromTransiscope } from './transiscope.js';

/** How many entries of a list are looked at to know what it is. */
const SAMPLE = 20;

/**
 * Recognises, by what they hold, the formats other than ESSOR's that members publish: GeoJSON, GoGoCarto (full and compact),
 * Transiscope's export, and lists in the national schema of mediation places. Undefined for anything else.
 *
 * Loaded only for a feed that is not in our own format.
 */
export function translate(json: unknown, taxonomy?: unknown): Translation | undefined {
  if (isObject(json)) {
    if (json['type'] === 'FeatureCollection' && Array.isArray(json['features'])) return fromGeoJson(json['features']);
    const elements = json['data'] ?? json['@graph'];
    return Array.isArray(elements) ? fromGogocarto(elements, json['mapping'], taxonomy) : undefined;
  }
  if (!Array.isArray(json)) return undefined;
  const sample = json.slice(0, SAMPLE).filter(isObject);
  if (json.length === 0 || sample.some((entry) => entry['nom'])) return fromMediation(json);
  if (sample.some((entry) => entry['title'] && isObject(entry['location']))) return fromTransiscope(json);
  return sample.some(
    (entry) => (entry['name'] ?? entry['title']) && (entry['geo'] ?? entry['latitude'] ?? entry['lat']),
  )
    ? fromGogocarto(json, undefined, taxonomy)
    : undefined;
}
