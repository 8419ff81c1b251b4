import type { Feed, Territory } from '../feed/feed.js';
import { slicer } from '../feed/slices.js';
import type { CommuneLookup } from '../geo/commune-lookup.js';
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

/** Départements of each region by its code (COG 2026). Codes of one département overseas: those of its region. */
const REGIONS = new Map(
  (
    '11:75 77 78 91 92 93 94 95|24:18 28 36 37 41 45|27:21 25 39 58 70 71 89 90|28:14 27 50 61 76|' +
    '32:02 59 60 62 80|44:08 10 51 52 54 55 57 67 68 88|52:44 49 53 72 85|53:22 29 35 56|' +
    '75:16 17 19 23 24 33 40 47 64 79 86 87|76:09 11 12 30 31 32 34 46 48 65 66 81 82|' +
    '84:01 03 07 15 26 38 42 43 63 69 73 74|93:04 05 06 13 83 84|94:2A 2B|01:971|02:972|03:973|04:974|06:976'
  )
    .split('|')
    .flatMap((line) => {
      const [region, departments] = line.split(':') as [string, string];
      return departments.split(' ').map((department) => [department, region] as const);
    }),
);

/** Code of the département of a commune: `33`, `2A`, `974`. */
export function departmentOf(commune: string): string {
  return commune.slice(0, commune.startsWith('97') || commune.startsWith('98') ? 3 : 2);
}

/** Code of the region of a commune (COG 2026), `''` where there is none. */
export function regionOf(commune: string): string {
  return REGIONS.get(departmentOf(commune)) ?? '';
}

/** Municipal arrondissements of Paris, Lyon and Marseille roll up to their commune; other codes stay. */
export function rollUp(commune: string): string {
  return commune
    .replace(/^751\d\d$/, '75056')
    .replace(/^6938\d$/, '69123')
    .replace(/^132\d\d$/, '13055');
}

/** Tells which records of a feed lie in a territory. Its columns are made in slices when first asked for. */
export function territoryIndex(feed: Feed, communes: CommuneLookup): TerritoryIndex {
  const { length, inseeCodes, epcis, longitudes, latitudes } = feed.records;
  /** Distinct codes of communes, `''` first, and each row's index in it. */
  const codes = [''];
  let placed: Promise<Uint32Array> | undefined;

  const place = async () => {
    const tick = slicer();
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
    return column;
  };
  const rowCodes = () => (placed ??= place());

  return {
    async rowsIn(territories) {
      const column = await rowCodes();
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
    communeOf: async (row) => codes[(await rowCodes())[row]!]!,
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
