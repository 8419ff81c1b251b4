import { isObject, word } from '../feed/values.js';
import { PoliteFetch } from './polite-fetch.js';

/** An address that a service found. */
export interface FoundAddress {
  readonly label: string;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
}

/** The Géoplateforme's geocoder (IGN). */
const IGN = 'https://data.geopf.fr/geocodage';

const services = new Map<string, PoliteFetch>();

/** Shortest text that is asked for. */
const LEAST = 4;

/**
 * Addresses for a typed text, best first, from the Géoplateforme (`ign`) or a service with the same interface at a URL
 * (`URL/search?q=…`, GeoJSON).
 *
 * @throws ServiceError when the service gives no answer, or the signal's reason
 */
export async function findAddresses(service: string, text: string, signal?: AbortSignal): Promise<FoundAddress[]> {
  const base = service === 'ign' ? IGN : service.replace(/\/+$/, '');
  if (text.trim().length < LEAST || !/^https?:\/\//.test(base)) return [];
  let polite = services.get(base);
  if (!polite)
    services.set(base, (polite = new PoliteFetch({ perSecond: 10, timeout: 4000, retries: 0, patience: 4000 })));
  const query = new URLSearchParams({ q: text.trim().slice(0, 200), limit: '4', autocomplete: '1' });
  return polite.get(`${base}/search?${query}`, readFeatures, signal);
}

function readFeatures(json: unknown): FoundAddress[] {
  if (!isObject(json) || !Array.isArray(json['features'])) throw new Error('no features');
  return json['features'].flatMap((feature: unknown) => {
    const { properties, geometry } = isObject(feature) ? feature : {};
    const { label, type } = isObject(properties) ? properties : {};
    const at = isObject(geometry) && Array.isArray(geometry['coordinates']) ? geometry['coordinates'] : [];
    const [longitude, latitude] = at as unknown[];
    // Communes are ours to find.
    if (type === 'municipality' || !word(label)) return [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return [];
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [{ label: word(label), longitude, latitude }] : [];
  });
}
