/**
 * Rollup plugin that lets code which comes late be asked for again.
 *
 * Most browsers keep a failed `import()` for as long as the page lives and answer the next with the same failure, without
 * a request (the standard allows another since 2026: https://github.com/whatwg/html/pull/10327). Only another address
 * makes them ask, so an attempt after a failure that fails again is made once more, with a query of its own. A piece that
 * imports the missing one in turn (tiles the map, a chart the card) still meets the old failure there, until the page is
 * loaded anew.
 */
import { walk } from './rollup-templates.mjs';

export const AGAIN = '\0again';

// The address stands in the text of the function: saying it twice at each place would weigh more than this. It means the
// same from chunks/, where this stands, as from elements/ beside it. Another bundler may have put something else there.
const CODE = `
const queries = {};
export default (load) =>
  load().catch((error) => {
    const path = /"(.+)"/.exec(load)?.[1];
    const query = queries[path];
    queries[path] ??= '?';
    if (!path || !query) throw error;
    return import(path + query).catch((error) => {
      queries[path] += '?';
      throw error;
    });
  });`;

export function again(ours) {
  return {
    name: 'again',
    resolveId: (id) => (id === AGAIN ? id : null),
    load: (id) => (id === AGAIN ? CODE : null),
    transform(code, id) {
      if (!ours(id)) return null;
      const made = code.replace(/\bimport\('[^']+'\)/g, '__again(() => $&)');
      return made === code ? null : { code: `import __again from ${JSON.stringify(AGAIN)};${made}`, map: null };
    },
    // What the bundler picks from a file that holds more than the piece comes after either import: it goes outside.
    renderChunk(code) {
      const picks = [];
      walk(this.parse(code), ({ type, end, arguments: [given] = [] }) => {
        const from = given?.body?.callee?.object;
        if (type === 'CallExpression' && from?.type === 'ImportExpression') picks.push([from.end, given.end, end]);
      });
      for (const [from, to, end] of picks.reverse())
        code = code.slice(0, from) + code.slice(to, end) + code.slice(from, to) + code.slice(end);
      return picks.length > 0 ? { code, map: null } : null;
    },
    generateBundle(_options, bundle) {
      const chunk = Object.values(bundle).find(({ moduleIds }) => moduleIds?.includes(AGAIN));
      if (!chunk?.fileName.startsWith('chunks/')) this.error(`The helper stands in ${chunk?.fileName}.`);
    },
  };
}
