import { html, svg } from 'lit';

/** One part of a whole. */
export interface Part {
  readonly name: unknown;
  readonly words: unknown;
  readonly value: number;
}

/** The parts of a whole in one bar, each named below. */
export function parts(rows: readonly Part[]) {
  const total = rows.reduce((sum, { value }) => sum + value, 0) || 1;
  let at = 0;
  return html`<svg class="whole" height="14" aria-hidden="true">
      ${rows.map(({ value }, index) => {
        const x = at;
        at += (value / total) * 100;
        return svg`<rect class="part-${index}" x="${x.toFixed(2)}%" width="${((value / total) * 100).toFixed(2)}%" height="14"></rect>`;
      })}
    </svg>
    <ul class="parts">
      ${rows.map(
        ({ name, words }, index) => html`<li>
          <svg class="swatch" width="10" height="10" aria-hidden="true">
            <rect class="part-${index}" width="10" height="10" rx="3"></rect>
          </svg>
          <span class="number">${words}</span>
          ${name}
        </li>`,
      )}
    </ul>`;
}
