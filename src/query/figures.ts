import type { Indicator, Observation, Target } from '../feed/indicators.js';
import type { Period } from '../feed/periods.js';

/** A value as it is shown: rounded as `Intl` does, by its written decimals (1.005 to 1.01), half away from zero, never −0. */
export function shownValue(value: number, decimals: number): number {
  const written = Number(`${Math.abs(value)}e${decimals}`);
  // What is written with an exponent is tiny or huge.
  const size = Number.isNaN(written) ? Math.abs(value).toFixed(decimals) : `${Math.round(written)}e-${decimals}`;
  return Number(size) * Math.sign(value) || 0;
}

/** The first of the codes that the indicator has figures of, else the feed's only territory. */
export function territoryOf({ series }: Indicator, codes: readonly string[]): string | undefined {
  const only = series.size === 1 ? [...series.keys()] : [''];
  return [...codes, ...(codes.length ? [''] : only)].find((code) => series.has(code));
}

/**
 * The observation that stands for now: the last that is no forecast and available (a secret stands, a figure that is not
 * there yet does not), else the last of all.
 */
export function currentOf(series: readonly Observation[] = []): Observation | undefined {
  return (
    series.findLast(({ statuses }) => !statuses.includes('prevision') && !statuses.includes('nd')) ?? series.at(-1)
  );
}

/** How a figure changed since an earlier one. */
export interface Change {
  readonly from: Observation;
  readonly to: Observation;
  /** Of the shown values, in the unit; points where the unit is a percent. */
  readonly difference: number;
  /** Of the shown base, where that is at least 20 and the unit no percent. */
  readonly percent?: number | undefined;
  /** 1 better, -1 worse, 0 where the indicator does not say or nothing changed. */
  readonly judged: 1 | -1 | 0;
}

/** Why no change is told: a single figure, none now, a secret between, a break, or another geography. */
export type NoChange = 'alone' | 'nothing' | 'secret' | 'break' | 'geography';

/** Smallest base that a percent is told of. */
const TINY_BASE = 20;

/**
 * The change up to an observation: since the indicator's own period (or the first figure after it), else since the figure
 * before. Taken on the values as shown, so that a reader can redo it.
 */
export function changeOf(
  indicator: Indicator,
  series: readonly Observation[],
  to: Observation | undefined = currentOf(series),
): Change | NoChange {
  if (!to || to.value === null) return to?.statuses.includes('secret') ? 'secret' : 'nothing';
  const { since, decimals, unit, direction, source } = indicator;
  const earlier = series.slice(0, series.indexOf(to));
  const known = ({ value, statuses }: Observation) => value !== null || statuses.includes('secret');
  const from = since ? earlier.find((one) => known(one) && one.period.end >= since.end) : earlier.findLast(known);
  if (!from) return 'alone';
  const way = series.slice(series.indexOf(from), series.indexOf(to) + 1);
  if (way.some(({ statuses }) => statuses.includes('secret'))) return 'secret';
  if (way.slice(1).some(({ statuses }) => statuses.includes('rupture'))) return 'break';
  const geography = (one: Observation) => one.geography ?? source?.geography;
  if (way.some((one) => geography(one) !== geography(to))) return 'geography';
  const base = shownValue(from.value!, decimals);
  const difference = shownValue(shownValue(to.value, decimals) - base, decimals);
  return {
    from,
    to,
    difference,
    percent: isShare(unit) || base < TINY_BASE ? undefined : (difference / base) * 100,
    judged: (Math.sign(difference) * direction || 0) as Change['judged'],
  };
}

/** Whether the unit is a share, whose differences are points. */
export function isShare(unit: Indicator['unit']): boolean {
  return unit === '%' || unit === 'pour_mille';
}

/** Where a figure stands on its way to a target. */
export type Verdict = 'reached' | 'on-track' | 'ahead' | 'behind' | 'overdue';

/** A point of the path. */
export interface Step {
  readonly period: Period;
  readonly value: number;
}

export interface TargetState {
  readonly target: Target;
  /** The start, the steps between and the target; empty without a date, or without a figure to start from. */
  readonly path: readonly Step[];
  /** What the path has at the current observation. */
  readonly expected?: number | undefined;
  /** None without a date or a path, at the start, and where a break lies between. */
  readonly verdict?: Verdict | undefined;
}

/** Share of the whole way by which a figure may be off its path and still be on track. */
const ON_TRACK = 0.05;

/**
 * The last target of a territory (its own, else that of all) and where its current figure stands.
 *
 * A period counts at its end. Between two steps the path is straight: expected(t) = start + (target − start) · (t − t₀) / (T − t₀).
 *
 * @param now milliseconds: a target that is due by then and not reached is overdue
 */
export function targetOf(indicator: Indicator, territory: string, now = Date.now()): TargetState | undefined {
  const { targets, series, decimals, direction } = indicator;
  const own = targets.filter((one) => one.territory === territory);
  const all = own.length ? own : targets.filter((one) => one.territory === '');
  const steps = all
    .filter((one): one is Target & { period: Period } => one.period !== undefined)
    .sort((a, b) => a.period.end - b.period.end);
  const target = steps.at(-1);
  if (!target) return all[0] && { target: all[0], path: [] };

  const observations = series.get(territory) ?? [];
  const current = currentOf(observations);
  const from = steps.find((step) => step.from)?.from;
  const start = observations.find(
    ({ value, period }) => value !== null && (!from || period.code === from.code) && period.end < steps[0]!.period.end,
  );
  const path = start ? [{ period: start.period, value: start.value! }, ...steps] : [];
  const state = { target, path };
  if (!current || current.value === null) return state;

  const shown = shownValue(current.value, decimals);
  const goal = shownValue(target.value, decimals);
  const way = start ? target.value - start.value! : 0;
  const sign = Math.sign(way) || direction;
  if (sign ? (shown - goal) * sign >= 0 : shown === goal) return { ...state, verdict: 'reached' };
  if (target.period.end <= Math.max(now, current.period.end)) return { ...state, verdict: 'overdue' };
  if (!start || current.period.end <= start.period.end) return state;
  const between = observations.slice(observations.indexOf(start) + 1, observations.indexOf(current) + 1);
  if (between.some(({ statuses }) => statuses.includes('rupture'))) return state;

  const at = current.period.end;
  const next = path.findIndex(({ period }) => period.end >= at);
  const [a, b] = [path[next - 1]!, path[next]!];
  const expected = a.value + ((b.value - a.value) * (at - a.period.end)) / (b.period.end - a.period.end);
  const lead = (current.value - expected) * sign;
  const verdict = Math.abs(lead) <= Math.abs(way) * ON_TRACK ? 'on-track' : lead > 0 ? 'ahead' : 'behind';
  return { ...state, expected, verdict };
}
