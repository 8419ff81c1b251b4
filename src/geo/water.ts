import { libraryPart, type LibraryData } from './library-data.js';
import { JUST_UNDER } from './travel.js';

/** Kilometres that the shores are off in places (Natural Earth, 1:10 million): a harbour may seem to lie in the sea. */
const SHORE_ERROR_KM = 1.5;
/** Water narrower than this is not known well enough to be in the way; much of it is bridged. */
const NARROW_KM = 1;
const KM_PER_DEGREE = 111.2;
/** Shores farther than this are left out: in an hour nobody gets there, whatever a territory's factor says. */
const MOST_KM = 150;

/** Steps in which a way over water is followed, and to what the last is halved, in kilometres. */
const STEP_KM = 0.4;
const EXACT_KM = 0.05;

/** What water there is on the straight way to a position. */
export interface WaterWay {
  /**
   * Up to which share of the way no water is in it, so that the time there is sure; 1: none is. Behind water that is too wide,
   * or too far to go around, nothing is sure.
   */
  readonly dryShare: number;
  /**
   * Whether the position is on the other side: going around makes the whole way longer than allowed, or none is known. Then
   * `dryShare` is less than 1.
   */
  readonly across: boolean;
}

/** The water around one position. */
export interface WaterAround {
  wayTo(longitude: number, latitude: number): WaterWay;
  /** The corners of the shores nearby (degrees): between neighbouring ones the shore is straight. */
  corners(): (readonly [longitude: number, latitude: number])[];
}

/** Where the sea and the estuaries are. */
export interface Water {
  /**
   * The water around a position, for ways of at most `km` and whoever cannot go over `allowance` times as far; undefined
   * where no shore is that near.
   */
  from(longitude: number, latitude: number, km: number, allowance: number): WaterAround | undefined;
}

/** A place on a shore: which line, and how many kilometres along it. */
interface OnShore {
  readonly line: number;
  readonly at: number;
}

/** A place on a shore where a way is. */
interface OnWay extends OnShore {
  /** Kilometres from the start. */
  readonly km: number;
}

interface Crossing extends OnWay {
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
    from(longitude, latitude, km, allowance) {
      const wide = Math.cos((latitude * Math.PI) / 180) * KM_PER_DEGREE;
      const reach = Math.min(km, MOST_KM) + SHORE_ERROR_KM;
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

      /** Where the straight way to a position goes over a shore, nearest first. */
      function crossings(x: number, y: number): Crossing[] {
        const found: Crossing[] = [];
        const far = Math.hypot(x, y);
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
          const t = start / (b - a);
          if (!(t >= 0 && t < 1)) continue;
          const share = a / (a - b);
          found.push({
            km: t * far,
            entering: start > 0,
            line: pieces[i + 4]!,
            at: pieces[i + 5]! + share * Math.hypot(bx - ax, by - ay),
          });
        }
        return found.sort((one, other) => one.km - other.km);
      }

      /** The nearest shore, and whether the position lies on its water side. */
      function nearest(x: number, y: number): OnShore & { readonly km: number; readonly inWater: boolean } {
        let [best, bestFoot, bestSquare] = [-1, 0, Infinity];
        for (let i = 0; i < pieces.length; i += 7) {
          const ax = pieces[i]! - x;
          const ay = pieces[i + 1]! - y;
          const dx = pieces[i + 2]! - x - ax;
          const dy = pieces[i + 3]! - y - ay;
          const foot = -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1);
          const share = foot < 0 ? 0 : foot > 1 ? 1 : foot;
          const square = (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
          if (square < bestSquare) [best, bestFoot, bestSquare] = [i, foot, square];
        }
        const [ax = 0, ay = 0, bx = 0, by = 0, line = 0, at = 0, index = 0] = pieces.slice(best, best + 7);
        const share = Math.max(0, Math.min(1, bestFoot));
        return {
          km: Math.sqrt(bestSquare),
          line,
          at: at + share * Math.hypot(bx - ax, by - ay),
          inWater:
            share === bestFoot
              ? (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0
              : isCape(line, index - (share ? 0 : 1)),
        };
      }

      const home = nearest(0, 0);

      return {
        corners() {
          const found: [number, number][] = [];
          for (let i = 0; i < pieces.length; i += 7) {
            const [x, y] = [pieces[i]!, pieces[i + 1]!];
            if (Math.hypot(x, y) <= reach) found.push([longitude + x / wide, latitude + y / KM_PER_DEGREE]);
          }
          return found;
        },
        wayTo(placeLongitude, placeLatitude) {
          const x = (placeLongitude - longitude) * wide;
          const y = (placeLatitude - latitude) * KM_PER_DEGREE;
          const placeKm = Math.hypot(x, y);
          if (!placeKm) return { dryShare: 1, across: false };
          const shoreAt = (km: number) => nearest((x * km) / placeKm, (y * km) / placeKm);
          const found = crossings(x, y);
          let dryKm = Infinity;
          let extraKm = 0;
          /** Where the water was entered that the way is on. */
          let last: OnWay | undefined;

          /** Kilometres that the way is longer by the shores, when it lands after `at` kilometres. */
          const longerBy = (shore: OnShore, at: number) => {
            const waterKm = at - last!.km;
            return waterKm < NARROW_KM ? extraKm : extraKm + shoreKm(last!, shore) - waterKm;
          };
          const isTooLong = (at: number, longer: number) => at + longer > at * allowance;
          /** Whether one is farther out than a harbour may seem to lie, or too far from where the shore was left. */
          const isOut = (at: number) => {
            const shore = shoreAt(at);
            return shore.km > SHORE_ERROR_KM || isTooLong(at, longerBy(shore, at));
          };
          const followWater = (until: number) => {
            let dry = last!.km + NARROW_KM;
            if (dry > until || dryKm < Infinity) return;
            let out = dry;
            while (!isOut(out)) {
              if (out === until) return;
              dry = out;
              out = Math.min(until, out + STEP_KM);
            }
            while (out - dry > EXACT_KM) {
              const middle = (dry + out) / 2;
              if (isOut(middle)) out = middle;
              else dry = middle;
            }
            dryKm = out * JUST_UNDER;
          };

          if (home.inWater) {
            // From an island too small for these shores: what lies on a shore, or beyond it, is elsewhere.
            if (home.km > SHORE_ERROR_KM) {
              const until = Math.min(placeKm, found[0]?.km ?? Infinity);
              let [at, shore] = [0, home.km];
              while (shore > SHORE_ERROR_KM && at < until) {
                at += Math.max(EXACT_KM, shore - SHORE_ERROR_KM);
                shore = shoreAt(at).km;
              }
              const dryShare = Math.min(1, at / placeKm, until / placeKm);
              return { dryShare, across: dryShare < 1 };
            }
            last = { ...home, km: 0 };
          }
          for (const crossing of found) {
            if (crossing.entering) last ??= crossing;
            else if (last) {
              followWater(crossing.km);
              extraKm = longerBy(crossing, crossing.km);
              if (isTooLong(crossing.km, extraKm)) dryKm = Math.min(dryKm, crossing.km);
              last = undefined;
            }
          }
          if (last) followWater(placeKm);
          return {
            dryShare: Math.min(1, dryKm / placeKm),
            across: last ? placeKm >= last.km + NARROW_KM && isOut(placeKm) : isTooLong(placeKm, extraKm),
          };
        },
      };
    },
  };
}
