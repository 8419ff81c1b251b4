import type { Commune, Feed, Territory } from '../../feed/feed.js';
import {
  departementOf,
  departementsOf,
  loadDepartements,
  loadNeighbours,
  type Departement,
} from '../../geo/outlines.js';
import { loadTowns } from '../../geo/library-data.js';
import { fetchJson } from '../fetch-json.js';
import type { Land } from './base-map.js';

/** Towns farther than this (some 25 km) say nothing about where a cluster is. */
const NEAR_DEGREES = 0.22;

/** Finds the outlines and towns of the base map: the feed's own, else the library's, which may come later or not at all. */
export class LandSource {
  /** Largest first; absent while they are on their way. */
  towns: readonly Commune[] | undefined;

  #latest = 0;

  /**
   * The land to draw. `undefined` when a later call has overtaken this one. A part of the library's data that cannot be
   * had is left out: a map with less land is still a map. `onTowns` is called when names have come.
   */
  async load(
    feed: Feed | undefined,
    codes: readonly string[],
    dataBase: string,
    onTowns: () => void,
  ): Promise<Land | undefined> {
    const call = ++this.#latest;
    if (feed?.communes.length) this.towns = [...feed.communes].sort(byPopulation);
    else if (!dataBase) this.towns = [];
    if (!dataBase) return landOf(feed, codes, [], []);
    const data = { base: dataBase, fetchJson };
    if (!feed?.communes.length)
      void loadTowns(data)
        .catch(() => [])
        .then((towns) => {
          if (call !== this.#latest) return;
          this.add(towns);
          onTowns();
        });
    const [departements, neighbours] = await Promise.all([
      loadDepartements(data).catch(() => []),
      loadNeighbours(data).catch(() => undefined),
    ]);
    return call === this.#latest ? landOf(feed, codes, departements, neighbours ? [neighbours] : []) : undefined;
  }

  /** Adds towns to those that are there; false when they all are. */
  add(towns: readonly Commune[]): boolean {
    this.towns ??= [];
    const known = new Set(this.towns.map(({ code }) => code));
    const added = towns.filter(({ code }) => !known.has(code));
    if (added.length) this.towns = [...this.towns, ...added].sort(byPopulation);
    return added.length > 0;
  }

  /**
   * Name of the town that a place is nearest to, the larger of two that are nearly as near; empty when there is none, absent
   * while the towns are on their way.
   */
  nearTown(longitude: number, latitude: number): string | undefined {
    if (!this.towns) return undefined;
    const shrink = Math.cos((latitude * Math.PI) / 180);
    let [name, least] = ['', Infinity];
    for (let at = 0; at < this.towns.length && at < 1000; at++) {
      const town = this.towns[at]!;
      const north = Math.abs(town.latitude - latitude);
      const east = Math.abs(town.longitude - longitude) * shrink;
      if (north > NEAR_DEGREES || east > NEAR_DEGREES) continue;
      const cost = (north * north + east * east) / Math.sqrt(town.population + 1);
      if (cost < least) [name, least] = [town.name, cost];
    }
    return name;
  }
}

function byPopulation(one: Commune, other: Commune): number {
  return other.population - one.population;
}

/** What is ours: what the codes name, in the feed's outlines where it has them; without codes all that the feed describes. */
function landOf(
  feed: Feed | undefined,
  codes: readonly string[],
  departements: readonly Departement[],
  beyond: Land['beyond'],
): Land {
  const outlined = (feed?.territories ?? []).filter(({ outline }) => outline);
  const epcis = new Map((feed?.communes ?? []).map(({ code, epci }) => [code, `epci:${epci}`]));
  const regions = new Map(departements.map(({ code, region }) => [code, `reg:${region}`]));
  const isOurs = ({ code }: Territory) => {
    if (codes.length === 0 || codes.includes(code)) return true;
    const [kind, value = ''] = code.split(':');
    const departement = kind === 'com' ? `dep:${departementOf(value)}` : code;
    return [departement, regions.get(departement), epcis.get(value)].some((of) => of && codes.includes(of));
  };
  const territories = outlined.map((territory) => ({ ...territory, ours: isOurs(territory) }));
  const ours = new Set(codes.flatMap((code) => (code.startsWith('com:') ? [] : departementsOf(code, departements))));
  // The feed's outlines are finer: a département that they fill is not drawn twice. Nothing named: all of France is land.
  if (codes.length === 0 && !territories.length) for (const departement of departements) ours.add(departement);
  return { beyond, departements, ours, territories };
}
