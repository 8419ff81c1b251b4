import { writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { parseAst } from 'rollup/parseAst';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';
import { ownLeaflet } from './scripts/rollup-leaflet.mjs';

/** Leaves the totals in build/components.json, for the line that ends `npm test`. */
const totals = {
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(walk);
    };
    for (const session of sessions) {
      if (session.testResults) walk(session.testResults);
      if (session.errors.length > 0) count.failed++;
    }
    writeFileSync('build/components.json', JSON.stringify(count));
  },
};

/** Leaflet as the build changes it. */
const leaflet = {
  name: 'leaflet',
  transform: ({ path, body }) =>
    path.includes('/leaflet/src/') ? { body: ownLeaflet(path, body, parseAst) } : undefined,
};

/** Component tests, in a real browser, on what the TypeScript compiler wrote. */
export default {
  files: ['build/src/**/*.test.js'],
  nodeResolve: true,
  plugins: [leaflet],
  concurrency: 2,
  testsFinishTimeout: 240000,
  testFramework: { config: { timeout: 60000 } },
  reporters: [defaultReporter({ reportTestProgress: false }), totals],
  browsers: [playwrightLauncher({ launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS } })],
};
