/**
 * Rollup plugin for what minifiers leave alone: the members of classes and objects, any of which might be the platform's or
 * be looked up by a text.
 *
 * A name is *ours* when nothing outside the code can know it: it is not
 *
 * - a name of the platform: those that the compiler's own declarations list, and PLATFORM;
 * - a word of any string or style of the bundle, by which it could be looked up (texts of the interface are only shown);
 * - a word of the feed's schema, a key of the library's own data files, a name that a reader of other formats uses;
 * - part of what is public: a member of an element, what its events carry, what README.md shows as code;
 * - a property that has an attribute of its own name.
 *
 * Methods whose name is ours and which nothing mentions that can run are left out: so goes what we do not use of Leaflet and
 * of Lit. Of the others, those that the bundle declares (as a member of a class, a key of an object, or by setting it on
 * `this`) get one or two letters. All chunks, and the one file that holds everything, get the same.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { walk } from './rollup-templates.mjs';

/** Names of the platform that the compiler does not know, and those of Lit that pages know. */
const PLATFORM =
  'connectedCallback disconnectedCallback connectedMoveCallback adoptedCallback attributeChangedCallback observedAttributes formAssociated sanitizer removeElements removeAttributes comments createHTML updateComplete requestUpdate';

/** What the console shows of records that were left out. */
const CONSOLE = 'section index id field reason removed';

/** A property bound in a template: the end of the text before its expression. */
const BOUND = /\s\.([\w$]+)(=["']?)$/;

/** Readers of feeds, and a library of another's making: whatever they name may be a name of the outside. */
const READERS = /\/build\/src\/feed\/formats\/|\/node_modules\/opening_hours\//;

/** Makes the plugins of one build, which all see the same names. */
export function members() {
  let found;
  return () => ({
    name: 'members',
    renderChunk(code, { name }, _options, { chunks }) {
      // A file of its own, which may be replaced: it stays as it is.
      if (name === 'opening_hours') return null;
      found ??= study(Object.values(chunks), this.parse);
      return { code: shorten(drop(code, found.dead, this.parse), found.names, this.parse), map: null };
    },
  });
}

/** `code` without the methods called as `dead` says. */
function drop(code, dead, parse) {
  const edits = [];
  const visit = (node) => {
    const list = membersOf(node);
    list.forEach((member, i) => {
      const gone = isMethod(member) && dead.has(member.key.name);
      // In an object the comma after it goes too.
      const end = node.type === 'ObjectExpression' ? (list[i + 1]?.start ?? node.end - 1) : member.end;
      if (gone) edits.push([member.start, end, '']);
      else visit(member);
    });
    if (list.length === 0) eachChild(node, visit);
  };
  visit(parse(code));
  return edited(code, edits);
}

function shorten(code, names, parse) {
  const edits = [];
  walk(parse(code), (node) => {
    if (node.type === 'ClassBody') edits.push(...alike(node));
    for (const { name, start, end, after = '' } of mentions(node))
      if (names.has(name)) edits.push([start, end, names.get(name) + after]);
  });
  return edited(code, edits);
}

/** Private members are renamed by the minifier: it gives classes the same names if they have the same names before. */
function alike(body) {
  const uses = [];
  const counts = new Map();
  walk(body, ({ type, name, start, end }) => {
    if (type !== 'PrivateIdentifier') return;
    uses.push([start, end, name]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  return uses.map(([start, end, name]) => [start, end, `#p${order.indexOf(name)}`]);
}

function edited(code, edits) {
  const pieces = [];
  let at = 0;
  for (const [start, end, text] of edits.sort(([a], [b]) => a - b)) {
    pieces.push(code.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + code.slice(at);
}

function membersOf(node) {
  return node.type === 'ObjectExpression' ? node.properties : node.type === 'ClassBody' ? node.body : [];
}

function isMethod({ type, computed, key, kind, value }) {
  if (computed || key?.type !== 'Identifier' || kind === 'constructor') return false;
  return type === 'MethodDefinition' || (type === 'Property' && /Function/.test(value.type));
}

/** The properties that a node names, and where. */
function mentions(node) {
  if (node.type === 'MemberExpression') return plain(node, node.property);
  // `{a}` becomes `{b:a}`, and a pattern `{a = 1}` becomes `{b:a = 1}`.
  if (node.type === 'Property' && node.shorthand)
    return [{ name: node.key.name, start: node.start, end: node.start, after: ':' }];
  if (/^(?:Property|PropertyDefinition|MethodDefinition)$/.test(node.type)) return plain(node, node.key);
  if (node.type !== 'TaggedTemplateExpression') return [];
  return node.quasi.quasis.flatMap(({ value, end }) => {
    const [, name, rest] = BOUND.exec(value.raw) ?? [];
    return name ? [{ name, start: end - rest.length - name.length, end: end - rest.length }] : [];
  });
}

function plain({ computed }, key) {
  return !computed && key.type === 'Identifier' ? [key] : [];
}

/** What may go and what may have a short name. */
function study(chunks, parse) {
  const counts = new Map();
  const declared = new Set();
  const kept = new Set([...words(PLATFORM), ...words(CONSOLE), ...platform(), ...outside(), ...published()]);
  const called = new Set();
  /** By method: the names that stand in it. */
  const bodies = new Map();
  const roots = new Set();

  // A module that is imported late is an object, with its exports as members.
  for (const { isDynamicEntry, exports } of chunks) if (isDynamicEntry) add(kept, exports);
  for (const [id, { code }] of chunks.flatMap(({ modules }) => Object.entries(modules))) {
    if (!code) continue;
    const shown = /\/build\/src\/i18n\/|\/node_modules\/opening_hours\//.test(id);
    const read = READERS.test(id);
    const visit = (node, into) => {
      for (const { name } of mentions(node)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        into.add(name);
        if (read) kept.add(name);
      }
      if (node.type === 'CallExpression' && node.callee.property) called.add(node.callee.property.name);
      if (node.type === 'AssignmentExpression' && node.left.object?.type === 'ThisExpression')
        declared.add(node.left.property.name);
      if (node.static && node.key?.name === 'properties' && node.value) withAttribute(node.value, kept);
      const texts =
        node.type === 'TaggedTemplateExpression'
          ? node.tag.name?.startsWith('css') && node.quasi.quasis
          : node.type === 'TemplateLiteral'
            ? node.quasis
            : typeof node.value === 'string' && [{ value: { raw: node.value } }];
      if (texts && !shown) for (const { value } of texts) add(kept, words(value.raw));
      if (node.type === 'TaggedTemplateExpression') {
        visit(node.tag, into);
        return node.quasi.expressions.forEach((child) => visit(child, into));
      }
      const list = membersOf(node);
      for (const member of list) {
        for (const { name } of mentions(member)) declared.add(name);
        const { name } = member.key ?? {};
        if (!isMethod(member)) visit(member, into);
        else {
          counts.set(name, (counts.get(name) ?? 0) + 1);
          if (read) kept.add(name);
          if (!bodies.has(name)) bodies.set(name, new Set());
          visit(member.value, bodies.get(name));
        }
      }
      if (list.length === 0) eachChild(node, (child) => visit(child, into));
    };
    visit(parse(code), roots);
  }

  const lost = [...called].find((name) => /^_[a-z]/.test(name) && !declared.has(name));
  if (lost) throw new Error(`${lost}() is called and is nowhere: was it taken out of Leaflet?`);

  const alive = new Set();
  const reach = (name) => {
    if (alive.has(name)) return;
    alive.add(name);
    bodies.get(name)?.forEach(reach);
  };
  roots.forEach(reach);
  kept.forEach(reach);

  const free = [...counts.keys()].filter(
    (name) => name.length > 2 && declared.has(name) && alive.has(name) && !kept.has(name),
  );
  // By use, then by name: the same source always makes the same files.
  free.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const short = shortNames(new Set([...kept, ...counts.keys()]));
  return {
    dead: new Set([...bodies.keys()].filter((name) => !alive.has(name))),
    names: new Map(free.map((name) => [name, short.next().value])),
  };
}

function eachChild(node, visit) {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') visit(child);
  }
}

function words(text) {
  return text.match(/[\w$]+/g) ?? [];
}

function add(set, items) {
  for (const item of items) set.add(item);
}

/** Of Lit's `static properties`, those whose attribute is called like them. */
function withAttribute({ properties }, kept) {
  for (const { key, value } of properties) {
    const own = value.properties.some(({ key: { name }, value: option }) =>
      name === 'attribute' ? option.value !== true : name === 'state',
    );
    if (!own) kept.add(key.name);
  }
}

/** Every name of a property in the compiler's declarations of language and platform. */
function* platform() {
  const folder = 'node_modules/typescript/lib/';
  for (const file of readdirSync(folder))
    if (/^lib\.(?:dom|es).*\.d\.ts$/.test(file)) yield* memberNames(folder + file, () => true);
}

/** Names in what the page reads: the feed's schema and the library's data. */
function* outside() {
  yield* words(readFileSync('src/feed/feed.schema.json', 'utf8'));
  for (const folder of ['dist/data/', 'dist/data/communes/', 'dist/data/names/'])
    for (const file of existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [])
      for (const [, name] of readFileSync(folder + file, 'utf8').matchAll(/"([\w$]+)":/g)) yield name;
}

/** Names that pages may use: what our declarations and README.md say. */
function* published() {
  for (const file of readdirSync('build/src/elements', { recursive: true }))
    if (file.endsWith('.d.ts')) yield* memberNames(`build/src/elements/${file}`, isPublic);
  for (const file of ['build/src/base-url.d.ts', 'build/src/query/query.d.ts']) yield* memberNames(file, isPublic);
  for (const [code] of readFileSync('README.md', 'utf8').matchAll(/```[\s\S]*?```|`[^`]*`/g)) yield* words(code);
}

function isPublic({ modifiers = [] }) {
  return !modifiers.some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  );
}

function memberNames(path, chosen) {
  const found = [];
  const visit = (node) => {
    if (node.name && 'text' in node.name && !ts.isParameter(node) && chosen(node)) found.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** `a`, `b`, … `aa`, `ab`, … without those that are taken. */
function* shortNames(taken) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const name of letters) if (!taken.has(name)) yield name;
  for (const first of letters)
    for (const second of `${letters}0123456789`) if (!taken.has(first + second)) yield first + second;
}
