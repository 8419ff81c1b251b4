import type { Commune, Feed, FeedError, Note, Territory } from './feed.js';
import { COMMON_FIELDS, EXPERIMENTAL_SECTIONS, SECTION_FIELDS } from './field-table.generated.js';
import { KINDS, type Kind } from './kinds.js';
import { positionReader } from './positions.js';
import { slicer, type Slice } from './slices.js';
import type { CodeColumn, FeedRecord, LocalText, RecordTable } from './table.js';
import { defaultTerms, kindTerms } from './taxonomy.js';
import { categoryIndex, readTerms } from './terms.js';
import { date, isObject, items, local, numeric, outline, type Raw, type Read, READERS, web, word } from './values.js';

export interface ReadOptions {
  /** GoGoCarto's taxonomy, parsed, for a feed in its format. */
  readonly taxonomy?: unknown;
  /** Where to pause; by default every 8 ms. */
  readonly slice?: Slice;
}

/** A feed's sections as ESSOR has them, and how each of its records becomes one of ours (undefined: left out). */
export interface Translation {
  readonly feed: Raw;
  record?(raw: unknown): unknown;
}

/** How many notes are kept: `noteCount` counts all. */
const MAX_NOTES = 1000;
/** Records between two looks at the clock. */
const STRIDE = 32;
const MAX_LENGTH = 20_000;

type SectionName = keyof typeof SECTION_FIELDS;
const SECTIONS = Object.keys(SECTION_FIELDS) as SectionName[];
const KIND_OF: { readonly [section in SectionName]: Kind } = {
  acteurs: 'acteur',
  collectivites: 'collectivite',
  lieux: 'tiers-lieu',
  locaux: 'local',
  projets: 'projet',
};

interface Field {
  /** As published. */
  readonly key: string;
  readonly reader: string;
  readonly read: Read;
  /** In `FeedRecord`; a field without one goes to `more`. */
  readonly column: string | undefined;
  /** By row; made when the first record has the field. */
  values: unknown[] | undefined;
}

/**
 * Reads a parsed feed, in ESSOR's format or one that we know (see `formats/`), leniently and in slices.
 *
 * Never throws for what a feed holds: bad records are left out, bad fields dropped, each with a note whose `reason` is
 * `no-name`, `id-taken`, `not-record`, `not-valid` (record left out), `no-id` (one was made), `unknown` (a category in no
 * vocabulary), `long` (cut), `section` (no list), one of those of `positionReader`, or the name of the kind of value that was
 * expected (`url`, `date`, `insee`…).
 */
export async function readFeed(json: unknown, url: string, options: ReadOptions = {}): Promise<Feed | FeedError> {
  const slice = options.slice ?? slicer();
  let translation: Translation | undefined;
  if (isOurs(json)) {
    if (json['essor'] !== undefined && !/^1(\.|$)/.test(word(json['essor']))) return { code: 'version', url };
    translation = { feed: json };
  } else {
    const { translate } = await import('./formats/other.js');
    translation = translate(json, options.taxonomy);
  }
  return translation ? readSections(translation, url, slice) : { code: 'format', url };
}

function isOurs(json: unknown): json is Raw {
  return (
    isObject(json) &&
    (Object.hasOwn(json, 'essor') || SECTIONS.some((name) => Object.hasOwn(json, name) && Array.isArray(json[name])))
  );
}

async function readSections({ feed, record: translated }: Translation, url: string, slice: Slice): Promise<Feed> {
  const notes: Note[] = [];
  let noteCount = 0;
  let skipped = 0;
  const note = (section: string, index: number, reason: string, field?: string, id?: string, removed = false) => {
    if (noteCount++ < MAX_NOTES) notes.push({ section, index, id, field, reason, removed });
  };
  const list = (name: string, from: Raw = feed): readonly unknown[] => {
    const value = from[name];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    note(name, -1, 'section');
    return [];
  };
  const words = isObject(feed['vocabulaires']) ? feed['vocabulaires'] : {};
  const terms = (name: 'categories' | 'services' | 'types' | 'phases') =>
    words[name] === undefined
      ? defaultTerms(name)
      : readTerms(list(name, words), (index) => note('vocabulaires', index, 'code', name));

  const territories = list('territoires').flatMap((raw, index): Territory[] => {
    const territory = isObject(raw) ? readTerritory(raw) : undefined;
    if (!territory) note('territoires', index, 'code', undefined, undefined, true);
    return territory ? [territory] : [];
  });
  const position = positionReader(territories);
  const categories = categoryIndex(terms('categories'));
  const services = terms('services');
  const serviceIndex = new Map(services.map(({ code }, index) => [code, index]));
  const conciergerie = categories.indexOf('conciergerie');
  const tiersLieu = categories.indexOf('tiers-lieu');

  let total = 0;
  for (const name of SECTIONS) if (Array.isArray(feed[name])) total += (feed[name] as unknown[]).length;
  const common = fields(COMMON_FIELDS, url);
  const column = (name: string) => common.find((field) => field.column === name)!;
  for (const name of ['inseeCode', 'epci', 'updated']) column(name).values = new Array<string>(total).fill('');
  for (const name of ['summary', 'description']) column(name).values = new Array<undefined>(total).fill(undefined);

  let row = 0;
  const rowOf = new Map<string, number>();
  const ids: string[] = [];
  const names: LocalText[] = [];
  const kinds = new Uint8Array(total);
  const longitudes = new Float64Array(total).fill(NaN);
  const latitudes = new Float64Array(total).fill(NaN);
  const communes = new Uint32Array(total);
  const communeNames = [''];
  const communeIndex = new Map([['', 0]]);
  const categoryStart = new Uint32Array(total + 1);
  const serviceStart = new Uint32Array(total + 1);
  const categoryCodes: number[] = [];
  const serviceCodes: number[] = [];
  const more = new Map<number, Map<string, unknown>>();

  const readOne = (input: unknown, section: SectionName, index: number, own: readonly Field[]): void => {
    const leaveOut = (reason: string, field?: string, id?: string) => {
      skipped++;
      note(section, index, reason, field, id, true);
    };
    const raw = translated ? translated(input) : input;
    if (!isObject(raw)) return leaveOut(raw === undefined ? 'not-valid' : 'not-record');
    const name = local(raw['nom']);
    let id = word(raw['id']);
    if (!name) return leaveOut('no-name', 'nom', id || undefined);
    if (!id) {
      id = idFrom(name, raw);
      if (!rowOf.has(id)) note(section, index, 'no-id', 'id', id);
    }
    if (rowOf.has(id)) return leaveOut('id-taken', 'id', id);
    rowOf.set(id, row);
    ids.push(id);
    names.push(name);

    const kind = kindOf(raw, section, () => note(section, index, 'type', 'type', id));
    kinds[row] = KINDS.indexOf(kind);

    const { longitude, latitude, reason } = position(raw['longitude'], raw['latitude']);
    longitudes[row] = longitude;
    latitudes[row] = latitude;
    if (reason) note(section, index, reason, 'latitude', id);

    for (const field of common) {
      const value = raw[field.key];
      if (value === undefined || value === null || value === '') continue;
      const good = field.read(value);
      if (good !== undefined && good !== '') (field.values ??= new Array<unknown>(total))[row] = good;
      if (good === undefined || isCut(value, good))
        note(section, index, good === undefined ? field.reader : 'long', field.key, id);
      else if (Array.isArray(good) && isShort(value, good)) note(section, index, field.reader, field.key, id);
    }
    for (const field of own) {
      const value = raw[field.key];
      if (value === undefined || value === null || value === '') continue;
      const good = field.read(value);
      if (good === undefined) note(section, index, field.reader, field.key, id);
      else if (good !== '') {
        let extra = more.get(row);
        if (!extra) more.set(row, (extra = new Map()));
        extra.set(field.key, good);
      }
    }

    const commune = word(raw['commune']);
    let at = communeIndex.get(commune);
    if (at === undefined) communeIndex.set(commune, (at = communeNames.push(commune) - 1));
    communes[row] = at;

    const serviceFrom = serviceCodes.length;
    const rawServices = raw['services'];
    if (rawServices !== undefined && rawServices !== null)
      for (const item of items(rawServices)) {
        const code = word(item);
        if (!code) continue;
        let service = serviceIndex.get(code);
        if (service === undefined) {
          if (services.length >= MAX_LENGTH) continue;
          serviceIndex.set(code, (service = services.push({ code, label: code }) - 1));
        }
        add(serviceCodes, serviceFrom, service);
      }
    const concierge = serviceIndex.get('conciergerie');
    const offersConcierge = concierge !== undefined && serviceCodes.indexOf(concierge, serviceFrom) >= 0;

    const categoryFrom = categoryCodes.length;
    let families: string[] | undefined;
    const rawCategories = raw['categories'];
    if (rawCategories !== undefined && rawCategories !== null)
      for (const item of items(rawCategories)) {
        const code = word(item);
        if (!code) continue;
        const category = categories.indexOf(code);
        if (category >= 0) add(categoryCodes, categoryFrom, category);
        else (families ??= []).push(code);
      }
    // A family is said by its members; it counts on its own only where none of them is named.
    if (families) {
      const named = categoryCodes.slice(categoryFrom);
      for (const code of families) {
        const known = categories.isFamily(code);
        if (!known) note(section, index, 'unknown', 'categories', id);
        const category = known ? categories.ofFamily(code, named) : categories.other();
        if (category >= 0) add(categoryCodes, categoryFrom, category);
      }
    }
    if (offersConcierge && conciergerie >= 0) add(categoryCodes, categoryFrom, conciergerie);
    if (kind === 'tiers-lieu' && tiersLieu >= 0 && categoryCodes.length === categoryFrom) categoryCodes.push(tiersLieu);

    row++;
    categoryStart[row] = categoryCodes.length;
    serviceStart[row] = serviceCodes.length;
  };

  for (const section of SECTIONS) {
    const own = fields(SECTION_FIELDS[section], url);
    const records = list(section);
    for (let index = 0; index < records.length; index++) {
      if (index % STRIDE === 0) {
        const pause = slice();
        if (pause) await pause;
      }
      readOne(records[index], section, index, own);
    }
  }

  const { places, ...sorted } = categories.finish();
  const vocabularies = { ...sorted, services, kinds: kindTerms(terms('types')), phases: terms('phases') };
  const codes = new Uint16Array(categoryCodes.length);
  for (let index = 0; index < codes.length; index++) codes[index] = places[categoryCodes[index]!]!;
  for (const field of common) if (field.values) field.values.length = row;
  const texts = (name: string) => column(name).values as never[];
  const categoryColumn: CodeColumn = { start: categoryStart.subarray(0, row + 1), codes };
  const serviceColumn: CodeColumn = { start: serviceStart.subarray(0, row + 1), codes: Uint16Array.from(serviceCodes) };

  const records: RecordTable = {
    length: row,
    kinds: kinds.subarray(0, row),
    longitudes: longitudes.subarray(0, row),
    latitudes: latitudes.subarray(0, row),
    categories: categoryColumn,
    services: serviceColumn,
    communes: communes.subarray(0, row),
    communeNames,
    inseeCodes: texts('inseeCode'),
    epcis: texts('epci'),
    names,
    summaries: texts('summary'),
    descriptions: texts('description'),
    updated: texts('updated'),
    ids,
    indexOf: (id) => rowOf.get(id) ?? -1,
    record(index) {
      const record: Record<string, unknown> = {
        index,
        id: ids[index],
        kind: KINDS[kinds[index]!],
        name: names[index],
        categories: codesOf(categoryColumn, index, vocabularies.categories),
        services: codesOf(serviceColumn, index, services),
      };
      if (!Number.isNaN(longitudes[index])) {
        record['longitude'] = longitudes[index];
        record['latitude'] = latitudes[index];
      }
      for (const { column, values } of common) if (values?.[index]) record[column!] = values[index];
      if (communes[index]) record['commune'] = communeNames[communes[index]!];
      if (more.has(index)) record['more'] = more.get(index);
      return record as unknown as FeedRecord;
    },
  };

  const publisher = isObject(feed['editeur']) ? feed['editeur'] : { nom: feed['editeur'] };
  const licence = isObject(feed['licence']) ? feed['licence'] : { nom: feed['licence'] };
  return {
    url,
    title: local(feed['titre']) ?? '',
    publisher: named(publisher, 'site_web'),
    licence: named(licence, 'url'),
    updated: date(feed['date_maj']) || undefined,
    records,
    vocabularies,
    territories,
    communes: await readCommunes(list('communes'), slice, (index) =>
      note('communes', index, 'commune', undefined, undefined, true),
    ),
    skipped,
    notes,
    noteCount,
    experimental: new Map(
      EXPERIMENTAL_SECTIONS.split(' ').flatMap((name) =>
        feed[name] === undefined ? [] : [[name, feed[name]] as const],
      ),
    ),
  };
}

/** The generated table, ready for the loop. */
function fields(table: string, url: string): Field[] {
  return table
    .split(',')
    .filter(Boolean)
    .map((row) => {
      const [key = '', reader = '', column] = row.split(' ');
      const read: Read = reader === 'image' ? (value) => web(value, url) : READERS[reader]!;
      return { key, reader, read, column, values: undefined };
    });
}

/** What a place is: its own `type`, else by the national schema's `typologie`. */
function kindOf(raw: Raw, section: SectionName, onBad: () => void): Kind {
  if (section !== 'lieux') return KIND_OF[section];
  const type = word(raw['type']) as Kind;
  if (KINDS.includes(type)) return type;
  if (type) onBad();
  const typology = items(raw['typologie']).join('|').toUpperCase();
  if (/TIERS_LIEUX/.test(typology)) return 'tiers-lieu';
  if (/\b(RFS|MSAP|FRANCE_SERVICES)\b/.test(typology)) return 'service-public';
  return /POSTE/.test(typology) ? 'point-postal' : 'tiers-lieu';
}

/** A stable id from a record's name and place, for those that bring none (FNV-1a, twice 32 bits). */
function idFrom(name: LocalText, raw: Raw): string {
  const text = JSON.stringify([
    name,
    raw['adresse'],
    raw['code_postal'],
    raw['commune'],
    raw['longitude'],
    raw['latitude'],
  ]);
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `x${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** Whether a text was longer than we keep. */
function isCut(value: unknown, good: unknown): boolean {
  return typeof value === 'string' && value.length > MAX_LENGTH && typeof good === 'string';
}

/** Whether a list lost items that were not empty. */
function isShort(value: unknown, good: readonly unknown[]): boolean {
  const all = items(value);
  return good.length < all.length && good.length < all.filter((item) => item !== null && word(item) !== '').length;
}

/** Adds a code to the record that begins at `from`, once. */
function add(codes: number[], from: number, code: number): void {
  for (let at = from; at < codes.length; at++) if (codes[at] === code) return;
  codes.push(code);
}

function codesOf({ start, codes }: CodeColumn, row: number, terms: readonly { readonly code: string }[]): string[] {
  return [...codes.subarray(start[row], start[row + 1])].map((code) => terms[code]!.code);
}

function named(raw: Raw, urlKey: string): { name: string; url?: string } | undefined {
  const name = word(raw['nom']);
  return name ? { name, url: web(raw[urlKey]) || undefined } : undefined;
}

function readTerritory(raw: Raw): Territory | undefined {
  const code = word(raw['code']);
  const name = word(raw['nom']);
  if (!/^(com|epci|dep|reg):\w+$/.test(code) || !name) return undefined;
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

async function readCommunes(
  list: readonly unknown[],
  slice: Slice,
  onBad: (index: number) => void,
): Promise<Commune[]> {
  const communes: Commune[] = [];
  for (let index = 0; index < list.length; index++) {
    if (index % STRIDE === 0) {
      const pause = slice();
      if (pause) await pause;
    }
    const raw = list[index];
    const [longitude, latitude] = isObject(raw) ? [numeric(raw['longitude']), numeric(raw['latitude'])] : [NaN, NaN];
    const code = isObject(raw) ? READERS['insee']!(raw['code']) : undefined;
    const name = isObject(raw) ? word(raw['nom']) : '';
    if (!isObject(raw) || !code || !name || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
      onBad(index);
      continue;
    }
    communes.push({
      code: code as string,
      name,
      postcodes: raw['codesPostaux'] === undefined ? [] : items(raw['codesPostaux']).map(word).filter(Boolean),
      longitude,
      latitude,
      population: numeric(raw['population']) || 0,
      epci: word(raw['codeEpci']),
    });
  }
  return communes;
}
