/** The library's own data parts as built, for whoever reads them without a server. */
import { readFile } from 'node:fs/promises';

export const builtData = {
  base: new URL('../dist/data/', import.meta.url),
  fetchJson: async (url) => JSON.parse(await readFile(new URL(url), 'utf8')),
};
