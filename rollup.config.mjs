/**
 * What is built from the compiler's files in build/src:
 *
 * - `modules`: ES modules, one entry for each element and one for all, with what they share in chunks;
 * - `loader`: the script tag, dist/essor.js;
 * - `command`: dist/bin/essor.js, the command of the package, for Node;
 * - `all`: the second half of dist/essor.all.js, whose first half is the loader (scripts/build.mjs joins them).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import { minify } from 'terser';
import { AGAIN, again } from './scripts/rollup-again.mjs';
import { helpers } from './scripts/rollup-helpers.mjs';
import { leaflet } from './scripts/rollup-leaflet.mjs';
import { members } from './scripts/rollup-members.mjs';
import { patches } from './scripts/rollup-patches.mjs';
import { properties } from './scripts/rollup-properties.mjs';
import { templates, walk } from './scripts/rollup-templates.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

export const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Names of the public elements: the folders of src/elements that hold a file of their own name. */
export const elements = readdirSync(`${root}src/elements`)
  .filter((name) => existsSync(`${root}src/elements/${name}/${name}.ts`))
  .sort();

const ours = (id) => id.includes('/build/src/');

const constants = (base) => ({
  name: 'constants',
  transform(code, id) {
    if (!ours(id)) return null;
    const values = { __VERSION__: version, __BASE__: base, __ELEMENTS__: elements };
    return {
      code: code.replace(/\b__(?:VERSION|BASE|ELEMENTS)__\b/g, (name) => JSON.stringify(values[name])),
      map: null,
    };
  },
  // A classic script has no address of its own to ask for: the loader has found the folder.
  resolveImportMeta: (_property, { format }) => (format === 'es' ? null : 'document.baseURI'),
});

const { version: openingHours } = JSON.parse(readFileSync(`${root}node_modules/opening_hours/package.json`, 'utf8'));

/** What was made of the same text before: the library of opening hours is the longest work of a build, and never changes. */
async function kept(text, make) {
  const path = `${root}build/minified-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const { code } = await make();
  mkdirSync(`${root}build`, { recursive: true });
  writeFileSync(path, code);
  return code;
}

const terser = (module) => ({
  name: 'terser',
  renderChunk(code, { name }) {
    // A file of its own, which may be replaced, as its licence asks; and none of our liberties with its code.
    if (name === 'opening_hours') {
      const preamble = `/*! opening_hours ${openingHours}, LGPL-3.0-only, with suncalc, BSD-2-Clause: see licences.txt */`;
      return kept(code, () => minify(code, { module, ecma: 2022, format: { comments: false, preamble } }));
    }
    // One word for every binding: terser joins them, gzip knows them. Nothing here assigns to a constant.
    const constants = [];
    walk(this.parse(code), (node) => {
      if (node.type === 'VariableDeclaration' && node.kind === 'const') constants.push(node.start);
    });
    for (const at of constants.sort((a, b) => b - a)) code = `${code.slice(0, at)}let${code.slice(at + 5)}`;
    return minify(code, {
      module,
      ecma: 2022,
      compress: {
        passes: 3,
        inline: 1,
        pure_getters: true,
        keep_fargs: false,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_methods: true,
        unsafe_proto: true,
      },
      // A classic script is read in the page's own encoding, which may be Latin-1.
      format: { comments: false, ascii_only: !module },
    });
  },
});

/** Of modules and of the one file with everything: pages may mix them. */
const ownNames = members();

const plugins = (base) => [
  nodeResolve(),
  properties(ours),
  helpers(),
  leaflet(),
  patches(),
  templates(ours),
  constants(base),
];

function onwarn(warning, warn) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.some((id) => id.includes('node_modules'))) return;
  if (warning.code === 'THIS_IS_UNDEFINED') return;
  warn(warning);
}

/** What every widget starts from, in one chunk with Lit: the light ones load nothing else that is shared. */
const BASE =
  /\/(lit-html|reactive-element|css-tag|lit-element|elements\/feed-element|(base|tokens)\.styles|parts\/heading|i18n\/(format|language)|feed\/(table|source|decode|safe-url|turn|values))\.js$/;

/** What reads and asks records, in one chunk: the widgets that browse them start with it, a computed card loads it late. */
const RECORDS =
  /\/build\/src\/(feed\/(read|field-readers|field-table\.generated|kinds|positions|slices|taxonomy|terms)|query\/(engine|filter|session|territory|text|text-index|order)|geo\/(commune-lookup|distance|polygons|library-data)|parts\/(favourites|fetch-json|group-preset)|base-url)\.js$/;

/** One file with everything has nothing to load late: hours beyond a plain week stand there as written. */
const withoutOpeningHours = {
  name: 'without-opening-hours',
  resolveId: (source) => (source === 'opening_hours' ? '\0none' : null),
  load: (id) => (id === '\0none' ? 'export default function () { throw 0; }' : null),
};

export const modules = {
  input: {
    index: 'build/src/index.js',
    opening_hours: 'opening_hours',
    ...Object.fromEntries(elements.map((name) => [`elements/${name}`, `build/src/elements/${name}/${name}.js`])),
  },
  plugins: [...plugins('../'), again(ours)],
  // What late pieces share with an element is exported from its own file: no file only to hide that.
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    manualChunks: (id) => (BASE.test(id) || id === AGAIN ? 'base' : RECORDS.test(id) ? 'records' : undefined),
    onlyExplicitManualChunks: true,
    generatedCode: 'es2015',
    plugins: [ownNames(), terser(true)],
  },
};

export const loader = {
  input: 'build/src/loader.js',
  plugins: plugins(''),
  onwarn,
  output: { file: 'dist/essor.js', format: 'iife', generatedCode: 'es2015', plugins: [terser(false)] },
};

export const command = {
  input: 'build/src/maker/command.js',
  external: /^node:/,
  plugins: [nodeResolve({ preferBuiltins: true }), constants('../')],
  onwarn,
  output: { file: 'dist/bin/essor.js', format: 'es', banner: '#!/usr/bin/env node', inlineDynamicImports: true },
};

export const all = {
  input: 'build/src/all.js',
  plugins: [withoutOpeningHours, ...plugins('')],
  onwarn,
  output: {
    file: 'build/all.js',
    format: 'iife',
    generatedCode: 'es2015',
    inlineDynamicImports: true,
    plugins: [ownNames(), terser(false)],
  },
};

export default [modules, loader, command, all];
