import { partsOf } from '../../feed/indicator-details.js';
import { localText } from '../../feed/table.js';
import { CARD_PARTS } from '../../i18n/card-parts.js';
import { currentOf } from '../../query/figures.js';
import { bars, type Bar } from '../figure-charts/bars.js';
import { parts as whole } from '../figure-charts/whole.js';
import { quantity, type Writing } from '../quantity.js';
import partStyles from './parts.styles.js';
import { chart as territories, styles as rowStyles, wordsOf } from './rows.js';
import type { Shown } from './shown.js';

// Loaded by a card that shows the parts of a figure, in place of a line.

export const styles = [...rowStyles, partStyles];

/** More parts than this are bars of their own. */
const MOST_PARTS = 5;
/** Most bars: the others are one. */
const MOST_BARS = 7;

/** The parts of the figure; the territory among others where none can be read. */
export function chart(shown: Shown) {
  const { indicator, now, territory, writing, language } = shown;
  const parts = partsOf(indicator);
  if (!parts.length) return territories(shown);
  return rowsOfParts(
    parts.map(({ label, series }) => {
      const own =
        series.get(territory)?.find(({ period }) => period.code === now.period.code) ??
        currentOf(series.get(territory));
      return { name: localText(label, language), value: own?.value ?? undefined, words: own && wordsOf(shown, own) };
    }),
    writing,
  );
}

/** Parts of a whole: one bar, or bars of their own where they are many. */
export function rowsOfParts(rows: readonly Bar[], writing: Writing) {
  const known = rows.filter(({ value }) => value !== undefined && value >= 0);
  if (known.length === rows.length && rows.length <= MOST_PARTS) return whole(rows as never);
  const sorted = [...rows].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const rest = sorted.splice(MOST_BARS);
  if (rest.length) {
    const value = rest.reduce((sum, row) => sum + (row.value ?? 0), 0);
    sorted.push({ name: CARD_PARTS[writing.language](rest.length), value, words: quantity(value, writing) });
  }
  return bars(sorted);
}
