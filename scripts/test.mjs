/**
 * Runs every check, each as one suite, and ends with one line of totals.
 *
 * `npm test` runs them all; `npm test -- unit pages` runs those named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.chdir(root);
mkdirSync('build', { recursive: true });

const PURE_TESTS = ['feed', 'geo', 'query', 'i18n', 'data', 'maker'].map((room) => `build/src/${room}/**/*.test.js`);

const suites = {
  format: () => check('prettier', '--check', '--log-level=warn', '.'),
  lint: () => check('eslint', '.'),
  build: () => tally(run(process.execPath, 'scripts/build.mjs')),
  unit: () => mocha(PURE_TESTS),
  components: () => reported('build/components.json', bin('web-test-runner')),
  pages: () => mocha(['test/**/*.test.mjs']),
  // Every whole page once more, under the strictest content policy.
  strict: () => mocha([...pageTests(), 'test/teardown.test.mjs'], { ESSOR_POLICY: 'strict' }),
};

const asked = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, suite] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n── ${name}\n`);
  const begun = Date.now();
  const { passed, failed, skipped = 0 } = suite();
  const skips = skipped ? `, ${skipped} skipped` : '';
  process.stdout.write(
    `   ${name}: ${passed} ok, ${failed} not ok${skips} (${Math.round((Date.now() - begun) / 1000)} s)\n`,
  );
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (name === 'build' && failed) break;
}
const skips = total.skipped ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skips}\n`);
process.exit(total.failed ? 1 : 0);

function bin(name) {
  return `node_modules/.bin/${name}`;
}

function run(command, ...args) {
  return runWith({}, command, ...args);
}

function runWith(variables, command, ...args) {
  const env = { ...process.env, ...variables };
  return spawnSync(command, args, { env, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/** Tests that open pages. */
function pageTests() {
  return readdirSync('test')
    .filter((name) => name.endsWith('.test.mjs') && name !== 'teardown.test.mjs')
    .map((name) => `test/${name}`)
    .filter((path) => /from '\.\/(browser|visitor)\.mjs'/.test(readFileSync(path, 'utf8')));
}

function tally(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function check(name, ...args) {
  return tally(run(bin(name), ...args));
}

/** Runs a command that writes its totals to `file`. A suite that ran no test, or died, has failed. */
function reported(file, command, args = [], variables = {}) {
  rmSync(file, { force: true });
  const ok = runWith(variables, command, ...args);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed, failed: failed || (!ok || passed === 0 ? 1 : 0), skipped };
}

function mocha(patterns, variables) {
  const options = ['--reporter', 'scripts/mocha-reporter.cjs', '--timeout', '60000', '--exit'];
  return reported('build/mocha.json', bin('mocha'), [...options, ...patterns], variables);
}
