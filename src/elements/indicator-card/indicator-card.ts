import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { indicatorReader, type Indicator, type IndicatorFeed, type Observation } from '../../feed/indicators.js';
import { readPeriod, type Period } from '../../feed/periods.js';
import { localText, type LocalText } from '../../feed/table.js';
import { cardMessages, loadCardMessages, type CardMessages } from '../../i18n/card-messages.js';
import { formatDate } from '../../i18n/format.js';
import type { Language } from '../../i18n/language.js';
import { periodWords } from '../../i18n/period-words.js';
import base from '../../parts/base.styles.js';
import type { Computed } from '../../parts/card/computed.js';
import type { CardFault } from '../../parts/card/notice.js';
import { lineChart } from '../../parts/figure-charts/line-chart.js';
import { heading } from '../../parts/heading.js';
import { quantity, quantityText, type Writing } from '../../parts/quantity.js';
import tokens from '../../parts/tokens.styles.js';
import { changeOf, currentOf, isShare, targetOf, territoryOf, type TargetState } from '../../query/figures.js';
import { FeedElement, wordsIn } from '../feed-element.js';
import styles from './indicator-card.styles.js';

/** Most groups of statuses that are told under a figure: the table has them all. */
const MOST_NOTES = 4;
/** Statuses of figures that are not final. */
const OPEN: readonly string[] = ['provisoire', 'estime', 'prevision'];

/**
 * One indicator of a territory: its value, how it changed, its target, how others stand, in a sentence and a small chart.
 *
 * @event ess-ready - `{total, skipped}`: the figure is drawn.
 * @event ess-error - `{code, message, url}`: the feed could not be had.
 * @csspart card - The whole card.
 * @csspart label - The indicator's name.
 * @csspart value - The figure.
 * @csspart sentence - What is said of it.
 * @csspart chart - The chart.
 * @csspart foot - The line that names the source.
 * @cssprop --ess-accent - Colour of the chart.
 * @cssprop --ess-font-size - Size of the text, 16px by default.
 * @cssprop --ess-radius - Roundness of the frame, 10px by default.
 */
export class EssIndicatorCard extends FeedElement<IndicatorFeed> {
  static override styles = [tokens, base, styles];

  protected override readonly reader = indicatorReader;

  /** Id of the indicator in the feed. */
  @property() accessor indicator = '';

  /** Codes of territories to compare with, separated by spaces. */
  @property() accessor compare = '';

  /** Period since when the change is told (`2014`, `2014-T3`, `2014-11`); the feed's own by default. */
  @property() accessor from = '';

  @state() private accessor late: typeof import('../../parts/card/notice.js') | undefined;
  /**
   * A figure computed from the records, in one line: `compte tiers-lieu en dep:33`, `part tiers-lieu [typologie=fablab]`,
   * `repartition projet par phase`. In place of `indicator`, or of what it says.
   */
  @property() accessor compute = '';

  /** Follows the filters of its `group`, where the figure is computed. */
  @property({ type: Boolean }) accessor follow = false;

  /** Title in place of the indicator's, or for a computed figure that has none. */
  @property() accessor label = '';

  /** `auto` by its own width; `compact` without the chart. */
  @property({ reflect: true }) accessor size: 'auto' | 'compact' = 'auto';

  /** What is shown on demand. */
  @state() private accessor open: 'table' | 'method' | undefined;
  @state() private accessor computing: typeof import('../../parts/card/computed.js') | undefined;
  @state() private accessor rows: typeof import('../../parts/card/rows.js') | undefined;

  #indicator: Indicator | undefined;
  /** The territory's code, and its observations; undefined where the indicator says nothing of it. */
  #territory: string | undefined;
  #series: readonly Observation[] = [];
  #internals = this.attachInternals();
  #computed: Computed | undefined;
  #told: unknown;

  override connectedCallback() {
    super.connectedCallback();
    // In a grid of the page the card's rows are the grid's own: those of cards side by side line up.
    const row = getComputedStyle(this.parentElement ?? this).display.endsWith('grid');
    this.#internals.states[row ? 'add' : 'delete']('row');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#computed?.leave();
  }

  protected override loadTexts(language: Language) {
    return loadCardMessages(language);
  }

  protected override async loadErrorWords() {
    return (await this.#loadNotice()).errorWords;
  }

  protected override get failure() {
    return this.#text.failed;
  }

  get #text() {
    return cardMessages(this.language);
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    const { data } = this;
    const read = data?.indicator(this.indicator);
    const since = readPeriod(this.from);
    this.#indicator = read && since ? { ...read, since } : read;
    this.#territory = read && territoryOf(read, wordsIn(this.territory));
    this.#series = read?.series.get(this.#territory!) ?? [];
    if (data && this.#isComputed && this.isConnected) this.#compute(data);
  }

  get #isComputed() {
    return !!this.compute || !!this.#indicator?.calculation;
  }

  #compute(indicators: IndicatorFeed) {
    if (!this.computing) {
      void import('../../parts/card/computed.js')
        .then((computing) => (this.computing = computing))
        .catch(() => undefined);
      return;
    }
    this.#computed ??= new this.computing.Computed(() => this.requestUpdate());
    this.#computed.follow({
      url: this.feedUrl,
      taxonomy: this.taxonomy,
      expression: this.compute,
      indicator: this.#indicator,
      indicators,
      territories: wordsIn(this.territory),
      follow: this.follow,
      group: this.group,
    });
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (!this.data) return;
    if (this.#isComputed) {
      const outcome = this.#computed?.outcome;
      if (!outcome && !this.#computed?.fault && !this.#computed?.error) return;
      if (outcome && outcome !== this.#told)
        this.emit('ess-change', { count: outcome.value, query: { filter: this.#computed!.chosen ?? {} } });
      this.#told = outcome;
      this.settle(outcome ? 1 : 0, 0, this.#text.skipped);
    } else this.settle(this.#series.length ? 1 : 0, this.data.notes.length, this.#text.skipped);
  }

  override render() {
    return html`<article class="card" part="card" lang=${this.language}>${this.#renderState()}</article>`;
  }

  #renderState() {
    const { data, feedState } = this;
    if (!data) {
      return feedState?.error
        ? this.#renderFault({ kind: 'error', error: feedState.error, retry: () => this.retry() })
        : this.#renderSkeleton();
    }
    if (this.#isComputed) return this.#renderComputed();
    if (!this.#indicator)
      return this.#renderFault(
        data.ids.length ? { kind: 'indicator', id: this.indicator, ids: data.ids } : { kind: 'none' },
      );
    if (!this.#series.length) {
      const codes = [...this.#indicator.series.keys()];
      return html`${this.#renderLabel(this.#indicator)}${this.#renderFault({
        kind: 'territory',
        name: this.territory && this.#name(this.territory),
        names: codes.map((code) => `${code} (${this.#name(code)})`),
      })}`;
    }
    return this.#renderFigure(this.#indicator, currentOf(this.#series)!);
  }

  #renderSkeleton() {
    return html`<p class="hidden-text" role="status">${this.#text.loading}</p>
      <div class="skeleton"><span></span><span></span><span></span></div>`;
  }

  /** What stands in the place of the figure; its words come late. */
  #renderFault(fault: CardFault) {
    void this.#loadNotice().catch(() => undefined);
    return html`<div class="fault">${this.late ? this.late.cardNotice(fault, this.language) : this.#text.failed}</div>`;
  }

  async #loadNotice() {
    return (this.late ??= await import('../../parts/card/notice.js'));
  }

  #renderFigure(indicator: Indicator, now: Observation) {
    const text = this.#text;
    const writing = this.#writing(indicator);
    const target = targetOf(indicator, this.#territory!);
    return html`
      ${this.#renderLabel(indicator)}
      <p class="figure">
        <span class="value" part="value"
          >${
            now.value === null
              ? html`<span class="words">${this.#statuses(now)}</span>`
              : quantity(now.value, writing, 'unit')
          }</span
        ><span class="hidden-text">, </span>
        ${
          indicator.per > 1
            ? html`<span class="where"
                >${text.per(quantity(indicator.per, { ...writing, unit: 'nombre', decimals: 0 }))}</span
              >`
            : nothing
        }
        <span class="where"
          >${this.#territory && `${this.#name(this.#territory)}, `}${this.#period(now.period)}${
            now.value !== null && now.statuses.length ? ` (${this.#statuses(now)})` : nothing
          }</span
        >
      </p>
      ${this.#renderSentence(indicator, now, target)}
      <div class="chart" part="chart">${this.#renderChart(indicator, now, target)}</div>
      ${this.#renderFoot(indicator, now)}
    `;
  }

  #renderLabel(indicator: Indicator | undefined, otherwise = '') {
    const words = this.label || this.#local(indicator?.label) || otherwise;
    return html`<div class="head" part="label">${words ? heading(this.headingLevel, words) : nothing}</div>`;
  }

  /** A figure computed from the records: a click on it shows those that were counted. */
  #renderComputed() {
    const computed = this.#computed;
    const { computing, language } = this;
    if (!computing || !computed) return this.#renderSkeleton();
    const label = this.#renderLabel(this.#indicator, computing.computedTitle(computed, language));
    if (computed.fault) {
      const sentence = computing.expressionFault(computed.fault, language);
      return html`${label}${this.#renderFault({ kind: 'expression', sentence })}`;
    }
    const { error } = computed;
    if (error) return html`${label}${this.#renderFault({ kind: 'error', error, retry: () => this.retry() })}`;
    const pieces = computing.computedPieces(computed, this.#indicator, language, (status) => this.#status(status));
    if (!pieces) return html`${label}${this.#renderSkeleton()}`;
    const { feed } = computed;
    const date = computed.outcome!.date ? formatDate(computed.outcome!.date, language) : '';
    const { publisher, licence } = feed!;
    return html`${label}
      <p class="figure">
        ${
          computed.selectable && pieces.value !== null
            ? html`<button class="value" part="value" type="button" title=${pieces.select} aria-describedby="select" @click=${() => computed.select()}
                >${pieces.figure}</button
              ><span hidden id="select">${pieces.select}</span>`
            : html`<span class="value" part="value">${pieces.figure}</span>`
        }<span class="hidden-text">, </span>
        ${
          pieces.per > 1
            ? html`<span class="where">${this.#text.per(quantity(pieces.per, { unit: 'nombre', decimals: 0, language }))}</span>`
            : nothing
        }
        <span class="where">${pieces.where}</span>
      </p>
      <div class="said" part="sentence">
        ${pieces.notes.length ? html`<p>${sentences(pieces.notes)}</p>` : nothing}
        ${pieces.filters.length ? html`<p class="small">${sentences(pieces.filters)}</p>` : nothing}
        <p class="small" role="status">${pieces.told}</p>
      </div>
      <div class="chart" part="chart">${pieces.chart}</div>
      <footer class="foot" part="foot">
        <span>${this.#text.computed(date)}</span>
        ${publisher ? html`<span>${this.#text.source}${linked(publisher.name, publisher.url)}</span>` : nothing}
        ${licence ? html`<span>${linked(licence.name, licence.url)}</span>` : nothing}
      </footer>`;
  }

  /** What is said of the figure: how it changed, its target; then what else must be known to read it rightly. */
  #renderSentence(indicator: Indicator, now: Observation, target: TargetState | undefined) {
    const text = this.#text;
    const writing = this.#writing(indicator);
    const q = (value: number) => quantity(value, writing);
    const when = (period: Period) => text.when(period.code, this.#period(period));
    const said: unknown[] = [];
    const change = changeOf(indicator, this.#series, now);
    if (typeof change !== 'string') {
      const { difference, percent, from, judged } = change;
      const since = text.since(from.period.code, this.#period(from.period));
      said.push(
        difference
          ? [
              html`<strong class="change ${judged > 0 ? 'good' : judged < 0 ? 'bad' : ''}"
                ><span aria-hidden="true">${difference > 0 ? '↗' : '↘'} </span>${quantity(difference, {
                  ...writing,
                  unit: isShare(indicator.unit) ? 'points' : indicator.unit,
                  signed: true,
                })}</strong
              > `,
              percent === undefined
                ? ''
                : [
                    '(',
                    quantity(percent, {
                      ...writing,
                      unit: '%',
                      decimals: Math.abs(percent) < 10 ? 1 : 0,
                      signed: true,
                    }),
                    ') ',
                  ],
              since,
              judged ? `, ${judged > 0 ? text.better : text.worse}` : '',
            ]
          : `${text.stable} ${since}`,
      );
    } else if (Object.hasOwn(text.noChange, change)) said.push(text.noChange[change as keyof CardMessages['noChange']]);
    if (target) {
      const { target: goal, verdict, expected } = target;
      said.push([
        text.goal(this.#local(goal.label), q(goal.value), goal.period ? when(goal.period) : ''),
        verdict ? `, ${text.verdicts[verdict]}` : '',
        expected === undefined ? '' : text.expected(q(expected), when(now.period)),
      ]);
    }
    const notes: unknown[] = [];
    if (now.low !== undefined) notes.push(text.interval(q(now.low), q(now.high!)));
    if (now.comment) notes.push(this.#local(now.comment));
    const marked = this.#marked(this.#series, now);
    notes.push(...marked.slice(0, MOST_NOTES));
    return html`<div class="said" part="sentence">
      ${said.length ? html`<p>${sentences(said)}</p>` : nothing}
      ${notes.length ? html`<p class="small">${sentences(notes)}${marked.length > MOST_NOTES ? ' …' : nothing}</p>` : nothing}
      ${this.rows && this.#asRows ? this.rows.standing(this.#shown(indicator, now)) : nothing}
    </div>`;
  }

  /** "2020 à 2021 : secret statistique": the observations that are not final, those alike and side by side as one. */
  #marked(series: readonly Observation[], latest: Observation): string[] {
    const groups: { words: string; from: string; to: string }[] = [];
    let before = '';
    for (const one of series) {
      const words = one === latest ? '' : this.#statuses(one) + (one.comment ? ` (${this.#local(one.comment)})` : '');
      const period = this.#period(one.period);
      if (words && words === before) groups.at(-1)!.to = period;
      else if (words) groups.push({ words, from: period, to: period });
      before = words;
    }
    return groups.map(({ words, from, to }) => this.#text.span(from, to) + words);
  }

  /** Whether other territories, or parts, stand in the place of the line. */
  get #asRows() {
    return this.hasAttribute('compare') || this.#series.length < 2 || this.#indicator!.parts.length > 0;
  }

  #shown(indicator: Indicator, now: Observation) {
    const { language } = this;
    return {
      indicator,
      now,
      territory: this.#territory!,
      territories: this.data!.territories,
      codes: wordsIn(this.compare),
      writing: this.#writing(indicator),
      statuses: (one: Observation) => this.#statuses(one),
      period: (period: Period) => this.#period(period),
      language,
    };
  }

  #renderChart(indicator: Indicator, now: Observation, target: TargetState | undefined) {
    if (this.#asRows) {
      if (this.rows) return this.rows.rowChart(this.#shown(indicator, now));
      void import('../../parts/card/rows.js').then((rows) => (this.rows = rows)).catch(() => undefined);
      return nothing;
    }
    const series = this.#series;
    const writing = this.#writing(indicator);
    const path = target?.path ?? [];
    return lineChart({
      points: series.map(({ period, value, low, high, statuses }, index) => ({
        at: period.end,
        value: value ?? undefined,
        low,
        high,
        open: statuses.some((status) => OPEN.includes(status)),
        forecast: statuses.includes('prevision'),
        broken: index > 0 && statuses.includes('rupture') ? this.#status('rupture') : undefined,
      })),
      path: path.map(({ period, value }) => ({ at: period.end, value })),
      level: path.length ? undefined : target?.target.value,
      least: indicator.min,
      most: indicator.max,
      ends: [this.#period(series[0]!.period), this.#period((path.at(-1) ?? series.at(-1)!).period)],
      format: (value, decimals) => quantityText(value, { ...writing, decimals }),
    });
  }

  #renderFoot(indicator: Indicator, now: Observation) {
    const { source, updated } = indicator;
    const text = this.#text;
    const name = source && [source.producer, source.dataset].filter(Boolean).join(', ');
    const date = source?.published ?? updated;
    return html`<footer class="foot" part="foot">
      ${
        name
          ? html`<span
              >${text.source}${linked(name, source.url)}</span
            >`
          : nothing
      }
      ${date ? html`<span>${text.updated(formatDate(date, this.language))}</span>` : nothing}
      ${source?.licence ? html`<span>${source.licence}</span>` : nothing}
      <span class="asks">${this.#renderAsk('table', text.table)}${this.#renderAsk('method', text.method)}</span>
      ${
        this.open
          ? html`<ess-part-card-more
              id="more"
              .view=${this.open}
              .told=${{ ...this.#shown(indicator, now), url: this.data!.url, sentence: () => this.#sentenceText() }}
            ></ess-part-card-more>`
          : nothing
      }
    </footer>`;
  }

  #renderAsk(view: 'table' | 'method', words: string) {
    return html`<button
      class="link"
      type="button"
      aria-expanded=${this.open === view}
      @click=${() => {
        this.open = this.open === view ? undefined : view;
        void import('../../parts/card/more.js').catch(() => (this.open = undefined));
      }}
    >
      ${words}
    </button>`;
  }

  /** The name and what is said of it, as one text. */
  #sentenceText(): string {
    const pieces = this.renderRoot.querySelectorAll('.head, .figure, .said');
    return [...pieces]
      .map(spoken)
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/ ([,.])/g, '$1')
      .trim();
  }

  #writing({ unit, decimals }: Indicator): Writing {
    return { unit, decimals, language: this.language };
  }

  #local(text: LocalText | undefined): string {
    return localText(text, this.language);
  }

  #name(code: string): string {
    return this.data!.territories.get(code)?.name ?? code;
  }

  #period({ code }: Period): string {
    return periodWords(code, this.language, this.#text.quarter);
  }

  #status(status: string): string {
    return this.#text.statuses[status as keyof CardMessages['statuses']] ?? status;
  }

  #statuses({ statuses }: Observation): string {
    return statuses.map((status) => this.#status(status)).join(', ');
  }
}

/** The text of an element without what only the eye has. */
function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
  return copy.textContent;
}

function linked(name: string, url: string | undefined) {
  return url ? html`<a href=${url} rel="noopener noreferrer">${name}</a>` : name;
}

/** Pieces as sentences: each begins with a capital and ends with a full stop. */
function sentences(pieces: readonly unknown[]) {
  return pieces.map((piece, index) => {
    const [first, ...rest] = [piece].flat(3);
    const begun = typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first;
    return [index ? ' ' : '', begun, rest, '.'];
  });
}

if (!customElements.get('ess-indicator-card')) customElements.define('ess-indicator-card', EssIndicatorCard);

declare global {
  interface HTMLElementTagNameMap {
    'ess-indicator-card': EssIndicatorCard;
  }
}
