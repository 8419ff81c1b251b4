import { html } from 'lit';
import { CARD_PEERS } from '../../i18n/card-peers.js';
import { classOf, comparable, FEWEST, grouped, type Standing, standingOf } from '../../query/standing.js';
import { strip } from '../figure-charts/strip.js';
import { quantity, quantityText } from '../quantity.js';
import { wordsOf } from './rows.js';
import { sentences } from './sentences.js';
import type { Shown } from './shown.js';

/** Most groups of a territory that are shown. */
const MOST_GROUPS = 5;

/** Where the territory stands among those of its level that the feed knows, those of its size, and of its groups. */
export function peers(shown: Shown) {
  const { indicator, now, territory, territories, language } = shown;
  const text = CARD_PEERS[language];
  const level = territory.split(':')[0]!;
  const all = standingOf(indicator, territories, territory, now.period);
  const groups: (readonly [string, Standing])[] = [[text.levels[level] ?? '', all]];
  const add = (codes: readonly string[], title: () => string) => {
    if (codes.length >= FEWEST && codes.length < all.total)
      groups.push([title(), standingOf(indicator, territories, territory, now.period, codes)]);
  };
  const facts = territories.get(territory);
  add(comparable(territories, territory), () => text.comparable(...classOf(facts!.population!)));
  for (const name of (facts?.groups ?? []).slice(0, MOST_GROUPS))
    add(grouped(territories, territory, name), () => text.group(name));
  return html`<div class="peers">${groups.map(([title, standing]) => group(shown, title, standing))}</div>`;
}

function group(
  shown: Shown,
  title: string,
  { published, total, rank, median, lowerQuartile, upperQuartile, values }: Standing,
) {
  const { indicator, now, territory, territories, writing, language } = shown;
  const text = CARD_PEERS[language];
  if (!values)
    return html`<p class="peers-title">${title}</p>
      <p>${sentences([text.few(published, total)])}</p>`;
  const q = (value: number) => quantity(value, writing);
  const ends = [values[0]!, values.at(-1)!] as const;
  return html`<p class="peers-title">${title}</p>
    ${strip(values, median!, now.value, [quantityText(ends[0], writing), quantityText(ends[1], writing)])}
    <p class="peers-own">
      <svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5"></circle></svg>
      <bdi>${territories.get(territory)?.name ?? territory}</bdi>${text.colon}${wordsOf(shown, now)}
    </p>
    <p>
      ${sentences([
        rank ? text.rank(rank, published, indicator.direction < 0) : text.published(published, total),
        text.median(q(median!)),
        text.spread(q(ends[0]), q(ends[1]), q(lowerQuartile!), q(upperQuartile!)),
      ])}
    </p>`;
}
