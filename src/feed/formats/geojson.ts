import type { Translation } from '../read.js';
import { defaultTerms } from '../taxonomy.js';
import { isObject, items, type Raw } from '../values.js';
import { place } from './mediation.js';
import { namedTerms } from './named-terms.js';

/** What properties are called elsewhere, by our key: compared in small letters, without accents and signs. */
const ALIASES: readonly string[] = [
  'id identifiant uid osmid',
  'nom name title titre libelle label intitule raisonsociale denomination',
  'adresse address street rue voie addrstreet adressepostale',
  'complement_adresse complementadresse',
  'code_postal codepostal cp postcode postalcode zip addrpostcode',
  'commune ville city locality nomcom nomcommune addrcity',
  'code_insee codeinsee insee numcom inseecom codecommune',
  'siret',
  'telephone tel phone contactphone',
  'courriels courriel email mail emails contactemail',
  'site_web siteweb website url web site urlweb lien siteinternet contactwebsite',
  'horaires openinghours',
  'presentation_resume presentationresume resume summary',
  'presentation_detail presentationdetail description presentation desc',
  'categories categorie category',
  'typologie',
  'type kind',
  'services service',
  'image photo',
  'source',
  'date_maj datemaj updated updatedat lastupdate',
];
const KEYS: ReadonlyMap<string, string> = new Map(
  ALIASES.flatMap((line) => {
    const [key = '', ...names] = line.split(' ');
    return [key.replace(/_/g, ''), ...names].map((name) => [name, key] as const);
  }),
);

/** A GeoJSON FeatureCollection whose features carry properties under one of the usual names. */
export function fromGeoJson(features: readonly unknown[]): Translation {
  const known = new Map<string, string | undefined>();
  const keyOf = (name: string): string | undefined => {
    if (!known.has(name))
      known.set(
        name,
        KEYS.get(
          name
            .normalize('NFD')
            .replace(/[^a-z0-9]/gi, '')
            .toLowerCase(),
        ),
      );
    return known.get(name);
  };
  const categories = new Set<unknown>();
  for (const feature of features)
    if (isObject(feature) && isObject(feature['properties']))
      for (const name of Object.keys(feature['properties']))
        if (keyOf(name) === 'categories') for (const item of items(feature['properties'][name])) categories.add(item);
  const ours = new Set<unknown>(defaultTerms('categories').map(({ code }) => code));
  const own = [...categories].every((code) => !code || ours.has(code)) ? undefined : namedTerms(categories);
  return {
    feed: { vocabulaires: own && { categories: own }, lieux: features },
    record: (raw) => (isObject(raw) ? record(raw, keyOf) : raw),
  };
}

function record(feature: Raw, keyOf: (name: string) => string | undefined): Raw {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const [longitude, latitude] = centre(feature['geometry']);
  const found: Record<string, unknown> = { id: feature['id'], longitude, latitude };
  for (const name of Object.keys(properties)) {
    const key = keyOf(name);
    if (key) found[key] ??= properties[name];
  }
  return place(found);
}

/** A point, or the middle of what a shape spans. */
function centre(geometry: unknown): [unknown, unknown] {
  if (!isObject(geometry)) return [null, null];
  const { type, coordinates } = geometry;
  if (type === 'Point' && Array.isArray(coordinates)) return [coordinates[0], coordinates[1]];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  span(coordinates, box, 0);
  return box[0] <= box[2] ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [null, null];
}

function span(at: unknown, box: [number, number, number, number], depth: number): void {
  if (!Array.isArray(at) || depth > 4) return;
  const [x, y] = at as unknown[];
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  } else for (const inner of at as unknown[]) span(inner, box, depth + 1);
}
