import type { Commune } from '../feed/feed.js';
import { distanceKm } from './distance.js';

/** What the query asks of a list of communes. */
export interface CommuneLookup {
  /** How many communes it knows. */
  readonly size: number;
  /** The commune with this code (COG). */
  get(code: string): Commune | undefined;
  /** SIREN of the EPCI of a commune, by the commune's code. */
  epciOf(code: string): string | undefined;
  /**
   * The commune with the nearest centre, within some 15 to 20 km. Farther away the list does not cover the place: a
   * feed may list the communes of its own territory only.
   */
  nearest(longitude: number, latitude: number): Commune | undefined;
}

/** Side of a grid cell in degrees. */
const CELL = 0.2;

/** Looks up communes by code and by place. */
export function communeLookup(communes: readonly Commune[]): CommuneLookup {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  let cells: Map<number, Commune[]> | undefined;
  const cellOf = (column: number, row: number) => column * 4096 + row;

  const grid = () => {
    const made = new Map<number, Commune[]>();
    for (const commune of communes) {
      const key = cellOf(Math.floor(commune.longitude / CELL), Math.floor(commune.latitude / CELL));
      const cell = made.get(key);
      if (cell) cell.push(commune);
      else made.set(key, [commune]);
    }
    return made;
  };

  return {
    size: communes.length,
    get: (code) => byCode.get(code),
    epciOf: (code) => byCode.get(code)?.epci || undefined,
    nearest(longitude, latitude) {
      cells ??= grid();
      let best: Commune | undefined;
      let bestDistance = Infinity;
      const column = Math.floor(longitude / CELL);
      const row = Math.floor(latitude / CELL);
      for (let x = column - 1; x <= column + 1; x++) {
        for (let y = row - 1; y <= row + 1; y++) {
          for (const commune of cells.get(cellOf(x, y)) ?? []) {
            const distance = distanceKm(longitude, latitude, commune.longitude, commune.latitude);
            if (distance < bestDistance) {
              bestDistance = distance;
              best = commune;
            }
          }
        }
      }
      return best;
    },
  };
}
