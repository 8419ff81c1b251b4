/**
 * Checks feeds strictly against the schema: `node scripts/check-feed.mjs feed.json …`
 *
 * Reading in a page is lenient; this says all that could be better: what the schema does not allow, then (after a build)
 * what a page would mend or put elsewhere. Ends with 1 when something is wrong.
 */
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import OpeningHours from 'opening_hours';

const schema = JSON.parse(readFileSync(new URL('../src/feed/feed.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const SECTIONS = ['acteurs', 'collectivites', 'lieux', 'locaux', 'projets'];

/** What is wrong with a parsed feed, one sentence each. */
export function checkFeed(feed) {
  const sentences = validate(feed) ? [] : validate.errors.filter(isCause).map((error) => sentence(feed, error));
  return [...new Set([...sentences, ...repeatedIds(feed)])];
}

/** What the page's reader notes and the schema cannot know, by the reader's reason. */
const NOTES = {
  unknown: 'a code in no vocabulary goes to "Autres"',
  swapped: 'latitude and longitude are swapped: read the other way round',
  missing: 'one of latitude and longitude is missing: not drawn',
  zero: 'latitude and longitude are 0: not drawn',
  projected: 'latitude and longitude are metres (Lambert-93?), not degrees: not drawn',
  range: 'latitude and longitude are no place on Earth: not drawn',
};
const HTML = /<\/?[a-z][^>]*>/i;
const READER = new URL('../build/src/feed/read.js', import.meta.url);

/** What a page would make otherwise than the feed says it, one sentence each; the reader is the build's. */
export async function checkReading(feed) {
  const { readFeed } = await import(READER.href);
  const { notes = [] } = await readFeed(structuredClone(feed), 'https://feed.invalid/');
  const noted = notes
    .filter(({ reason }) => NOTES[reason])
    .map(({ section, index, field, reason }) => {
      const value = reason === 'unknown' ? `${shown(feed[section][index][field])}: ` : '';
      return `${place(feed, `/${section}/${index}/${field}`)}: ${value}${NOTES[reason]}`;
    });
  return [...new Set([...noted, ...markup(feed), ...perRecord(feed, odd), ...perRecord(feed, hours)])];
}

/** Sentences about the fields of each record: `about(record)` gives keys with what there is to say of them. */
function perRecord(feed, about) {
  return SECTIONS.flatMap((section) =>
    recordsOf(feed, section).flatMap((record, index) =>
      typeof record === 'object' && record !== null
        ? about(record, section).map(([key, words]) => `${place(feed, `/${section}/${index}/${key}`)}: ${words}`)
        : [],
    ),
  );
}

/** Keys that people write for those of the schema. */
const ALIASES = {
  cp: 'code_postal',
  description: 'presentation_detail',
  email: 'courriels',
  insee: 'code_insee',
  lat: 'latitude',
  lng: 'longitude',
  lon: 'longitude',
  mail: 'courriels',
  name: 'nom',
  photo: 'image',
  resume: 'presentation_resume',
  site: 'site_web',
  tel: 'telephone',
  url: 'site_web',
  ville: 'commune',
};
const alike = (key) =>
  key
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');

/** Keys that the schema does not know but nearly: nothing shows them. */
function odd(record, section) {
  const known = KNOWN[section];
  return Object.keys(record)
    .filter((key) => !known.includes(key))
    .map((key) => [key, ALIASES[alike(key)] ?? known.find((other) => alike(other) === alike(key))])
    .filter(([, meant]) => meant && record[meant] === undefined)
    .map(([key, meant]) => [key, `nothing shows this: is "${meant}" meant?`]);
}

function keysOf({ $ref, allOf = [], properties = {} }) {
  const referred = $ref ? keysOf(schema.$defs[$ref.split('/').at(-1)]) : [];
  return [...referred, ...allOf.flatMap(keysOf), ...Object.keys(properties)];
}

/** The keys of each section's records. */
const KNOWN = Object.fromEntries(SECTIONS.map((section) => [section, keysOf(schema.properties[section].items)]));

/** Opening hours that nobody can tell "open" or "closed" by. */
function hours({ horaires }) {
  if (typeof horaires !== 'string' || !horaires.trim()) return [];
  try {
    new OpeningHours(horaires, null, 0);
    return [];
  } catch {
    return [
      ['horaires', `${shown(horaires)} is not in OpenStreetMap's syntax ("Tu-Sa 09:00-12:00"): shown as it is written`],
    ];
  }
}

/** Texts that hold tags. */
function markup(feed) {
  return SECTIONS.flatMap((section) =>
    recordsOf(feed, section).flatMap((record, index) =>
      ['nom', 'presentation_resume', 'presentation_detail']
        .filter((key) => HTML.test(JSON.stringify(record?.[key] ?? '')))
        .map((key) => `${place(feed, `/${section}/${index}/${key}`)}: holds HTML, which is shown as it is written`),
    ),
  );
}

function recordsOf(feed, section) {
  return Array.isArray(feed?.[section]) ? feed[section] : [];
}

/** The alternatives of a choice are told once, by the choice. */
function isCause({ keyword, schemaPath }) {
  return keyword === 'anyOf' || !/\/anyOf\/\d/.test(schemaPath);
}

function sentence(feed, { instancePath, keyword, params, message, data }) {
  const words = {
    required: () => `"${params.missingProperty}" is missing`,
    type: () => `should be ${[params.type].flat().join(' or ')}, is ${shown(data)}`,
    enum: () => `${shown(data)} is none of ${params.allowedValues.join(', ')}`,
    pattern: () => `${shown(data)} does not look right (${params.pattern})`,
    format: () => `${shown(data)} is no ${params.format}`,
    anyOf: () => `${shown(data)} has none of the allowed forms`,
  };
  return `${place(feed, instancePath)}: ${(words[keyword] ?? (() => `${shown(data)} ${message}`))()}`;
}

/** `/acteurs/3/site_web` as `acteurs[3] "Le Garage", site_web`. */
function place(feed, path) {
  const [section, index, ...rest] = path.split('/').slice(1);
  if (section === undefined) return 'feed';
  if (!/^\d+$/.test(index ?? '')) return [section, index, ...rest].filter((part) => part !== undefined).join('.');
  const record = feed[section][index];
  const name = typeof record?.nom === 'string' ? ` "${record.nom}"` : '';
  return [`${section}[${index}]${name}`, rest.join('.')].filter(Boolean).join(', ');
}

function shown(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function repeatedIds(feed) {
  const places = new Map();
  const sentences = [];
  for (const section of SECTIONS) {
    recordsOf(feed, section).forEach((record, index) => {
      if (record?.id === undefined || record.id === null) return;
      const id = String(record.id);
      const here = place(feed, `/${section}/${index}`);
      if (places.has(id)) sentences.push(`${here}: the id ${shown(record.id)} is taken by ${places.get(id)}`);
      else places.set(id, here);
    });
  }
  return sentences;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    console.error('Usage: node scripts/check-feed.mjs feed.json …');
    process.exit(2);
  }
  const built = existsSync(READER);
  if (!built) console.error('After `npm run build` this also tells what a page would mend.');
  for (const file of files) {
    let sentences;
    try {
      const feed = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
      sentences = [...checkFeed(feed), ...(built ? await checkReading(feed) : [])];
    } catch (error) {
      sentences = [error.message];
    }
    console.log(sentences.length === 0 ? `${file}: correct` : `${file}: ${sentences.length} to mend`);
    for (const line of sentences) console.log(`  ${line}`);
    if (sentences.length > 0) process.exitCode = 1;
  }
}
