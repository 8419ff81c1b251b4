import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Commune } from '../feed/feed.js';
import { departementOf } from '../geo/outlines.js';
import { placeSearch } from '../geo/places.js';
import type { Place } from './access.js';

/** Where the library's own data lies, from the packed command and from the compiler's output. */
const FOLDERS = ['../data/', '../../../dist/data/'];

/** The library's communes of the départements that hold these places; empty when the data is not there. */
export async function communesAround(places: readonly Place[]): Promise<readonly Commune[]> {
  for (const folder of FOLDERS) {
    const base = new URL(folder, import.meta.url);
    const fetchJson = async (url: string) => JSON.parse(await readFile(fileURLToPath(url), 'utf8')) as unknown;
    const search = placeSearch({ feedCommunes: [], base, fetchJson });
    const departements = new Set<string>();
    for (const { longitude, latitude } of places) {
      const commune = await search.nearest(longitude, latitude);
      if (commune) departements.add(departementOf(commune.code));
    }
    if (departements.size) return search.communesOf([...departements]);
  }
  return [];
}
