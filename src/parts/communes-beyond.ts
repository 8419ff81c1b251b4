import { libraryBase } from '../base-url.js';
import type { Feed } from '../feed/feed.js';
import { communeLookup, type CommuneLookup } from '../geo/commune-lookup.js';
import { libraryPart, loadCommunes } from '../geo/library-data.js';
import { departmentOf, regionOf } from '../geo/official-codes.js';
import { fetchJson } from './fetch-json.js';

/** How far outside the box of its communes' centres a place of a département may lie, in 1/100 degree. */
const MARGIN = 8;

/** An EPCI says nothing of where it is: in a feed of more départements than a large region has it is not looked for. */
const MOST_DEPARTMENTS = 20;

/** West, south, east, north of the centres in each département, in 1/100 degree. */
type Boxes = Readonly<Record<string, readonly [number, number, number, number]>>;

/**
 * The library's communes that tell which records of a feed lie in some territories: those around the records that say no
 * code and may lie there; for an EPCI also those of all départements that the records name.
 */
export async function communesFor(feed: Feed, territories: readonly string[]): Promise<CommuneLookup> {
  const { length, inseeCodes, longitudes, latitudes } = feed.records;
  const data = { base: `${libraryBase()}data/`, fetchJson };
  const { boxes } = await libraryPart(data, 'places.json', (json: { boxes: Boxes }) => json);
  const departments = Object.keys(boxes);
  const named = new Set(inseeCodes.filter(Boolean).map(departmentOf));
  const anywhere = territories.some((code) => code.startsWith('epci:')) && named.size <= MOST_DEPARTMENTS;
  const asked = departments.filter((own) =>
    territories.some((territory) => {
      const [kind, code = ''] = territory.split(':');
      return kind === 'reg' ? regionOf(own) === code : kind !== 'epci' && departmentOf(code) === own;
    }),
  );
  const holds = (department: string, row: number) => {
    const [west, south, east, north] = boxes[department]!;
    const [x, y] = [longitudes[row]! * 100, latitudes[row]! * 100];
    return x > west - MARGIN && x < east + MARGIN && y > south - MARGIN && y < north + MARGIN;
  };
  const wanted = new Set(anywhere ? [...asked, ...named] : asked);
  for (let row = 0; row < length; row++) {
    if (inseeCodes[row] || !(anywhere || asked.some((department) => holds(department, row)))) continue;
    for (const department of departments) if (holds(department, row)) wanted.add(department);
  }
  const found = await Promise.all(
    departments.filter((own) => wanted.has(own)).map((own) => loadCommunes(data, `communes/${own}.json`)),
  );
  return communeLookup(found.flat());
}
