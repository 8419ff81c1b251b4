import { html, nothing, svg } from 'lit';

/** One row: its name, its figure in words, and the figure where there is one. */
export interface Bar {
  readonly name: unknown;
  /** What stands at the row's end. */
  readonly words: unknown;
  readonly value?: number | undefined;
  /** The one that the card is about. */
  readonly own?: boolean;
}

/** Rows of bars that begin at zero. Their names and figures are text for everybody; the bars alone are hidden. */
export function bars(rows: readonly Bar[]) {
  const values = rows.map(({ value }) => value ?? 0);
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  const percent = (value: number) => `${((value / span) * 100).toFixed(2)}%`;
  return html`<ul class="bars">
    ${rows.map(
      ({ name, words, value, own }) => html`<li class=${own ? 'own' : ''}>
        <span>${name}</span>
        <svg class="bar" height="10" aria-hidden="true">
          <rect class="track" width="100%" height="10" rx="5"></rect>
          ${
            value
              ? svg`<rect x=${percent(Math.min(0, value) - low)} width=${percent(Math.abs(value))} height="10" rx="5"></rect>`
              : nothing
          }
        </svg>
        <span class="number">${words}</span>
      </li>`,
    )}
  </ul>`;
}
