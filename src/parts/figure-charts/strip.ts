import { html, nothing, svg } from 'lit';

/** Positions that marks are drawn at: closer ones are one. */
const STEPS = 400;
const HEIGHT = 30;

/**
 * How values lie: a mark for each, a longer one for the median, a dot for the one that the card is about. Hidden from assistive
 * technology: what is said beside it has the same.
 */
export function strip(
  values: readonly number[],
  median: number,
  own: number | null,
  [least, most]: readonly [unknown, unknown],
) {
  const low = values[0]!;
  const span = values.at(-1)! - low;
  const across = (value: number) => (span ? 2 + ((value - low) / span) * 96 : 50);
  const places = new Set(values.map((value) => Math.round((across(value) * STEPS) / 100)));
  const marks = [...places].map((at) => `M${(at * 100) / STEPS},9v12`).join('');
  return html`<div class="strip" aria-hidden="true">
    <svg height=${HEIGHT}>
      <svg viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none">
        <path class="marks" d=${marks}></path>
        <path class="median" d="M${across(median)},3v24"></path>
      </svg>
      ${own === null ? nothing : svg`<circle cx="${across(own)}%" cy="15" r="6"></circle>`}
    </svg>
    <div class="ends"><span>${least}</span><span>${most}</span></div>
  </div>`;
}
