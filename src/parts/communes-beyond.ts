import { libraryBase } from '../base-url.js';
import type { Feed } from '../feed/feed.js';
import { communeLookup, type CommuneLookup } from '../geo/commune-lookup.js';
import { libraryPart, loadCommunes, touches } from '../geo/library-data.js';
import { departmentOf, regionOf } from '../geo/official-codes.js';
import type { Box } from '../geo/polygons.js';
import { fetchJson } from './fetch-json.js';

/** An EPCI says nothing of where it is: in a feed of more départements than a large region has it is not looked for. */
const MOST_DEPARTMENTS = 20;

/**
 * The library's communes that tell which records of a feed lie in some territories: those around the records that say no
 * code and may lie there; for an EPCI also those of all départements that the records name.
 */
export async function communesFor(feed: Feed, territories: readonly string[]): Promise<CommuneLookup> {
  const { length, inseeCodes, longitudes, latitudes } = feed.records;
  const data = { base: `${libraryBase()}data/`, fetchJson };
  const { boxes } = await libraryPart(data, 'places.json', (json: { boxes: Readonly<Record<string, Box>> }) => json);
  const departments = Object.keys(boxes);
  const named = new Set(inseeCodes.filter(Boolean).map(departmentOf));
  const anywhere = territories.some((code) => code.startsWith('epci:')) && named.size <= MOST_DEPARTMENTS;
  const asked = departments.filter((own) =>
    territories.some((territory) => {
      const [kind, code = ''] = territory.split(':');
      return kind === 'reg' ? regionOf(own) === code : kind !== 'epci' && departmentOf(code) === own;
    }),
  );
  const points: Box[] = [];
  for (let row = 0; row < length; row++) {
    const [x, y] = [longitudes[row]!, latitudes[row]!];
    const point: Box = [x, y, x, y];
    if (!inseeCodes[row] && (anywhere || asked.some((own) => touches(boxes[own]!, point)))) points.push(point);
  }
  const wanted = departments.filter(
    (own) => asked.includes(own) || (anywhere && named.has(own)) || points.some((point) => touches(boxes[own]!, point)),
  );
  const found = await Promise.all(wanted.map((own) => loadCommunes(data, `communes/${own}.json`)));
  return communeLookup(found.flat());
}
