import { html, nothing } from 'lit';
import type { Observation } from '../../feed/indicators.js';
import { CARD_ROWS } from '../../i18n/card-rows.js';
import { compare, levelsAbove } from '../../query/comparison.js';
import { bars, type Bar } from '../figure-charts/bars.js';
import { quantity } from '../quantity.js';
import rowStyles from './rows.styles.js';
import type { Shown } from './shown.js';

// Loaded by a card that shows territories side by side, in place of a line.

export const styles = [rowStyles];

/** The territory among others. */
export function chart(shown: Shown) {
  const { indicator, now, territory, territories, codes, writing, language } = shown;
  const text = CARD_ROWS[language];
  const rows = compare(indicator, territories, codes.length ? codes : levelsAbove(territory, territories), now.period)
    .filter((one) => one.territory !== territory)
    .map(({ name, observation, samePeriod, computed }): Bar => {
      const value = observation ? observation.value : computed!.value;
      return {
        name: html`<bdi>${name}</bdi>${samePeriod ? nothing : ` (${shown.period(observation!.period)})`}`,
        value: value ?? undefined,
        words:
          value === null
            ? observation
              ? shown.statuses(observation)
              : text.unknown
            : computed?.atLeast
              ? text.atLeast(quantity(value, writing))
              : quantity(value, writing),
      };
    });
  if (!rows.length) return nothing;
  const name = territories.get(territory)?.name ?? territory;
  rows.push({ name: html`<bdi>${name}</bdi>`, value: now.value ?? undefined, words: wordsOf(shown, now), own: true });
  return bars(rows.sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity)));
}

/** The figure, or why there is none. */
export function wordsOf({ statuses, writing }: Shown, one: Observation) {
  return one.value === null ? statuses(one) : quantity(one.value, writing);
}
