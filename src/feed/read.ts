import type { Commune, Feed, FeedError, FeedReader, Note, Territory } from './feed.js';
import { COMMON_FIELDS, EXPERIMENTAL_SECTIONS, SECTION_FIELDS } from './field-table.generated.js';
import { READERS } from './field-readers.js';
import { KINDS, type Kind } from './kinds.js';
import { positionReader } from './positions.js';
import { idle, slicer, type Slice } from './slices.js';
import { turn } from './turn.js';
import type { CodeColumn, FeedRecord, LocalText, RecordTable } from './table.js';
import { defaultTerms, kindTerms } from './taxonomy.js';
import { categoryIndex, readTerms } from './terms.js';
import { date, isKnownVersion, isObject, items, local, type Raw, type Read, web, word } from './values.js';

export interface ReadOptions {
  /** GoGoCarto's taxonomy, parsed, for a feed in its format. */
  readonly taxonomy?: unknown;
  /** Where to pause; by default every 8 ms. */
  readonly slice?: Slice;
  /** Notes to begin with: what was wrong around the feed, and the reason. */
  readonly also?: readonly (readonly [section: string, reason: string])[];
  /** Whether to resolve as soon as there is enough to draw: the rest is read when the page has nothing else to do. */
  readonly early?: boolean;
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
const NONE: readonly unknown[] = [];

type VocabularyName = 'categories' | 'services' | 'types' | 'phases';
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
  /** In `FeedRecord`, for the fields that all records share; else `''`. */
  readonly column: string;
  /** By row; made when the first record has the field. */
  values: unknown[] | undefined;
}

/**
 * Reads a parsed feed, in ESSOR's format or one that we know (see `formats/`), leniently and in slices.
 *
 * Never throws for what a feed holds: bad records are left out, bad fields dropped, each with a note. Its `reason`, where a
 * record is left out: `no-name`, `id-taken`, `not-record`, `not-valid` (not validated at its source), `code` (a territory,
 * commune or term without a proper one). For a field: `no-id` (one was made), `unknown` (a category in no vocabulary), one of
 * `positionReader`'s, or the name of the kind of value that was expected (`url`, `date`, `insee`…; a text that was cut or a
 * list that lost items is noted alike). For a section that is no list: `section`, at index -1.
 */
export async function readFeed(json: unknown, url: string, options: ReadOptions = {}): Promise<Feed | FeedError> {
  const slice = options.slice ?? slicer();
  let translation: Translation | undefined;
  if (isOurs(json)) {
    if (!isKnownVersion(json)) return { code: 'version', url };
    translation = { feed: json };
  } else {
    const { translate } = await import('./formats/other.js');
    translation = translate(json, options.taxonomy);
  }
  if (!translation) return { code: 'format', url };
  const feed = await readSections(translation, url, slice, options);
  if (!options.early) await feed.records.whole;
  return feed;
}

/** Reads the records of a feed, its words, territories and communes. */
export const recordReader: FeedReader<Feed> = {
  name: 'records',
  async read({ json, url, taxonomy, also }) {
    // Not also in the task that has just parsed it.
    await turn();
    return readFeed(json, url, { taxonomy, also, early: true });
  },
  // The records themselves, most of a feed, are in columns now.
  rest(json) {
    if (!isObject(json)) return {};
    const { essor, titre, date_maj, vocabulaires, territoires, indicateurs } = json;
    return { essor, titre, date_maj, vocabulaires, territoires, indicateurs };
  },
};

function isOurs(json: unknown): json is Raw {
  return (
    isObject(json) &&
    (Object.hasOwn(json, 'essor') || SECTIONS.some((name) => Object.hasOwn(json, name) && Array.isArray(json[name])))
  );
}

async function readSections(
  { feed, record: translated }: Translation,
  url: string,
  slice: Slice,
  { also = [], early }: ReadOptions,
): Promise<Feed> {
  const notes: Note[] = [];
  let noteCount = 0;
  let skipped = 0;
  // Where the reading is, for the notes.
  let section = '';
  let index = -1;
  let id: string | undefined;
  const note = (reason: string, field?: string, removed = false) => {
    if (noteCount++ < MAX_NOTES) notes.push({ section, index, id, field, reason, removed });
  };
  const leaveOut = (reason: string, field?: string) => {
    skipped++;
    note(reason, field, true);
  };
  const list = (name: string, from: Raw = feed): readonly unknown[] => {
    section = name;
    index = -1;
    id = undefined;
    const value = from[name] ?? [];
    if (Array.isArray(value)) return value;
    note('section');
    return [];
  };
  const paced = async (count: number, read: (at: number) => void) => {
    for (let at = 0; at < count; at++) {
      if (at % STRIDE === 0) {
        const pause = slice();
        if (pause) await pause;
      }
      read(at);
    }
  };
  const each = (values: readonly unknown[], read: (raw: unknown) => void) =>
    paced(values.length, (at) => {
      index = at;
      id = undefined;
      read(values[at]);
    });
  for (const [about, reason] of also) {
    section = about;
    note(reason);
  }
  const words = isObject(feed['vocabulaires']) ? feed['vocabulaires'] : {};
  const terms = (name: VocabularyName) =>
    words[name]
      ? readTerms(list(name, words), (at) => {
          index = at;
          note('code');
        })
      : defaultTerms(name);

  const territories: Territory[] = [];
  const communes: Commune[] = [];
  if (feed['territoires'] || feed['communes']) {
    const { readTerritory, readCommune } = await import('./geography.js');
    const keep = <T>(found: T[], one: T | undefined) => (one ? found.push(one) : note('code', undefined, true));
    await each(list('territoires'), (raw) => keep(territories, readTerritory(raw)));
    await each(list('communes'), (raw) => keep(communes, readCommune(raw)));
  }

  const position = positionReader(territories);
  const categories = categoryIndex(terms('categories'));
  const services = terms('services');
  const serviceIndex = new Map(services.map(({ code }, at) => [code, at]));
  const conciergerie = categories.indexOf('conciergerie');
  const tiersLieu = categories.indexOf('tiers-lieu');

  let total = 0;
  for (const name of SECTIONS) if (Array.isArray(feed[name])) total += feed[name].length;
  const common = fields(COMMON_FIELDS, url);
  const fieldOf = (name: string) => common.find(({ column }) => column === name)!;
  const column = (name: string, empty?: '') =>
    (fieldOf(name).values = new Array<unknown>(total).fill(empty)) as never[];
  const inseeCodes: unknown[] = column('inseeCode');
  const epcis: unknown[] = column('epci');
  const updated = column('updated', '');
  const summaries = column('summary');
  const descriptions = column('description');
  // What territories and the search ask for is read first.
  const insee = fieldOf('inseeCode');
  const epci = fieldOf('epci');

  let row = 0;
  const ids: string[] = [];
  const rowOf = new Map<string, number>();
  const names: LocalText[] = [];
  const kinds = new Uint8Array(total);
  const longitudes = new Float64Array(total);
  const latitudes = new Float64Array(total);
  const communeOf = new Uint32Array(total);
  const communeNames = [''];
  const communeIndex = new Map([['', 0]]);
  const categoryStart = new Uint32Array(total + 1);
  const serviceStart = new Uint32Array(total + 1);
  const categoryCodes: number[] = [];
  const serviceCodes: number[] = [];
  const more = new Map<number, Map<string, unknown>>();
  /** Records of which more is to be read, and where they were: the section by its place among SECTIONS. */
  const waiting = new Array<Raw | undefined>(total);
  const sectionOf = new Uint8Array(total);
  const indexes = new Uint32Array(total);
  const isLocated = new Uint8Array(total);

  const readCodes = (raw: Raw, kind: Kind): void => {
    const serviceFrom = serviceCodes.length;
    // By index here and below: an iterator a record is so much garbage that it is collected before anything is drawn.
    const ownServices = codesIn(raw['services']);
    for (let at = 0; at < ownServices.length; at++) {
      const item = ownServices[at];
      let service = serviceIndex.get(item as string);
      if (service === undefined) {
        const code = word(item);
        if (!code || services.length >= MAX_LENGTH) continue;
        service = serviceIndex.get(code) ?? services.push({ code, label: code }) - 1;
        serviceIndex.set(code, service);
      }
      add(serviceCodes, serviceFrom, service);
    }
    const from = categoryCodes.length;
    let others: string[] | undefined;
    const ownCategories = codesIn(raw['categories']);
    for (let at = 0; at < ownCategories.length; at++) {
      const item = ownCategories[at];
      let category = categories.indexOf(item as string);
      let code = '';
      if (category < 0) category = categories.indexOf((code = word(item)));
      if (category >= 0) add(categoryCodes, from, category);
      else if (code) (others ??= []).push(code);
    }
    if (others) {
      // A family is said by its members; it counts on its own only where none of them is named.
      const members = categoryCodes.slice(from);
      for (const code of others) {
        const category = categories.ofFamily(code, members);
        if (category === undefined) note('unknown', 'categories');
        if (category !== -1) add(categoryCodes, from, category ?? categories.other());
      }
    }
    const concierge = serviceIndex.get('conciergerie') ?? -1;
    if (conciergerie >= 0 && serviceCodes.indexOf(concierge, serviceFrom) >= 0) add(categoryCodes, from, conciergerie);
    if (kind === 'tiers-lieu' && tiersLieu >= 0 && categoryCodes.length === from) categoryCodes.push(tiersLieu);
  };

  const readOne = (input: unknown): void => {
    const raw = translated ? translated(input) : input;
    if (!isObject(raw)) return leaveOut(raw === undefined ? 'not-valid' : 'not-record');
    const name = local(raw['nom']);
    id = word(raw['id']);
    if (!name) return leaveOut('no-name', 'nom');
    if (!id) {
      id = idFrom(name, raw);
      note('no-id', 'id');
    }
    if (rowOf.has(id)) return leaveOut('id-taken', 'id');
    rowOf.set(id, ids.push(id) - 1);
    names.push(name);

    const kind = section === 'lieux' ? placeKind(raw) : KIND_OF[section as SectionName];
    kinds[row] = KINDS.indexOf(kind);

    const reason = position(raw['longitude'], raw['latitude']);
    if (reason) note(reason, 'latitude');
    longitudes[row] = position.longitude;
    latitudes[row] = position.latitude;

    waiting[row] = raw;
    indexes[row] = index;
    readCodes(raw, kind);
    row++;
    categoryStart[row] = categoryCodes.length;
    serviceStart[row] = serviceCodes.length;
  };

  const readField = (raw: Raw, { key, reader, read }: Field): unknown => {
    const value = raw[key];
    if (value === undefined || value === null || value === '') return undefined;
    const good = read(value);
    if (good === undefined ? !isBlank(value) : isShort(value, good)) note(reader, key);
    return good === '' ? undefined : good;
  };

  for (const [at, name] of SECTIONS.entries()) {
    const start = row;
    await each(list(name), readOne);
    sectionOf.fill(at, start, row);
  }

  /** By section, what is left to read of its records. */
  const restFields = SECTIONS.map(
    (name) =>
      new Map(
        common
          .concat(fields(SECTION_FIELDS[name], url, ''))
          .filter((field) => field !== insee && field !== epci)
          .map((field) => [field.key, field]),
      ),
  );
  /** What is left of a record to read, which the notes are about from now on. */
  const turnTo = (row: number): Raw | undefined => {
    section = SECTIONS[sectionOf[row]!]!;
    index = indexes[row]!;
    id = ids[row];
    return waiting[row];
  };
  const locate = (row: number): void => {
    const raw = turnTo(row);
    if (!raw || isLocated[row]) return;
    isLocated[row] = 1;
    const commune = raw['commune'];
    let at = communeIndex.get(commune as string);
    if (at === undefined) {
      const text = word(commune);
      at = communeIndex.get(text) ?? communeNames.push(text) - 1;
      communeIndex.set(text, at);
    }
    communeOf[row] = at;
    inseeCodes[row] = readField(raw, insee) ?? '';
    epcis[row] = readField(raw, epci) ?? '';
  };
  let locating: Promise<void> | undefined;
  const located = () => (locating ??= paced(ids.length, locate));
  const readRest = (row: number): void => {
    locate(row);
    const raw = turnTo(row);
    if (!raw) return;
    waiting[row] = undefined;
    const at = sectionOf[row]!;
    // By the record's own keys: most have few of the fields.
    for (const key of Object.keys(raw)) {
      const field = restFields[at]!.get(key);
      const value = field && readField(raw, field);
      if (value === undefined) continue;
      if (field!.column) (field!.values ??= new Array<unknown>(ids.length))[row] = value;
      else more.set(row, (more.get(row) ?? new Map<string, unknown>()).set(key, value));
    }
  };
  const readAll = async () => {
    if (early) await idle();
    await located();
    await paced(ids.length, readRest);
  };

  const { places, ...sorted } = categories.finish();
  const vocabularies = { ...sorted, services, kinds: kindTerms(terms('types')), phases: terms('phases') };
  const codes = new Uint16Array(categoryCodes.length);
  for (let index = 0; index < codes.length; index++) codes[index] = places[categoryCodes[index]!]!;
  for (const { values } of common) if (values) values.length = row;
  const categoryColumn: CodeColumn = { start: categoryStart.subarray(0, row + 1), codes };
  const serviceColumn: CodeColumn = { start: serviceStart.subarray(0, row + 1), codes: Uint16Array.from(serviceCodes) };

  const records: RecordTable = {
    length: row,
    kinds: kinds.subarray(0, row),
    longitudes: longitudes.subarray(0, row),
    latitudes: latitudes.subarray(0, row),
    categories: categoryColumn,
    services: serviceColumn,
    located,
    communes: communeOf.subarray(0, row),
    communeNames,
    inseeCodes: inseeCodes as string[],
    epcis: epcis as string[],
    communeName(row) {
      locate(row);
      return communeNames[communeOf[row]!]!;
    },
    names,
    summaries,
    descriptions,
    updated,
    ids,
    whole: readAll(),
    indexOf: (id) => rowOf.get(id) ?? -1,
    having(key) {
      const found = new Map<number, unknown>();
      for (let index = 0; index < row; index++) {
        if (waiting[index]?.[key]) readRest(index);
        const value = more.get(index)?.get(key);
        if (value !== undefined) found.set(index, value);
      }
      return found;
    },
    record(index) {
      readRest(index);
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
      for (const { column, values } of common) if (values?.[index]) record[column] = values[index];
      if (communeOf[index]) record['commune'] = communeNames[communeOf[index]];
      if (more.has(index)) record['more'] = more.get(index);
      return record as unknown as FeedRecord;
    },
  };

  const publisher = isObject(feed['editeur']) ? feed['editeur'] : { nom: feed['editeur'] };
  const licence = isObject(feed['licence']) ? feed['licence'] : { nom: feed['licence'] };
  const result = {
    url,
    title: local(feed['titre']) ?? '',
    publisher: named(publisher, 'site_web'),
    licence: named(licence, 'url'),
    updated: date(feed['date_maj']) || undefined,
    records,
    vocabularies,
    territories,
    communes,
    skipped,
    notes,
    get noteCount() {
      return noteCount;
    },
    experimental: new Map(
      EXPERIMENTAL_SECTIONS.split(' ').flatMap((name) =>
        feed[name] === undefined ? [] : [[name, feed[name]] as const],
      ),
    ),
  };
  // Else all of the JSON would be kept by what is given back.
  feed = {};
  return result;
}

/** The generated table, ready for the loop. `otherwise` is the column of a field that names none: by default its key. */
function fields(table: string, url: string, otherwise?: ''): Field[] {
  return table
    .split(',')
    .filter(Boolean)
    .map((row) => {
      const [key = '', reader = '', column = otherwise ?? key] = row.split(' ');
      const read: Read = reader === 'image' ? (value) => web(value, url) : READERS[reader]!;
      return { key, reader, read, column, values: undefined };
    });
}

/** What a place is: its own `type`, else by the national schema's `typologie`. */
function placeKind(raw: Raw): Kind {
  if (KINDS.includes(raw['type'] as Kind)) return raw['type'] as Kind;
  const typology = items(raw['typologie']).map(word).join('|');
  if (/TIERS_LIEUX/.test(typology)) return 'tiers-lieu';
  if (/\b(RFS|MSAP)\b/.test(typology)) return 'service-public';
  return /POSTE/.test(typology) ? 'point-postal' : 'tiers-lieu';
}

/** A stable id from a record's name and place, for those that bring none (FNV-1a, twice 32 bits). */
function idFrom(name: LocalText, raw: Raw): string {
  const place = ['adresse', 'code_postal', 'commune', 'longitude', 'latitude'].map((key) => word(raw[key]));
  const text = JSON.stringify([name, place]);
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `x${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** Whether a text was cut, or a list lost items that were not empty. */
function isShort(value: unknown, good: unknown): boolean {
  if (!Array.isArray(good)) return typeof value === 'string' && value.length > MAX_LENGTH;
  const all = items(value);
  return good.length < all.length && good.length < all.filter(word).length;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && !value.trim();
}

function codesIn(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? NONE : items(value);
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
