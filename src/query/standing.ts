import type { Indicator, IndicatorFeed } from '../feed/indicators.js';
import type { Period } from '../feed/periods.js';
import { isRolledUp, levelOf } from './comparison.js';
import { shownValue } from './figures.js';

type Territories = IndicatorFeed['territories'];

/** A territory among those of its level. */
export interface Standing {
  /** Territories of its level with a figure of that period, and all that the feed knows. */
  readonly published: number;
  readonly total: number;
  /** 1 is the highest, or the lowest where less is better; equal shown values have one rank. None where too few are published, or intervals of neighbours overlap. */
  readonly rank?: number | undefined;
  /** Of the published; none where too few are. */
  readonly median?: number | undefined;
  readonly lowerQuartile?: number | undefined;
  readonly upperQuartile?: number | undefined;
  /** The published figures, the lowest first; none where too few are. */
  readonly values?: readonly number[] | undefined;
}

/** Share of published figures from which a rank and a median are told. */
const COVERAGE = 0.9;
/** Fewer territories than this are no group. */
export const FEWEST = 5;

/**
 * Where a territory stands among those of its level (or among `codes`) in a period, from published figures alone.
 */
export function standingOf(
  indicator: Indicator,
  territories: Territories,
  code: string,
  period: Period,
  codes?: readonly string[],
): Standing {
  const { series, decimals, direction } = indicator;
  const level = `${code.split(':')[0]}:`;
  const all = new Set([...(codes ?? [...series.keys(), ...territories.keys()]), code]);
  const peers = [...all].filter((one) => one.startsWith(level) && !isRolledUp(one, all));
  const figures = peers.flatMap((territory) => {
    const found = series.get(territory)?.find((one) => one.period.code === period.code);
    if (!found || found.value === null) return [];
    const { value, low = value, high = value } = found;
    return [{ territory, value: shownValue(value, decimals), low, high, exact: value }];
  });
  const standing = { published: figures.length, total: peers.length };
  if (figures.length < FEWEST || figures.length < COVERAGE * peers.length) return standing;
  const sign = direction < 0 ? 1 : -1;
  figures.sort((a, b) => (a.value - b.value) * sign);
  const at = figures.findIndex(({ territory }) => territory === code);
  const own = figures[at];
  const first = figures.findIndex(({ value }) => value === own?.value);
  const last = figures.findLastIndex(({ value }) => value === own?.value);
  const overlaps = [figures[first - 1], figures[last + 1]].some(
    (other) => own && other && other.low <= own.high && own.low <= other.high,
  );
  const values = figures.map(({ exact }) => exact).sort((a, b) => a - b);
  return {
    ...standing,
    rank: own && !overlaps ? first + 1 : undefined,
    median: quantile(values, 0.5),
    lowerQuartile: quantile(values, 0.25),
    upperQuartile: quantile(values, 0.75),
    values,
  };
}

/** A quantile of sorted values, straight between the two nearest (type 7 of Hyndman and Fan, 1996). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const a = sorted[low] ?? NaN;
  return at === low ? a : a + (sorted[low + 1]! - a) * (at - low);
}

/** Bounds of classes of population, in inhabitants. */
const CLASSES = [500, 2000, 10_000, 50_000, 200_000, 1_000_000];

/** The class of a population: from so many inhabitants, to fewer than so many. */
export function classOf(population: number): readonly [from: number, below: number] {
  const at = CLASSES.filter((bound) => population >= bound).length;
  return [CLASSES[at - 1] ?? 0, CLASSES[at] ?? Infinity];
}

/** Territories of the same level and class of population, by the feed's own numbers; itself included. */
export function comparable(territories: Territories, code: string): string[] {
  const population = territories.get(code)?.population;
  if (population === undefined) return [];
  const [from, below] = classOf(population);
  return [...territories].flatMap(([one, { population: other }]) =>
    levelOf(one) === levelOf(code) && other! >= from && other! < below ? one : [],
  );
}

/** Territories of the same level that the feed declares of a group; itself included. */
export function grouped(territories: Territories, code: string, group: string): string[] {
  return [...territories].flatMap(([one, { groups }]) =>
    levelOf(one) === levelOf(code) && groups.includes(group) ? one : [],
  );
}
