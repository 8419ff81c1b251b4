/** Mocha's own "dot" reporter, which also leaves the totals in the file that ESSOR_REPORT names, for the line that ends `npm test`. */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(process.env.ESSOR_REPORT, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
