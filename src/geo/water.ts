import { libraryPart, type LibraryData } from './library-data.js';

/** Kilometres that the shores are off in places (Natural Earth, 1:10 million): a harbour may seem to lie in the sea. */
const SHORE_ERROR_KM = 1.5;
/** Water narrower than this is not known well enough to be in the way; much of it is bridged. */
const NARROW_KM = 1;
const KM_PER_DEGREE = 111.2;

/** Whether water lies on the way to a place, `km` away, for whoever cannot go over `allowance` times as far. */
export type CrossesWater = (longitude: number, latitude: number, km: number, allowance: number) => boolean;

/** Where the sea and the estuaries are. */
export interface Water {
  /** Asks about ways from one position to places at most `km` away; undefined where no shore is that near. */
  from(longitude: number, latitude: number, km: number): CrossesWater | undefined;
}

/** A place on a shore: which line, and how many kilometres along it. */
interface OnShore {
  readonly line: number;
  readonly at: number;
}

interface Crossing extends OnShore {
  /** Share of the way, 0 to 1. */
  readonly t: number;
  /** Whether the way goes into the water here, or out of it. */
  readonly entering: boolean;
}

/** The shores of France, from the library's own data. */
export function loadWater(data: LibraryData): Promise<Water> {
  return libraryPart(data, 'coast.json', waterOf);
}

/**
 * Water beyond shores given as `coast.json` has them: lines of longitudes and latitudes in 1/1,000 degree, each after the
 * first as the difference to the one before, the land on the left. A line that ends where it began is an island.
 *
 * Water is in the way where the straight way leaves the shore and the way round along the shore would make the journey longer
 * than its allowance: an estuary, the sea to an island; not the mouth of a bay whose shore is hardly longer.
 */
export function waterOf(lines: readonly (readonly number[])[]): Water {
  const starts: number[] = [0];
  const total = lines.reduce((sum, line) => sum + line.length / 2, 0);
  const xs = new Float64Array(total);
  const ys = new Float64Array(total);
  /** Kilometres along the line, up to each point. */
  const along = new Float64Array(total);
  let at = 0;
  for (const line of lines) {
    let [x, y] = [0, 0];
    for (let i = 0; i < line.length; i += 2, at++) {
      x += line[i]!;
      y += line[i + 1]!;
      xs[at] = x / 1000;
      ys[at] = y / 1000;
      if (i)
        along[at] =
          along[at - 1]! +
          Math.hypot((xs[at]! - xs[at - 1]!) * Math.cos((ys[at]! * Math.PI) / 180), ys[at]! - ys[at - 1]!) *
            KM_PER_DEGREE;
    }
    starts.push(at);
  }
  /** Length of the lines that are islands, 0 for the others. */
  const around = lines.map((_, line) => {
    const [first, last] = [starts[line]!, starts[line + 1]! - 1];
    return xs[first] === xs[last] && ys[first] === ys[last] ? along[last]! : 0;
  });

  function shoreKm(one: OnShore, other: OnShore): number {
    if (one.line !== other.line) return Infinity;
    const between = Math.abs(one.at - other.at);
    return around[one.line] ? Math.min(between, around[one.line]! - between) : between;
  }

  /** Whether land points into the sea here: what is nearest to this very point lies in the water then, else on land. */
  function isCape(line: number, i: number): boolean {
    const [first, last] = [starts[line]!, starts[line + 1]! - 1];
    const before = i > first ? i - 1 : around[line] ? last - 1 : i;
    const after = i < last ? i + 1 : around[line] ? first + 1 : i;
    return (xs[i]! - xs[before]!) * (ys[after]! - ys[i]!) - (ys[i]! - ys[before]!) * (xs[after]! - xs[i]!) > 0;
  }

  return {
    from(longitude, latitude, km) {
      const wide = Math.cos((latitude * Math.PI) / 180) * KM_PER_DEGREE;
      const reach = km + SHORE_ERROR_KM;
      // Shore pieces near enough, seven numbers each: both ends in kilometres from the start, line, kilometres along it, index.
      const pieces: number[] = [];
      for (let line = 0; line < lines.length; line++) {
        for (let i = starts[line]! + 1; i < starts[line + 1]!; i++) {
          const ay = (ys[i - 1]! - latitude) * KM_PER_DEGREE;
          const by = (ys[i]! - latitude) * KM_PER_DEGREE;
          if ((ay > reach && by > reach) || (ay < -reach && by < -reach)) continue;
          const ax = (xs[i - 1]! - longitude) * wide;
          const bx = (xs[i]! - longitude) * wide;
          if ((ax > reach && bx > reach) || (ax < -reach && bx < -reach)) continue;
          pieces.push(ax, ay, bx, by, line, along[i - 1]!, i);
        }
      }
      if (!pieces.length) return undefined;

      function crossings(x: number, y: number): Crossing[] {
        const found: Crossing[] = [];
        const [west, east, south, north] = [Math.min(0, x), Math.max(0, x), Math.min(0, y), Math.max(0, y)];
        for (let i = 0; i < pieces.length; i += 7) {
          const ax = pieces[i]!;
          const bx = pieces[i + 2]!;
          if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
          const ay = pieces[i + 1]!;
          const by = pieces[i + 3]!;
          if ((ay < south && by < south) || (ay > north && by > north)) continue;
          // On which side of the way the piece's ends lie: one of them counts as beside it where it lies on it.
          const a = x * ay - y * ax;
          const b = x * by - y * bx;
          if (a >= 0 === b >= 0) continue;
          // The start is on the left of the piece, on land, where this is positive.
          const start = ax * by - ay * bx;
          const t = start / (a - b) / -1;
          if (!(t >= 0 && t < 1)) continue;
          const share = a / (a - b);
          found.push({
            t,
            entering: start > 0,
            line: pieces[i + 4]!,
            at: pieces[i + 5]! + share * Math.hypot(bx - ax, by - ay),
          });
        }
        return found.sort((one, other) => one.t - other.t);
      }

      /** The nearest shore, and whether the position lies on its water side. */
      function nearest(x: number, y: number): OnShore & { readonly km: number; readonly inWater: boolean } {
        let best = { km: Infinity, line: 0, at: 0, inWater: false };
        for (let i = 0; i < pieces.length; i += 7) {
          const [ax, ay] = [pieces[i]!, pieces[i + 1]!];
          const [dx, dy] = [pieces[i + 2]! - ax, pieces[i + 3]! - ay];
          const square = dx * dx + dy * dy;
          const share = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
          const far = Math.hypot(ax + share * dx - x, ay + share * dy - y);
          if (far >= best.km) continue;
          const inWater =
            share > 0 && share < 1
              ? dx * (y - ay) - dy * (x - ax) < 0
              : isCape(pieces[i + 4]!, pieces[i + 6]! - (share ? 0 : 1));
          best = { km: far, line: pieces[i + 4]!, at: pieces[i + 5]! + share * Math.sqrt(square), inWater };
        }
        return best;
      }

      let home: ReturnType<typeof nearest> | undefined;
      return (placeLongitude, placeLatitude, straightKm, allowance) => {
        const x = (placeLongitude - longitude) * wide;
        const y = (placeLatitude - latitude) * KM_PER_DEGREE;
        const found = crossings(x, y);
        let extraKm = 0;
        let last: (OnShore & { t: number }) | undefined;
        home ??= nearest(0, 0);
        if (found.length ? !found[0]!.entering : home.inWater) {
          // From an island too small for these shores: what lies on a shore, or beyond it, is elsewhere.
          if (home.km > SHORE_ERROR_KM) return found.length > 0 || nearest(x, y).km <= SHORE_ERROR_KM;
          last = { ...home, t: 0 };
        }
        for (const crossing of found) {
          if (crossing.entering) last ??= crossing;
          else if (last) {
            const waterKm = (crossing.t - last.t) * straightKm;
            if (waterKm >= NARROW_KM) extraKm += shoreKm(last, crossing) - waterKm;
            last = undefined;
          }
        }
        if (last) {
          const end = nearest(x, y);
          // An island too small for these shores, or a harbour.
          if (end.km > SHORE_ERROR_KM) return true;
          const waterKm = (1 - last.t) * straightKm;
          if (waterKm >= NARROW_KM) extraKm += shoreKm(last, end) - waterKm;
        }
        return straightKm + extraKm > straightKm * allowance;
      };
    },
  };
}
