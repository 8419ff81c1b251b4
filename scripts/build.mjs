/**
 * Builds dist/: generated sources checked, TypeScript, data parts, bundles, and the check of their sizes.
 *
 * `--bundles` starts from what the compiler wrote last, for a quick second look.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.chdir(root);

const begun = Date.now();
const quick = process.argv.includes('--bundles');
if (!quick) {
  await checkGenerated();
  // The compiler trusts its notes of last time even where its output is gone.
  if (!existsSync('build/src')) rmSync('build/.tsbuildinfo', { force: true });
  step(process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.');
}

// Imported late: a fresh clone has just been given its packages.
const { rollup } = await import('rollup');
const { all, command, loader, modules, version } = await import('../rollup.config.mjs');
const { checkSizes } = await import('./sizes.mjs');

for (const old of ['chunks', 'elements']) rmSync(`dist/${old}`, { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
if (existsSync('scripts/data.mjs')) await (await import('./data.mjs')).buildData('dist/data');

const graph = await bundle(modules);
const loaderChunks = await bundle(loader);
const allChunks = await bundle(all);
await bundle(command);
chmodSync('dist/bin/essor.js', 0o755);
joinAll();
writeLicences([...graph, ...loaderChunks, ...allChunks]);
if (!quick) manifest();

const sizes = checkSizes(graph);
writeRelease(sizes);
process.stdout.write(`\nBuilt in ${((Date.now() - begun) / 1000).toFixed(1)} s.\n`);
process.exit(sizes.every(({ ok }) => ok) ? 0 : 1);

/** Fails where a generated source is not what its schema makes. */
async function checkGenerated() {
  const { generate } = await import('./generate.mjs');
  for (const [name, text] of Object.entries(await generate())) {
    const path = `src/feed/${name}`;
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    process.stderr.write(`${path} is not what feed.schema.json says: run npm run generate.\n`);
    process.exit(1);
  }
}

function step(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

async function bundle({ output, ...input }) {
  const build = await rollup(input);
  const result = await build.write(output);
  await build.close();
  return result.output;
}

/** One file with everything: the loader, which places widgets, then the elements, unless another version owns the page. */
function joinAll() {
  const parts = [readFileSync('dist/essor.js', 'utf8'), readFileSync('build/all.js', 'utf8')];
  const code = `${parts[0].trim()}\nglobalThis.ESSOR.version===${JSON.stringify(version)}&&${parts[1].trim()}\n`;
  writeFileSync('dist/essor.all.js', code);
  writeFileSync('dist/essor.all.js.sha384', `${integrity(code)}\n`);
}

function integrity(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** The licences of the packages whose code is in the bundles, as they ask. */
function writeLicences(chunks) {
  const packages = new Set(['lucide']);
  for (const { modules = {} } of chunks)
    for (const id of Object.keys(modules)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
      if (name) packages.add(name);
    }
  const texts = [...packages].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const { version: itsVersion, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    // REUSE's way: a folder with a text for each licence, of which the package has one.
    const files = [`LICENSES/${license}.txt`, ...readdirSync(folder).filter((entry) => /^licen[cs]e\b/i.test(entry))];
    const file = files.map((entry) => `${folder}/${entry}`).find((path) => existsSync(path) && statSync(path).isFile());
    if (!file) throw new Error(`${name} has no text of its licence.`);
    return `${name} ${itsVersion} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  writeFileSync('dist/licences.txt', [readFileSync('LICENSE', 'utf8'), ...texts].join(`\n${'-'.repeat(80)}\n\n`));
}

/** Describes the elements for editors and documentation. */
function manifest() {
  const cli = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/package.json');
  const bin = cli.replace('package.json', JSON.parse(readFileSync(cli, 'utf8')).bin.cem);
  // The elements' common base is read too: its attributes are theirs.
  const globs = ['src/elements/**/*.ts', '!**/*.test.ts', '!**/*.styles.ts'];
  step(process.execPath, bin, 'analyze', '--litelement', '--quiet', '--outdir', 'dist', '--globs', ...globs);
}

/** What a release is made of: each file with its size and hash, and the sizes promised. */
function writeRelease(promised) {
  const files = {};
  for (const path of readdirSync('dist', { recursive: true }).map((name) => name.replaceAll('\\', '/'))) {
    if (!/\.(js|json)$/.test(path) || path === 'release.json') continue;
    const bytes = readFileSync(`dist/${path}`);
    const entry = { bytes: bytes.length };
    if (path.endsWith('.js'))
      Object.assign(entry, { gzip: gzipSync(bytes, { level: 9 }).length, integrity: integrity(bytes) });
    files[path] = entry;
  }
  const ordered = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync('dist/release.json', JSON.stringify({ version, sizes: promised, files: ordered }, null, 1));
}
