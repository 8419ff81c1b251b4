import type { Translation } from '../read.js';
import { isObject, items, numeric, type Raw, word } from '../values.js';
import { namedTerms } from './named-terms.js';
import { text } from './transiscope.js';

/** What a compact element holds by position where the file has no `mapping`. */
const COMPACT: readonly unknown[] = [
  'id',
  ['name'],
  'latitude',
  'longitude',
  'categories',
  'status',
  'moderationState',
];
const DAYS: readonly string[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MAX_DEPTH = 12;

/**
 * GoGoCarto's elements, full (objects) or compact (lists by position). Only validated ones: a `status` of 1 or more, or none.
 * Categories come from its taxonomy file, else from the names that the elements carry. Texts hold HTML.
 */
export function fromGogocarto(elements: readonly unknown[], mapping: unknown, taxonomy: unknown): Translation {
  const positions = Array.isArray(mapping) ? (mapping as unknown[]) : COMPACT;
  const terms = taxonomy === undefined ? namedTerms(namedIn(elements)) : taxonomyTerms(taxonomy);
  const codeOf = new Map<string, string>();
  for (const { code, libelle } of terms) codeOf.set(word(libelle).toLowerCase(), word(code));
  for (const { code } of terms) codeOf.set(word(code).toLowerCase(), word(code));
  return {
    feed: { vocabulaires: { categories: terms }, acteurs: elements },
    record(raw) {
      const element = Array.isArray(raw) ? expanded(raw as unknown[], positions) : raw;
      if (!isObject(element)) return raw;
      return numeric(element['status'] ?? 1) >= 1 ? actor(element, codeOf) : undefined;
    },
  };
}

function expanded(row: readonly unknown[], positions: readonly unknown[]): Raw {
  const element = Object.create(null) as Record<string, unknown>;
  positions.forEach((key, at) => {
    const value = row[at];
    if (Array.isArray(key))
      key.forEach((own, place) => (element[word(own)] = Array.isArray(value) ? value[place] : value));
    else element[word(key)] = value;
  });
  // Without options, status and moderation follow the position at once.
  if (positions === COMPACT && !Array.isArray(element['categories'])) {
    element['status'] = element['categories'];
    element['categories'] = undefined;
  }
  return element;
}

function actor(raw: Raw, codeOf: ReadonlyMap<string, string>): Raw {
  const geo = isObject(raw['geo']) ? raw['geo'] : {};
  const address = isObject(raw['address']) ? raw['address'] : { streetAddress: raw['address'] };
  const street = [address['streetNumber'], address['streetAddress']].map(word).filter(Boolean).join(' ');
  const email = raw['email'] ?? raw['contact'];
  return {
    id: raw['id'] ?? raw['@id'],
    nom: raw['name'] ?? raw['title'],
    adresse: street || address['customFormatedAddress'],
    code_postal: address['postalCode'],
    commune: address['addressLocality'],
    latitude: raw['latitude'] ?? raw['lat'] ?? geo['latitude'],
    longitude: raw['longitude'] ?? raw['lng'] ?? raw['long'] ?? geo['longitude'],
    categories: options(raw).map((option) => {
      const code = word(isObject(option) ? (option['id'] ?? option['optionId'] ?? option['name']) : option);
      return codeOf.get(code.toLowerCase()) ?? code;
    }),
    telephone: raw['telephone'] ?? raw['phone'],
    courriels: email === 'hidden' ? undefined : email,
    site_web: raw['website'] ?? raw['site'],
    horaires: hours(raw['openHours']) || text(raw['openHoursMoreInfos'] ?? raw['openHoursString']),
    presentation_resume: text(raw['description'] ?? raw['abstract']),
    presentation_detail: [raw['descriptionMore'], raw['commitment']].map(text).filter(Boolean).join('\n\n'),
    image: raw['image'] ?? (Array.isArray(raw['images']) ? raw['images'][0] : undefined),
    source: raw['sourceKey'],
    date_maj: raw['updatedAt'],
  };
}

/** What an element is filed under: ids, names, or objects with both, under one of four keys. */
function options(element: Raw): readonly unknown[] {
  const value =
    element['categoriesFull'] ??
    element['categories'] ??
    element['taxonomy'] ??
    element['tags'] ??
    element['optionValues'];
  return value === undefined || value === null ? [] : items(value);
}

/** Names that the elements carry themselves; a bare number is none. */
function* namedIn(elements: readonly unknown[]): Iterable<unknown> {
  for (const element of elements)
    if (isObject(element))
      for (const option of options(element))
        if (isObject(option) ? option['name'] : typeof option === 'string' && !/^\d+$/.test(option)) yield option;
}

/** `{"Mo": "09:00-12:00", …}` in OpenStreetMap's syntax. */
function hours(value: unknown): string {
  if (!isObject(value)) return '';
  return DAYS.filter((day) => typeof value[day] === 'string' && value[day] !== '')
    .map((day) => `${day} ${word(value[day])}`)
    .join('; ');
}

/** A taxonomy as terms: nested options (those on top become families), or a list of concepts that name their broader one. */
function taxonomyTerms(taxonomy: unknown): Raw[] {
  const named: Raw[] = [];
  const walk = (node: unknown, parent: string | undefined, isOption: boolean, depth: number): void => {
    if (!isObject(node) || depth > MAX_DEPTH) return;
    const id = word(node['id']) || word(node['nameShort'] ?? node['name']);
    if (isOption) named.push({ id, name: node['name'], parent });
    const owner = isOption ? id : parent;
    for (const key of ['options', 'suboptions'])
      for (const option of children(node, key)) walk(option, owner, true, depth + 1);
    for (const category of children(node, 'subcategories')) walk(category, owner, false, depth + 1);
  };
  if (isObject(taxonomy) && Array.isArray(taxonomy['@graph'])) return namedTerms(concepts(taxonomy['@graph']));
  for (const root of items(taxonomy))
    walk(root, undefined, isObject(root) && !root['options'] && !root['subcategories'], 0);
  return namedTerms(named);
}

function children(node: Raw, key: string): readonly unknown[] {
  const value = node[key];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** SKOS concepts. One on top that has grandchildren only holds the families. */
function concepts(graph: readonly unknown[]): Raw[] {
  const all = graph.filter(isObject).map((node) => ({
    id: word(node['@id']),
    name: node['prefLabel'] ?? node['skos:prefLabel'],
    parent: word(node['broader']),
  }));
  const parentOf = new Map(all.map(({ id, parent }) => [id, parent]));
  const holders = new Set(all.map(({ parent }) => parentOf.get(parent)).filter((id) => id && !parentOf.get(id)));
  return all
    .filter(({ id }) => !holders.has(id))
    .map((term) => (holders.has(term.parent) ? { id: term.id, name: term.name } : term));
}
