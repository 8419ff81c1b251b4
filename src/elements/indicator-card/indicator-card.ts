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
import { linked, sentences } from '../../parts/card/sentences.js';
import type { Content, Shown } from '../../parts/card/shown.js';
import { heading } from '../../parts/heading.js';
import { quantity } from '../../parts/quantity.js';
import tokens from '../../parts/tokens.styles.js';
import { changeOf, currentOf, isShare, targetOf, territoryOf } from '../../query/figures.js';
import { FeedElement, wordsIn } from '../feed-element.js';
import styles from './indicator-card.styles.js';

/** Most groups of statuses that are told under a figure: the table has them all. */
const MOST_NOTES = 4;

/** What comes late. */
const LATE = {
  line: () => import('../../parts/card/line.js'),
  rows: () => import('../../parts/card/rows.js'),
  parts: () => import('../../parts/card/parts.js'),
  computed: () => import('../../parts/card/computed.js'),
  notice: () => import('../../parts/card/notice.js'),
  more: () => import('../../parts/card/more.js'),
};
type Late = { [Name in keyof typeof LATE]: Awaited<ReturnType<(typeof LATE)[Name]>> };

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
  @state() private accessor open: 'table' | 'method' | 'peers' | undefined;

  #indicator: Indicator | undefined;
  /** The territory's code, and its observations; undefined where the indicator says nothing of it. */
  #territory: string | undefined;
  #series: readonly Observation[] = [];
  #internals = this.attachInternals();
  #computed: Computed | undefined;
  /** What came late; null while it is on its way, an error where it could not be had. */
  #came: { [Name in keyof Late]?: Late[Name] | Error | null } = {};

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
    return (await LATE.notice()).errorWords;
  }

  /** A late piece, asked for if it is not there; it is drawn when it comes. */
  #late<Name extends keyof Late>(name: Name): Late[Name] | undefined {
    const came = this.#came[name];
    if (came === undefined) {
      this.#came[name] = null;
      void (LATE[name]() as Promise<Late[Name]>)
        .then((piece) => {
          this.#came[name] = piece;
          const root = this.renderRoot as ShadowRoot;
          const sheets = new Set(root.adoptedStyleSheets);
          if ('styles' in piece) for (const { styleSheet } of piece.styles) sheets.add(styleSheet!);
          root.adoptedStyleSheets = [...sheets];
        })
        .catch((error: Error) => (this.#came[name] = error))
        .then(() => this.requestUpdate());
    }
    return came && !(came instanceof Error) ? (came as Late[Name]) : undefined;
  }

  /** In the place of a late piece: nothing while it is on its way; if it could not be had a sentence, and a way to try again. */
  #missing(name: keyof Late) {
    return this.#came[name] instanceof Error
      ? html`<p class="small" role="alert">
          ${this.#text.missing}
          <button
            class="link"
            type="button"
            @click=${() => {
              this.#came[name] = undefined;
              this.requestUpdate();
            }}
          >
            ${this.#text.retry}
          </button>
        </p>`
      : nothing;
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
    if (this.#isComputed) this.#compute();
    // Asked for while the feed is on its way.
    else this.#late(this.#chartName);
  }

  get #isComputed() {
    return !!this.compute || !!this.#indicator?.calculation;
  }

  #compute() {
    const computing = this.#late('computed');
    if (!computing || !this.data || !this.isConnected) return;
    this.#computed ??= new computing.Computed({
      changed: () => this.requestUpdate(),
      label: (otherwise) => this.#renderLabel(otherwise),
      fault: (fault) => this.#renderFault(fault),
      skeleton: () => this.#renderSkeleton(),
      more: (content) => this.#renderMore(content),
      retry: this.#retry,
    });
    const { feedUrl: url, taxonomy, compute: expression, data: indicators, follow, group, language } = this;
    this.#computed.follow({
      url,
      taxonomy,
      expression,
      indicator: this.#indicator,
      indicators,
      territories: wordsIn(this.territory),
      follow,
      group,
      language,
    });
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const { data } = this;
    if (!data) return;
    if (this.#isComputed) {
      const change = this.#computed?.change();
      if (change) this.emit('ess-change', change);
      if (this.#computed?.settled) this.settle(change ? 1 : 0, 0, this.#text.skipped);
    } else if (this.#came[this.#chartName])
      this.settle(this.#series.length ? 1 : 0, data.notes.length, this.#text.skipped);
  }

  /** The button goes; the focus must not be lost with it. */
  #retry = () => {
    this.retry();
    (this.renderRoot.firstElementChild as HTMLElement).focus({ preventScroll: true });
  };

  override render() {
    return html`<article class="card" part="card" tabindex="-1" lang=${this.language}>${this.#renderState()}</article>`;
  }

  #renderState() {
    const { data, feedState } = this;
    if (!data) {
      return feedState?.error
        ? this.#renderFault({ kind: 'error', error: feedState.error, retry: this.#retry })
        : this.#renderSkeleton();
    }
    if (this.#isComputed) {
      return this.#computed?.card() ?? (this.#came.computed ? this.#missing('computed') : this.#renderSkeleton());
    }
    if (!this.#indicator)
      return this.#renderFault(
        data.ids.length ? { kind: 'indicator', id: this.indicator, ids: data.ids } : { kind: 'none' },
      );
    if (!this.#series.length) {
      return html`${this.#renderLabel()}${this.#renderFault({
        kind: 'territory',
        code: this.territory,
        codes: [...this.#indicator.series.keys()],
        territories: data.territories,
      })}`;
    }
    return this.#renderFigure(this.#shown(this.#indicator));
  }

  #renderSkeleton() {
    return html`<p class="hidden-text" role="status">${this.#text.loading}</p>
      <div class="skeleton"><span></span><span></span><span></span></div>`;
  }

  /** What stands in the place of the figure; its words come late. */
  #renderFault(fault: CardFault) {
    const notice = this.#late('notice');
    return html`<div class="fault">${notice ? notice.cardNotice(fault, this.language) : this.#text.failed}</div>`;
  }

  #renderFigure(shown: Shown) {
    const text = this.#text;
    const { indicator, now, writing, territory } = shown;
    const { updated, source } = indicator;
    const name = source && [source.producer, source.dataset].filter(Boolean).join(', ');
    const date = source?.published ?? updated;
    return html`
      ${this.#renderLabel()}
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
          >${territory && `${this.#name(territory)}, `}${this.#period(now.period)}${
            now.value !== null && now.statuses.length ? ` (${this.#statuses(now)})` : nothing
          }</span
        >
      </p>
      ${this.#renderSentence(shown)}
      <div class="chart" part="chart">${this.#late(this.#chartName)?.chart(shown) ?? this.#missing(this.#chartName)}</div>
      <footer class="foot" part="foot">
        ${
          name
            ? html`<span
                >${text.source}${linked(name, source.url)}</span
              >`
            : nothing
        }
        ${date ? html`<span>${text.updated(formatDate(date, this.language))}</span>` : nothing}
        ${source?.licence ? html`<span>${source.licence}</span>` : nothing}
        ${this.#renderMore(shown)}
      </footer>
    `;
  }

  #renderLabel(otherwise = '') {
    const words = this.label || this.#local(this.#indicator?.label) || otherwise;
    return html`<div class="head" part="label">${words ? heading(this.headingLevel, words) : nothing}</div>`;
  }

  /** What is said of the figure: how it changed, its target; then what else must be known to read it rightly. */
  #renderSentence(shown: Shown) {
    const text = this.#text;
    const { indicator, now, target, writing } = shown;
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

  /** Parts or other territories may stand in the place of the line. */
  get #chartName() {
    return (this.#indicator?.raw['repartition'] as unknown[] | undefined)?.length
      ? 'parts'
      : this.hasAttribute('compare') || (this.#indicator && this.#series.length < 2)
        ? 'rows'
        : 'line';
  }

  #shown(indicator: Indicator): Shown {
    const { language } = this;
    const { unit, decimals } = indicator;
    const territory = this.#territory!;
    return {
      indicator,
      now: currentOf(this.#series)!,
      target: targetOf(indicator, territory),
      series: this.#series,
      territory,
      territories: this.data!.territories,
      codes: wordsIn(this.compare),
      writing: { unit, decimals, language },
      language,
      status: (status) => this.#status(status),
      statuses: (one) => this.#statuses(one),
      period: (period) => this.#period(period),
    };
  }

  /** A copy that could not be renewed; what is told on demand, of which `told` is the source. */
  #renderMore(told: Shown | Content) {
    const { staleSince } = this.feedState!;
    return html`${staleSince ? this.#late('notice')?.stale(staleSince, this.language, this.#retry) : nothing}
      <span class="asks"
        >${this.#renderAsk('table')}${
          (told as Shown).indicator?.series.size > 4 ? this.#renderAsk('peers') : nothing
        }${this.#renderAsk('method')}</span
      >
      ${
        this.open
          ? this.#late('more')
            ? html`<ess-part-card-more id="more" .view=${this.open} .told=${told}></ess-part-card-more>`
            : this.#missing('more')
          : nothing
      }`;
  }

  #renderAsk(view: 'table' | 'method' | 'peers') {
    return html`<button
      class="link"
      type="button"
      aria-expanded=${this.open === view}
      @click=${() => (this.open = this.open === view ? undefined : view)}
    >
      ${this.#text[view]}
    </button>`;
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

if (!customElements.get('ess-indicator-card')) customElements.define('ess-indicator-card', EssIndicatorCard);

declare global {
  interface HTMLElementTagNameMap {
    'ess-indicator-card': EssIndicatorCard;
  }
}
