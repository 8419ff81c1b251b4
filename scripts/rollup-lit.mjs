/**
 * Rollup plugin that exchanges Lit's element for a shorter one, in scripts/lit. Its templates stay Lit's own.
 *
 * Each was written for one version of the package: another one fails the build, until somebody has looked what is new.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const EXCHANGED = {
  '@lit/reactive-element': ['2.1.2', 'css-tag', 'reactive-element'],
  'lit-element': ['4.2.2', 'lit-element'],
};
const MODULE = /\/node_modules\/(@lit\/reactive-element|lit-element)\/(?:development\/)?([\w-]+)\.js$/;

/** The plugin. */
export function lit() {
  let seen;
  return {
    name: 'lit',
    buildStart() {
      seen = new Set();
    },
    transform(_code, id) {
      const code = ownLit(id);
      if (code === undefined) return null;
      seen.add(MODULE.exec(plain(id))[2]);
      return { code, map: null };
    },
    buildEnd(error) {
      if (error || seen.size === 0) return;
      const missing = Object.values(EXCHANGED).flatMap(([, ...names]) => names.filter((name) => !seen.has(name)));
      if (missing.length > 0) this.error(`Lit’s ${missing} is no longer part of the bundle: was it renamed?`);
    },
  };
}

/** The text of a file as we use it; undefined for those that stay as they are. */
export function ownLit(path) {
  const [, name, file] = MODULE.exec(plain(path)) ?? [];
  if (!name || !EXCHANGED[name].includes(file)) return undefined;
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const [written] = EXCHANGED[name];
  if (version !== written) throw new Error(`scripts/lit was written for ${name} ${written}, not ${version}`);
  return readFileSync(fileURLToPath(new URL(`lit/${file}.js`, import.meta.url)), 'utf8');
}

function plain(id) {
  return id.split('?')[0].replaceAll('\\', '/');
}
