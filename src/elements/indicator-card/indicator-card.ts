import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Feed } from '../../feed/feed.js';
import { recordReader } from '../../feed/read.js';
import type { Language } from '../../i18n/language.js';
import { cardMessages, loadCardMessages } from '../../i18n/card-messages.js';
import base from '../../parts/base.styles.js';
import { bars } from '../../parts/figure-charts/bars.js';
import { lineChart } from '../../parts/figure-charts/line-chart.js';
import { heading } from '../../parts/heading.js';
import tokens from '../../parts/tokens.styles.js';
import { localText } from '../../feed/table.js';
import { atOf, draft } from '../../parts/figures-draft.js';
import { quantity, quantityText, type Writing } from '../../parts/quantity.js';
import { FeedElement, wordsIn } from '../feed-element.js';
import styles from './indicator-card.styles.js';

/**
 * One indicator of a territory: its value, how it changed, its target, how others stand, in a sentence and a small chart.
 */
export class EssIndicatorCard extends FeedElement<Feed> {
  protected override readonly reader = recordReader;

  static override styles = [tokens, base, styles];

  /** Id of the indicator in the feed. */
  @property() accessor indicator = '';

  /** Codes of territories to compare with, separated by spaces. */
  @property() accessor compare = '';

  #internals = this.attachInternals();

  override connectedCallback() {
    super.connectedCallback();
    const row = getComputedStyle(this.parentElement ?? this).display.endsWith('grid');
    this.#internals.states[row ? 'add' : 'delete']('row');
  }

  protected override loadTexts(language: Language) {
    return loadCardMessages(language);
  }

  protected override async loadErrorWords() {
    return () => '';
  }

  protected override get failure() {
    return cardMessages(this.language).failed;
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
  }

  override render() {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const raw = (this.data?.experimental.get('indicateurs') as any[] | undefined)?.find(
      (one) => one.id === this.indicator,
    );
    if (!raw) return nothing;
    const { language } = this;
    const territory = wordsIn(this.territory)[0] ?? '';
    const name = (code: string) => this.data!.territories.find((one) => one.code === code)?.name ?? code;
    const { own, latest, decimals, change, goal, rows, unit, direction } = draft(raw, territory, wordsIn(this.compare));
    const writing: Writing = { unit, decimals, language };
    const points: Writing = { ...writing, unit: unit === '%' ? 'points' : unit, signed: true };
    const q = (value: number) => quantity(value, writing);
    const good = change && (direction === 'hausse') === change.by > 0;
    return html`<section class="card" part="card" lang=${language}>
      <div class="head">${heading(this.headingLevel, localText(raw.libelle, language))}</div>
      <div class="figure">
        <p class="value">${latest?.value != null ? quantity(latest.value, writing, 'unit') : nothing}</p>
        <p>${name(territory)}, ${latest?.period}</p>
      </div>
      <p class="said">${
        change
          ? html`<span class="change ${direction === 'neutre' || !change.by ? '' : good ? 'good' : 'bad'}">${
              change.by > 0 ? '↗ ' : change.by < 0 ? '↘ ' : ''
            }${quantity(change.by, points)}</span>
              depuis ${change.since}`
          : nothing
      }${goal ? html` · objectif ${q(goal.valeur)} en ${goal.periode}` : nothing}</p>
      <div class="chart">${
        rows.length
          ? bars(
              [...rows, latest!].map((one) => ({
                name: name(one.territory),
                value: one.value ?? undefined,
                words: one.value === null ? 'secret' : q(one.value),
                own: one.territory === territory,
              })),
            )
          : lineChart({
              points: own.map((one, index) => ({
                at: one.at,
                value: one.value ?? undefined,
                low: one.low,
                high: one.high,
                open: one.statuses.includes('provisoire'),
                forecast: one.statuses.includes('prevision'),
                broken: index && one.statuses.includes('rupture') ? 'rupture' : undefined,
              })),
              path: goal
                ? [
                    { at: own[0]!.at, value: own[0]!.value ?? 0 },
                    { at: atOf(goal.periode), value: goal.valeur },
                  ]
                : [],
              ends: [own[0]!.period, goal?.periode ?? latest?.period],
              format: (value) => quantityText(value, { ...writing, decimals: 0 }),
            })
      }</div>
      <footer class="foot" part="foot"><span>Source : ${raw.source?.producteur}</span></footer>
    </section>`;
  }
}

if (!customElements.get('ess-indicator-card')) customElements.define('ess-indicator-card', EssIndicatorCard);

declare global {
  interface HTMLElementTagNameMap {
    'ess-indicator-card': EssIndicatorCard;
  }
}
