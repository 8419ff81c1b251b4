/**
 * Checks feeds strictly against the schema: `node scripts/check-feed.mjs feed.json …`
 *
 * Reading in a page is lenient; this says all that could be better. Ends with 1 when something is wrong.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(new URL('../src/feed/feed.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What is wrong with a parsed feed, one sentence each. */
export function checkFeed(feed) {
  const sentences = validate(feed) ? [] : validate.errors.filter(isCause).map((error) => sentence(feed, error));
  return [...new Set([...sentences, ...repeatedIds(feed)])];
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
  for (const section of ['acteurs', 'collectivites', 'lieux', 'locaux', 'projets']) {
    const records = Array.isArray(feed?.[section]) ? feed[section] : [];
    records.forEach((record, index) => {
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
  for (const file of files) {
    let sentences;
    try {
      sentences = checkFeed(JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')));
    } catch (error) {
      sentences = [error.message];
    }
    console.log(sentences.length === 0 ? `${file}: correct` : `${file}: ${sentences.length} to mend`);
    for (const line of sentences) console.log(`  ${line}`);
    if (sentences.length > 0) process.exitCode = 1;
  }
}
