import { html, nothing } from 'lit';
import { partsOf } from '../../feed/indicator-details.js';
import type { Observation } from '../../feed/indicators.js';
import { localText } from '../../feed/table.js';
import { CARD_ROWS } from '../../i18n/card-rows.js';
import { compare, levelsAbove, standingOf } from '../../query/comparison.js';
import { currentOf } from '../../query/figures.js';
import { bars, parts as whole, type Bar } from '../figure-charts/bars.js';
import { quantity, type Writing } from '../quantity.js';
import rowStyles from './rows.styles.js';
import type { Shown } from './shown.js';

// Loaded by a card that shows territories or parts side by side, in place of a line.

export const styles = [rowStyles];

/** More parts than this are bars of their own. */
const MOST_PARTS = 5;
/** Most bars: the others are one. */
const MOST_BARS = 7;

/** The territory among others, or the parts of its figure. */
export function chart(shown: Shown) {
  const { indicator, now, territory, territories, codes, writing, language } = shown;
  const text = CARD_ROWS[language];
  const parts = partsOf(indicator);
  if (parts.length) {
    const rows = parts.map(({ label, series }) => {
      const own =
        series.get(territory)?.find(({ period }) => period.code === now.period.code) ??
        currentOf(series.get(territory));
      return { name: localText(label, language), value: own?.value ?? undefined, words: own && wordsOf(shown, own) };
    });
    return rowsOfParts(rows, writing);
  }
  const compared = compare(
    indicator,
    territories,
    codes.length ? codes : levelsAbove(territory, territories),
    now.period,
  );
  if (!compared.some((one) => one.territory !== territory)) return nothing;
  const rows = compared
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
  const name = territories.get(territory)?.name ?? territory;
  rows.push({ name: html`<bdi>${name}</bdi>`, value: now.value ?? undefined, words: wordsOf(shown, now), own: true });
  return bars(rows.sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity)));
}

/** Parts of a whole: one bar, or bars of their own where they are many. */
export function rowsOfParts(rows: readonly Bar[], writing: Writing) {
  const known = rows.filter(({ value }) => value !== undefined && value >= 0);
  if (known.length === rows.length && rows.length <= MOST_PARTS) return whole(rows as never);
  const sorted = [...rows].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const rest = sorted.splice(MOST_BARS);
  if (rest.length) {
    const value = rest.reduce((sum, row) => sum + (row.value ?? 0), 0);
    sorted.push({ name: CARD_ROWS[writing.language].others(rest.length), value, words: quantity(value, writing) });
  }
  return bars(sorted);
}

/** Where the territory stands among those of its level, where enough of them are published. */
export function standing({ indicator, now, territory, territories, writing, language }: Shown) {
  const { rank, median, published } = standingOf(indicator, territories, territory, now.period);
  const text = CARD_ROWS[language];
  if (median === undefined) return nothing;
  const words = rank ? `${text.rank(rank, published, indicator.direction < 0)}, ` : '';
  return html`<p class="small">${capital(words)}${words ? text.median(quantity(median, writing)) : capitalPieces(text.median(quantity(median, writing)))}.</p>`;
}

function wordsOf({ statuses, writing }: Shown, one: Observation) {
  return one.value === null ? statuses(one) : quantity(one.value, writing);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const capitalPieces = ([first, ...rest]: readonly unknown[]) => [capital(String(first)), ...rest];
