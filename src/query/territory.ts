import type { Feed, Territory } from '../feed/feed.js';
import { slicer } from '../feed/slices.js';
import type { CommuneLookup } from '../geo/commune-lookup.js';
import { departmentOf, regionOf, rollUp } from '../geo/official-codes.js';
import { contains } from '../geo/polygons.js';

/** Which records lie in which territory. */
export interface TerritoryIndex {
  /** 1 for each row that lies in any of the territories; codes as `com:33063`, `epci:243300316`, `dep:33`, `reg:75`. */
  rowsIn(codes: readonly string[]): Promise<Uint8Array>;
  /**
   * Code (COG) of the commune that a record belongs to: its own, else that of the nearest centre, which is an
   * approximation; `''` when none is known.
   */
  communeOf(row: number): Promise<string>;
}

/** Where a page has communes beside a feed's own, those that tell what lies in some territories: whoever knows sets it. */
export const beyond: { communesFor?: (feed: Feed, territories: readonly string[]) => Promise<CommuneLookup> } = {};

/** Where records lie. */
interface Placed {
  readonly communes: CommuneLookup;
  /** Distinct codes of communes, `''` first, and each row's index in it. */
  readonly codes: readonly string[];
  readonly column: Uint32Array;
}

/**
 * Tells which records of a feed lie in a territory. Its columns are made in slices when first asked for. Where `own` knows no
 * communes, those beyond the feed are asked for, if there are records that say no code, or an EPCI is asked for.
 */
export function territoryIndex(feed: Feed, own: CommuneLookup): TerritoryIndex {
  const { length, inseeCodes, epcis, longitudes, latitudes } = feed.records;
  const placed = new Map<string, Promise<Placed>>();

  const place = async (communes: CommuneLookup): Promise<Placed> => {
    const tick = slicer();
    const codes = [''];
    const indexes = new Map([['', 0]]);
    const column = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      if (row % 128 === 0) {
        const pause = tick();
        if (pause) await pause;
      }
      let code = inseeCodes[row]!;
      if (code === '' && communes.size > 0 && longitudes[row] === longitudes[row]) {
        code = communes.nearest(longitudes[row]!, latitudes[row]!)?.code ?? '';
      }
      let index = indexes.get(code);
      if (index === undefined) {
        index = codes.push(code) - 1;
        indexes.set(code, index);
      }
      column[row] = index;
    }
    return { communes, codes, column };
  };

  const placedFor = async (territories: readonly string[]) => {
    await feed.records.located();
    const { communesFor } = beyond;
    const wanting =
      communesFor &&
      !own.size &&
      (territories.some((code) => code.startsWith('epci:')) ||
        inseeCodes.some((code, row) => !code && longitudes[row] === longitudes[row]));
    const key = wanting ? territories.join() : '';
    let found = placed.get(key);
    if (!found) {
      const again = () => {
        placed.delete(key);
        return place(own);
      };
      found = wanting ? communesFor(feed, territories).then(place, again) : place(own);
      placed.set(key, found);
    }
    return found;
  };

  return {
    async rowsIn(territories) {
      const { communes, codes, column } = await placedFor(territories);
      const tick = slicer();
      const inside = new Uint8Array(length);
      for (const territory of new Set(territories)) {
        const verdicts = codes.map((code) => verdict(territory, code, communes));
        const known = feed.territories.find(({ code }) => code === territory);
        const epci = territory.startsWith('epci:') ? territory.slice(5) : undefined;
        for (let row = 0; row < length; row++) {
          if (row % 128 === 0) {
            const pause = tick();
            if (pause) await pause;
          }
          if (inside[row]) continue;
          let answer = verdicts[column[row]!];
          if (epci !== undefined && epcis[row]) answer = epcis[row] === epci;
          inside[row] = Number(answer ?? covers(known, longitudes[row]!, latitudes[row]!));
        }
      }
      return inside;
    },
    async communeOf(row) {
      const { codes, column } = await placedFor([]);
      return codes[column[row]!]!;
    },
  };
}

/** Whether a commune lies in a territory by their codes; undefined when these cannot tell. */
function verdict(territory: string, commune: string, communes: CommuneLookup): boolean | undefined {
  if (commune === '') return undefined;
  const [type, code] = territory.split(':') as [string, string?];
  const rolled = rollUp(commune);
  if (type === 'com') return code === commune || code === rolled;
  if (type === 'dep') return code === departmentOf(commune);
  if (type === 'reg') return code === regionOf(commune);
  const epci = type === 'epci' ? communes.epciOf(rolled) : undefined;
  return epci === undefined ? undefined : epci === code;
}

function covers(territory: Territory | undefined, longitude: number, latitude: number): boolean {
  // NaN compares false: a record without position lies nowhere.
  if (territory?.bbox) {
    const [west, south, east, north] = territory.bbox;
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) return false;
    if (!territory.outline) return true;
  }
  return longitude === longitude && !!territory?.outline && contains(territory.outline, longitude, latitude);
}
