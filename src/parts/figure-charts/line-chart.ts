import { html, nothing, svg } from 'lit';
import type { Observation } from '../../feed/indicators.js';
import type { Period } from '../../feed/periods.js';
import type { Shown } from '../card/shown.js';
import { quantityText } from '../quantity.js';

/** Statuses of figures that are not final: drawn hollow. */
const OPEN: readonly string[] = ['provisoire', 'estime', 'prevision'];
/** Beyond so many observations only those that need it have a dot. */
const MOST_DOTS = 12;
const HEIGHT = 88;
/** Room for half a dot. */
const EDGE = 6;

/** Round ends for an axis that holds all of `values`, within what can exist, and the decimals that they need. */
export function axisOf(values: readonly number[], least = -Infinity, most = Infinity) {
  let low = Math.min(...values);
  let high = Math.max(...values);
  const step = 10 ** Math.floor(Math.log10((high - low || Math.abs(high) || 1) / 2));
  if (low === high) {
    low -= step;
    high += step;
  }
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const end = (value: number) => Number((value * step).toPrecision(12));
  return {
    low: Math.max(least, end(Math.floor(low / step))),
    high: Math.min(most, end(Math.ceil(high / step))),
    decimals,
  };
}

/**
 * A small line: gaps where nothing is known, a labelled line where the series breaks, the interval behind, the way to the
 * target dashed. Hidden from assistive technology: the sentence and the table say all of it.
 *
 * Positions across are percents and heights pixels, so that it fits any width without being measured.
 */
export function lineChart({ indicator, series, target, writing, status, period }: Shown) {
  const path = target?.path ?? [];
  const level = path.length ? undefined : target?.target.value;
  const known = series.filter(({ value }) => value !== null);
  if (!known.length) return nothing;
  const values = [
    ...known.flatMap(({ value, low, high }) => [value!, low ?? value!, high ?? value!]),
    ...path.map(({ value }) => value),
    ...(level === undefined ? [] : [level]),
  ];
  const { low: bottom, high: top, decimals } = axisOf(values, indicator.min, indicator.max);
  const format = (value: number) => quantityText(value, { ...writing, decimals });
  const goal = path.at(-1);
  const first = series[0]!.period;
  // A path starts at an observation.
  const last = goal && goal.period.end > series.at(-1)!.period.end ? goal.period : series.at(-1)!.period;
  const start = first.end;
  const end = last.end;
  const across = ({ end: at }: Period) => (end > start ? ((at - start) / (end - start)) * 96 + 2 : 50);
  const down = (value: number) => EDGE + (1 - (value - bottom) / (top - bottom || 1)) * (HEIGHT - 2 * EDGE);
  const spot = ({ period }: { period: Period }, value: number) =>
    `${across(period).toFixed(2)},${down(value).toFixed(1)}`;

  const firm: string[] = [];
  const dashed: string[] = [];
  const band: string[] = [];
  const marks: unknown[] = [];
  series.forEach((point, index) => {
    const { value, low, high, statuses } = point;
    const x = across(point.period);
    const before = series[index - 1];
    const broken = (one: Observation | undefined) => one?.statuses.includes('rupture');
    if (before && broken(point)) {
      const late = x > 50;
      marks.push(svg`<line class="break" x1="${x}%" x2="${x}%" y1="0" y2=${HEIGHT}></line><text
        x="${x}%" dx=${late ? -5 : 5} y="11" text-anchor=${late ? 'end' : 'start'}>${status('rupture')}</text>`);
    }
    if (value === null) return;
    const joined = before && before.value !== null && !broken(point);
    if (joined) {
      (statuses.includes('prevision') ? dashed : firm).push(`M${spot(before, before.value!)} ${spot(point, value)}`);
      if (low !== undefined && before.low !== undefined)
        band.push(
          `M${spot(before, before.low)} ${spot(before, before.high!)} ${spot(point, high!)} ${spot(point, low)}z`,
        );
    }
    const next = series[index + 1];
    const alone = !joined && (!next || next.value === null || broken(next));
    const current = point === known.at(-1);
    const open = statuses.some((one) => OPEN.includes(one));
    if (alone || current || open || series.length <= MOST_DOTS)
      marks.push(svg`<circle class=${open ? 'open' : ''} cx="${x}%" cy=${down(value)} r=${current ? 5 : 3}></circle>`);
    // Where no band is drawn to or from here.
    const banded = (joined && before.low !== undefined) || (next && !broken(next) && next.low !== undefined);
    if (low !== undefined && !banded)
      marks.unshift(svg`<line class="interval" x1="${x}%" x2="${x}%" y1=${down(low)} y2=${down(high!)}></line>`);
  });
  const way = goal
    ? `M${path.map((step) => spot(step, step.value)).join(' ')}`
    : level === undefined
      ? ''
      : `M0,${down(level)}H100`;
  return html`<div class="line" aria-hidden="true">
    <div class="axis"><span>${format(top)}</span><span>${format(bottom)}</span></div>
    <svg class="plot" height=${HEIGHT}>
      <svg viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none">
        <path class="grid" d="M0,.5H100M0,${HEIGHT - 0.5}H100"></path>
        <path class="band" d=${band.join('')}></path>
        <path class="way" d=${way}></path>
        <path class="firm" d=${firm.join('')}></path>
        <path class="forecast" d=${dashed.join('')}></path>
      </svg>
      ${marks}
      ${goal ? svg`<circle class="goal" cx="${across(goal.period)}%" cy=${down(goal.value)} r="4"></circle>` : nothing}
    </svg>
    <div class="ends"><span>${period(first)}</span>${first === last ? nothing : html`<span>${period(last)}</span>`}</div>
  </div>`;
}
