import type { Indicator, IndicatorFeed, Observation } from '../feed/indicators.js';
import type { Period } from '../feed/periods.js';
import { departmentOf, REGIONS, regionOf, rollUp } from '../geo/official-codes.js';
import { currentOf } from './figures.js';

type Territories = IndicatorFeed['territories'];

/** Levels of territories, the smallest first. */
const LEVELS = ['com', 'epci', 'dep', 'reg', 'pays'];

export const levelOf = (code: string) => LEVELS.indexOf(code.split(':')[0]!);

/**
 * The territories that hold one, the smallest first: those that the feed declares (`parents`), and by their official codes
 * département, region and France (`pays:FR`).
 */
export function levelsAbove(code: string, territories: Territories): string[] {
  const found = new Set<string>();
  const visit = (one: string) => {
    const [level, own = ''] = one.split(':');
    const region = level === 'com' || level === 'dep' ? regionOf(own) : '';
    const above = [
      ...(territories.get(one)?.parents ?? []),
      ...(level === 'com' ? [`dep:${departmentOf(own)}`] : []),
      ...(region ? [`reg:${region}`] : []),
      ...(levelOf(one) >= 0 ? ['pays:FR'] : []),
    ];
    for (const next of above)
      if (next !== code && !found.has(next) && found.size < 50) {
        found.add(next);
        visit(next);
      }
  };
  visit(code);
  return [...found].sort((a, b) => levelOf(a) - levelOf(b));
}

/** A figure made from those of the parts of a territory. */
export interface Aggregate {
  /** Null where it cannot be told: a ratio with hidden parts. */
  readonly value: number | null;
  /** Parts that it was made from. */
  readonly parts: number;
  /** Parts under secrecy, and parts whose figure is not available. */
  readonly hidden: number;
  readonly missing: number;
  /** Whether the true value is this or more. */
  readonly atLeast: boolean;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
}

/**
 * The figure of a territory from its parts: a sum of counts, or for a rate the sum of the numerators over the sum of the
 * denominators. A mean of rates it never is: undefined where the indicator says `never`, or no part has a figure.
 */
export function aggregate(
  indicator: Indicator,
  territories: Territories,
  code: string,
  period: Period,
): Aggregate | undefined {
  const { series, unit, per, raw } = indicator;
  const sums = raw['agregation'] === 'somme';
  if (!sums && raw['agregation'] !== 'rapport') return undefined;
  for (let level = levelOf(code) - 1; level >= 0; level--) {
    const prefix = `${LEVELS[level]}:`;
    const codes = new Set([...series.keys(), ...territories.keys()]);
    if (level === 2) for (const department of departmentsOf(code.slice(4))) codes.add(`dep:${department}`);
    let [sum, numerators, denominators, parts, hidden, missing, least] = [0, 0, 0, 0, 0, 0, true];
    for (const one of codes) {
      if (!one.startsWith(prefix) || isRolledUp(one, codes) || !levelsAbove(one, territories).includes(code)) continue;
      const found = series.get(one)?.find(({ period: own }) => own.code === period.code);
      const { value = null, numerator, denominator } = found ?? {};
      if (sums ? value !== null : numerator !== undefined && denominator !== undefined) {
        parts++;
        sum += value ?? 0;
        numerators += numerator ?? 0;
        denominators += denominator ?? 0;
        if (value! < 0) least = false;
      } else if (found?.statuses.includes('secret')) hidden++;
      else if (!found?.statuses.includes('sans_objet')) missing++;
    }
    if (parts === 0) continue;
    const partly = hidden + missing > 0;
    if (sums) return { value: partly && !least ? null : sum, parts, hidden, missing, atLeast: partly && least };
    const times = unit === '%' ? 100 : unit === 'pour_mille' ? 1000 : per;
    const value = partly || denominators === 0 ? null : (numerators / denominators) * times;
    return { value, parts, hidden, missing, atLeast: false, numerator: numerators, denominator: denominators };
  }
  return undefined;
}

/** Codes of the départements of a region. */
export function departmentsOf(region: string): string[] {
  return [...REGIONS].filter(([, one]) => one === region).map(([department]) => department);
}

/** A municipal arrondissement beside its commune would count twice. */
export function isRolledUp(code: string, codes: { has(code: string): boolean }): boolean {
  const rolled = code.startsWith('com:') ? `com:${rollUp(code.slice(4))}` : code;
  return rolled !== code && codes.has(rolled);
}

/** One territory beside others. */
export interface Compared {
  readonly territory: string;
  /** The feed's name, else the code. */
  readonly name: string;
  /** Of the asked period, else the territory's current one. */
  readonly observation?: Observation | undefined;
  /** False where `observation` is of another period, which must then be said. */
  readonly samePeriod: boolean;
  /** Where the source has no figure, and parts add up to one. */
  readonly computed?: Aggregate | undefined;
}

/** The figures of territories for a period, from the feed alone; those of which it knows nothing are left out. */
export function compare(
  indicator: Indicator,
  territories: Territories,
  codes: readonly string[],
  period: Period,
): Compared[] {
  return [...new Set(codes)].flatMap((territory): Compared[] => {
    const name = territories.get(territory)?.name ?? territory;
    const series = indicator.series.get(territory);
    const same = series?.find((one) => one.period.code === period.code);
    const made = same ? undefined : aggregate(indicator, territories, territory, period);
    // A sum of this period goes before a figure of another one.
    const observation = same ?? (typeof made?.value === 'number' ? undefined : currentOf(series));
    if (observation) return [{ territory, name, observation, samePeriod: observation === same }];
    return made ? [{ territory, name, samePeriod: true, computed: made }] : [];
  });
}
