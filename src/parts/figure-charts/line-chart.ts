import { html, nothing, svg } from 'lit';

/** One observation on a line. */
export interface LinePoint {
  /** When, on any scale that runs evenly with time. */
  readonly at: number;
  /** Undefined is a gap. */
  readonly value: number | undefined;
  /** 95 % interval. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Not final: drawn hollow. */
  readonly open?: boolean;
  /** Not yet: the line that leads here is dashed. */
  readonly forecast?: boolean;
  /** Not comparable with what came before, and why in a word. */
  readonly broken?: string | undefined;
}

/** What a line chart shows. Labels are texts as the reader sees them. */
export interface Line {
  /** By time, at least one. */
  readonly points: readonly LinePoint[];
  /** The way to the target, by time. */
  readonly path: readonly { readonly at: number; readonly value: number }[];
  /** A target without a date. */
  readonly level?: number | undefined;
  /** Bounds of what can exist. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** The first and the last moment. */
  readonly ends: readonly [string, string];
  /** Writes an end of the axis. */
  readonly format: (value: number, decimals: number) => string;
}

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
export function lineChart({ points, path, level, least, most, ends, format }: Line) {
  const known = points.filter(({ value }) => value !== undefined);
  const values = [
    ...known.flatMap(({ value, low, high }) => [value!, low ?? value!, high ?? value!]),
    ...path.map(({ value }) => value),
    ...(level === undefined ? [] : [level]),
  ];
  const { low: bottom, high: top, decimals } = axisOf(values, least, most);
  const goal = path.at(-1);
  const start = Math.min(points[0]!.at, path[0]?.at ?? Infinity);
  const end = Math.max(points.at(-1)!.at, goal?.at ?? -Infinity);
  const across = (at: number) => (end > start ? ((at - start) / (end - start)) * 96 + 2 : 50);
  const down = (value: number) => EDGE + (1 - (value - bottom) / (top - bottom || 1)) * (HEIGHT - 2 * EDGE);
  const spot = (at: number, value: number) => `${across(at).toFixed(2)},${down(value).toFixed(1)}`;

  const firm: string[] = [];
  const dashed: string[] = [];
  const band: string[] = [];
  const marks: unknown[] = [];
  points.forEach((point, index) => {
    const { at, value, low, high, broken } = point;
    const before = points[index - 1];
    if (broken) {
      const late = across(at) > 50;
      marks.push(svg`<line class="break" x1="${across(at)}%" x2="${across(at)}%" y1="0" y2=${HEIGHT}></line><text
        x="${across(at)}%" dx=${late ? -5 : 5} y="11" text-anchor=${late ? 'end' : 'start'}>${broken}</text>`);
    }
    if (value === undefined) return;
    const joined = before?.value !== undefined && !broken;
    if (joined) {
      (point.forecast ? dashed : firm).push(`M${spot(before.at, before.value!)} ${spot(at, value)}`);
      if (low !== undefined && high !== undefined && before.low !== undefined && before.high !== undefined)
        band.push(
          `M${spot(before.at, before.low)} ${spot(before.at, before.high)} ${spot(at, high)} ${spot(at, low)}z`,
        );
    }
    const next = points[index + 1];
    const alone = !joined && (next?.value === undefined || next.broken !== undefined);
    const last = point === known.at(-1);
    if (alone || last || point.open || points.length <= MOST_DOTS)
      marks.push(
        svg`<circle class=${point.open ? 'open' : last ? 'last' : ''} cx="${across(at)}%" cy=${down(value)} r=${
          last ? 5 : 3
        }></circle>`,
      );
    if (low !== undefined && high !== undefined && !joined)
      marks.unshift(
        svg`<line class="interval" x1="${across(at)}%" x2="${across(at)}%" y1=${down(low)} y2=${down(high)}></line>`,
      );
  });
  const way = goal
    ? `M${path.map(({ at, value }) => spot(at, value)).join(' ')}`
    : level === undefined
      ? ''
      : `M0,${down(level)}H100`;
  return html`<div class="line" aria-hidden="true">
    <div class="axis"><span>${format(top, decimals)}</span><span>${format(bottom, decimals)}</span></div>
    <svg class="plot" height=${HEIGHT}>
      <svg viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none">
        <path class="grid" d="M0,.5H100M0,${HEIGHT - 0.5}H100"></path>
        <path class="band" d=${band.join('')}></path>
        <path class="way" d=${way}></path>
        <path class="firm" d=${firm.join('')}></path>
        <path class="forecast" d=${dashed.join('')}></path>
      </svg>
      ${marks}
      ${goal ? svg`<circle class="goal" cx="${across(goal.at)}%" cy=${down(goal.value)} r="4"></circle>` : nothing}
    </svg>
    <div class="ends"><span>${ends[0]}</span>${ends[1] === ends[0] ? nothing : html`<span>${ends[1]}</span>`}</div>
  </div>`;
}
