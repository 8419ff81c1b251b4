/**
 * From src/feed/feed.schema.json writes src/feed/types.generated.ts (the feed as TypeScript sees it) and
 * src/feed/field-table.generated.ts (what the page's lenient reader goes by).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const FEED = new URL('../src/feed/', import.meta.url);
const BANNER = '// Written by scripts/generate.mjs from feed.schema.json. Do not edit.\n';

/** The generated sources by file name. */
export async function generate() {
  const schema = JSON.parse(readFileSync(new URL('feed.schema.json', FEED), 'utf8'));
  return { 'types.generated.ts': await types(schema), 'field-table.generated.ts': fieldTable(schema) };
}

async function types(schema) {
  // The compiler would make a new type of each reference that carries a description of its own.
  const bare = JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.$ref && value.description ? { description: value.description, allOf: [{ $ref: value.$ref }] } : value,
  );
  return compile(bare, 'FluxEssor', {
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 120 },
  });
}

/** One line for each section: `key reader`, and the column where it is called otherwise, joined by commas. */
function fieldTable({ properties, $defs }) {
  const rows = (own) =>
    Object.entries(own)
      .filter(([, field]) => field['x-read'])
      .map(([key, field]) =>
        [key, field['x-read'], field['x-column'] !== key && field['x-column']].filter(Boolean).join(' '),
      )
      .join();
  const sections = Object.entries(properties).filter(([, { items }]) => isRecord(items));
  const lines = sections.map(([name, { items }]) => `  ${name}: '${rows(items.allOf?.[1].properties ?? {})}',`);
  const later = Object.entries(properties).filter(([, section]) => section['x-experimental'] || section['x-late']);
  return `${BANNER}
/** Fields that every record may have: \`key reader column\`, without the column where it is called like the key. */
export const COMMON_FIELDS =
  '${rows($defs.fiche.properties)}';

/** Sections of records and the fields of their own, \`key reader\`: kept by their key. */
export const SECTION_FIELDS = {
${lines.join('\n')}
} as const;

/** Sections that few widgets show, or none yet: kept as parsed. */
export const EXPERIMENTAL_SECTIONS = '${later.map(([name]) => name).join(' ')}';
`;
}

function isRecord(items) {
  return (items?.$ref ?? items?.allOf?.[0].$ref) === '#/$defs/fiche';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(await generate())) writeFileSync(new URL(name, FEED), text);
}
