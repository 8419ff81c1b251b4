/**
 * Runs every check, each as one suite, and ends with one line of totals.
 *
 * `npm test` runs them all; `npm test -- unit pages` runs those named.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.chdir(root);
mkdirSync('build', { recursive: true });

/** Closes what a file opened, and tells what policies refused meanwhile. */
const TEARDOWN = 'test/teardown.test.mjs';
/** In the names of tests that measure memory. */
const HEAP = 'leaves nothing behind';
const PURE_TESTS = ['feed', 'geo', 'query', 'i18n', 'data', 'maker'].map((room) => `build/src/${room}/**/*.test.js`);

/**
 * What is run, suite by suite, as jobs: as many at once as there are processors. Each page file has a process, a server and
 * a browser of its own, so that none waits for another.
 */
const suites = {
  build: () => [(job) => tally(run(job, process.execPath, ['scripts/build.mjs']))],
  format: () => [check('prettier', '--check', '--log-level=warn', '.')],
  lint: () => [check('eslint', '.')],
  components: () => [(job) => reported(job, 'components.json', bin('web-test-runner'))],
  unit: () => [mocha(PURE_TESTS)],
  pages: () => testFiles().map((path) => mocha(opensPages(path) ? [path, TEARDOWN] : [path])),
  // Every whole page once more, under the strictest content policy, except what measures memory, which takes long.
  strict: () =>
    testFiles()
      .filter(opensPages)
      .map((path) => mocha(['--fgrep', HEAP, '--invert', path, TEARDOWN], { ESSOR_POLICY: 'strict' })),
};

const asked = process.argv.slice(2);
const wanted = Object.keys(suites).filter((name) => asked.length === 0 || asked.includes(name));
let runs = 0;
const total = { passed: 0, failed: 0, skipped: 0 };
const onSources = (name) => ['build', 'format', 'lint'].includes(name);
const built = await runAll(wanted.filter(onSources));
// Where the build failed, nothing is told of what an earlier one left.
if (built) await runAll(wanted.filter((name) => !onSources(name)));
const skips = total.skipped ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skips}\n`);
process.exit(total.failed ? 1 : 0);

/** Runs the jobs of suites beside each other, prints what each said when it is done; resolves to whether a build stands. */
async function runAll(names) {
  const jobs = names.flatMap((name) => {
    const list = suites[name]();
    const suite = { name, left: list.length, passed: 0, failed: list.length ? 0 : 1, skipped: 0, seconds: 0 };
    if (list.length === 0) told(suite);
    return list.map((work) => ({ suite, work }));
  });
  const build = jobs.find(({ suite }) => suite.name === 'build')?.suite;
  const next = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const { suite, work } = job;
      const begun = Date.now();
      const output = [];
      const { passed, failed, skipped = 0 } = await work(output);
      suite.seconds += (Date.now() - begun) / 1000;
      suite.passed += passed;
      suite.failed += failed;
      suite.skipped += skipped;
      process.stdout.write(output.join(''));
      if (--suite.left === 0) told(suite);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, next));
  return !build?.failed;
}

function told({ name, passed, failed, skipped, seconds }) {
  const skips = skipped ? `, ${skipped} skipped` : '';
  process.stdout.write(`── ${name}: ${passed} ok, ${failed} not ok${skips} (${Math.round(seconds)} s of work)\n`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function bin(name) {
  return `node_modules/.bin/${name}`;
}

/** Runs a command to its end, keeps what it says in `output`, and resolves to whether it went well. */
function run(output, command, args, variables = {}) {
  const env = { ...process.env, ...variables };
  const child = spawn(command, args, { env, shell: process.platform === 'win32' });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => output.push(text));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      output.push(`${error}\n`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** The tests of whole pages and of files, the longest first. */
function testFiles() {
  return readdirSync('test', { recursive: true })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.mjs') && path !== TEARDOWN)
    .sort((a, b) => statSync(b).size - statSync(a).size);
}

function opensPages(path) {
  return /from '\.\/(browser|visitor)\.mjs'/.test(readFileSync(path, 'utf8'));
}

async function tally(ok) {
  const went = await ok;
  return { passed: went ? 1 : 0, failed: went ? 0 : 1 };
}

function check(name, ...args) {
  return (output) => tally(run(output, bin(name), args));
}

/** Runs a command that writes its totals to a file in build/. A job that ran no test, or died, has failed. */
async function reported(output, name, command, args = [], variables = {}) {
  const file = `build/${name}`;
  rmSync(file, { force: true });
  const ok = await run(output, command, args, variables);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed, failed: failed || (!ok || passed === 0 ? 1 : 0), skipped };
}

function mocha(patterns, variables = {}) {
  const report = `mocha-${++runs}.json`;
  const options = ['--reporter', 'scripts/mocha-reporter.cjs', '--timeout', '60000', '--exit'];
  const own = { ...variables, ESSOR_REPORT: `build/${report}` };
  return (output) => reported(output, report, bin('mocha'), [...options, ...patterns], own);
}
