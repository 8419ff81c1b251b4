import { html, nothing } from 'lit';
import '../beyond.js';
import { libraryBase } from '../../base-url.js';
import type { Feed, FeedError } from '../../feed/feed.js';
import type { Indicator, IndicatorFeed } from '../../feed/indicators.js';
import { recordReader } from '../../feed/read.js';
import { feedAddress, feedSource } from '../../feed/source.js';
import { localText, type LocalText } from '../../feed/table.js';
import { loadCommunes } from '../../geo/library-data.js';
import { CARD_COMPUTED } from '../../i18n/card-computed.js';
import { cardMessages } from '../../i18n/card-messages.js';
import { formatDate } from '../../i18n/format.js';
import type { Language } from '../../i18n/language.js';
import { type Calculation, type CalculationError, parseCalculation, readCalculation } from '../../query/calculation.js';
import { type Computation, countedFilter, type Outcome, passingOf, prepare } from '../../query/compute.js';
import { parseFilter } from '../../query/filter.js';
import type { Filter } from '../../query/query.js';
import { groupSession, type Session } from '../../query/session.js';
import { favouritesOf } from '../favourites.js';
import { fetchJson } from '../fetch-json.js';
import { groupPreset } from '../group-preset.js';
import { quantity, quantityText, type Writing } from '../quantity.js';
import computedStyles from './computed.styles.js';
import type { CardFault } from './notice.js';
import { rowsOfParts, styles as partStyles } from './parts.js';
import { linked, sentences } from './sentences.js';
import type { Content } from './shown.js';

// Loaded by a card whose figure is computed from the records.

export const styles = [...partStyles, computedStyles];

/** What a computed card asks for. */
export interface Asked {
  readonly url: string;
  readonly taxonomy: string;
  /** The one-line form; without it the indicator's own `calcul`. */
  readonly expression: string;
  readonly indicator: Indicator | undefined;
  readonly indicators: IndicatorFeed;
  readonly territories: readonly string[];
  readonly follow: boolean;
  readonly group: string;
  readonly language: Language;
}

/** What the card lends for the drawing. */
export interface Frame {
  changed(): void;
  label(otherwise: string): unknown;
  fault(fault: CardFault): unknown;
  skeleton(): unknown;
  /** The ways to the table, the method and the files. */
  more(content: Content): unknown;
  retry(): void;
}

const keyOf = ({ url, taxonomy, expression, indicator, territories, follow, group }: Asked) =>
  JSON.stringify([url, taxonomy, expression, indicator?.id, territories, follow, group]);

/** Keeps a computed figure in step with the feed, and with the group's filters where it follows them. */
export class Computed {
  outcome: Outcome | undefined;
  feed: Feed | undefined;
  error: FeedError | undefined;
  fault: CalculationError | undefined;
  calculation: Calculation | undefined;
  /** What a click on the figure led to. */
  told: 'selected' | 'wider' | undefined;

  #frame: Frame;
  #told: Outcome | undefined;
  #asked: Asked | undefined;
  #key = '';
  #leave: (() => void)[] = [];
  #session: Session | undefined;
  #computation: Computation | undefined;
  #round = 0;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** Follows what is asked, unless it does already. */
  follow(asked: Asked): void {
    const key = keyOf(asked);
    this.#asked = asked;
    if (key === this.#key) return;
    this.leave();
    this.#key = key;
    this.outcome = this.fault = this.calculation = this.told = undefined;
    const raw = asked.indicator?.calculation;
    const read = asked.expression ? parseCalculation(asked.expression) : raw ? readCalculation(raw) : undefined;
    if (!read || 'code' in read) {
      this.fault = read;
      return;
    }
    this.calculation = read;
    const source = feedSource(asked.url, recordReader, { taxonomy: asked.taxonomy });
    const changed = () => {
      this.error = source.state.error;
      if (source.state.feed === this.feed) return this.#frame.changed();
      this.feed = source.state.feed;
      void this.#prepare();
    };
    this.#leave.push(source.subscribe(changed));
    if (asked.group) {
      const url = feedAddress(asked.url);
      this.#session = groupSession(url, asked.group, parseFilter(groupPreset(url, asked.group) ?? ''));
      if (this.#follows) this.#leave.push(this.#session.subscribe(() => void this.#answer()));
    }
    this.feed = undefined;
    changed();
  }

  /** What the page is told of a new figure; undefined where it knows it. */
  change() {
    const { outcome } = this;
    if (!outcome || outcome === this.#told) return undefined;
    this.#told = outcome;
    return { count: outcome.value, query: { filter: this.chosen ?? {} } };
  }

  /** Whether there is a figure, or a reason why not. */
  get settled(): boolean {
    return !!(this.outcome ?? this.fault ?? this.error);
  }

  leave(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#key = '';
    this.#session = undefined;
  }

  /** Whether a click can show the records that were counted. */
  get selectable(): boolean {
    return this.#session !== undefined && !!this.calculation?.kinds.length;
  }

  /** Codes that the figure is held to; empty for all of the feed. */
  get territories(): readonly string[] {
    return this.calculation ? this.#placed(this.calculation).territories : [];
  }

  /** The group's filter, where the figure follows it. */
  get chosen(): Filter | undefined {
    return this.#follows ? this.#session?.state.filter : undefined;
  }

  /** Shows the counted records in the widgets of the group. */
  select(): void {
    const counted = countedFilter(this.#placed(this.calculation!), this.chosen);
    if (!counted) return;
    this.told = counted.exact ? 'selected' : 'wider';
    this.#session!.update({ filter: counted.filter, favouritesOnly: false, bounds: undefined, selected: undefined });
    this.#frame.changed();
  }

  /** The card, drawn. */
  card() {
    return this.#asked && computedCard(this, this.#frame, this.#asked);
  }

  get #follows(): boolean {
    return !!this.#asked?.group && (this.#asked.follow || !!this.calculation?.follows);
  }

  #placed(calculation: Calculation): Calculation {
    const { territories } = this.#asked!;
    return territories.length ? { ...calculation, territories } : calculation;
  }

  async #prepare() {
    const { feed, calculation } = this;
    const round = ++this.#round;
    this.#computation = undefined;
    if (!feed || !calculation) return this.#frame.changed();
    const data = { base: `${libraryBase()}data/`, fetchJson };
    const placed = this.#placed(calculation);
    const computation = await prepare(
      placed,
      {
        feed,
        indicators: this.#asked!.indicators,
        data,
        communesOf: async (departments) =>
          feed.communes.length
            ? feed.communes
            : (await Promise.all(departments.map((code) => loadCommunes(data, `communes/${code}.json`)))).flat(),
      },
      placed.territories,
    ).catch(() => undefined);
    if (round !== this.#round) return;
    this.#computation = computation;
    if (!computation) this.error = { code: 'network', url: feed.url };
    void this.#answer();
  }

  async #answer() {
    const computation = this.#computation;
    const { feed } = this;
    if (!computation || !feed) return this.#frame.changed();
    const state = this.#follows ? this.#session?.state : undefined;
    let passing: Uint32Array | undefined;
    if (state) {
      const { filter, bounds, favouritesOnly } = state;
      const ids = favouritesOnly ? { ids: [...favouritesOf(feed.url).ids] } : {};
      const result = await passingOf(feed, { filter, language: 'fr', ...(bounds && { bounds }), ...ids });
      // An answer that comes late is dropped.
      if (computation !== this.#computation || state !== this.#session?.state) return;
      ({ passing } = result);
    }
    this.outcome = computation.answer(passing);
    this.#frame.changed();
  }
}

/** How a computed figure is written. */
function writingOf(
  { unit }: Outcome,
  { operation }: Calculation,
  indicator: Indicator | undefined,
  language: Language,
): Writing {
  const decimals = indicator?.decimals || (unit === '%' || operation === 'rapport' ? 1 : 0);
  const own = indicator && indicator.unit !== 'nombre' ? indicator.unit : unit;
  return { unit: own, decimals, language };
}

/** The figure, what it is of, and its parts, each where the card has room for it. */
function computedPieces(
  computed: Computed,
  indicator: Indicator | undefined,
  language: Language,
  statusOf: (status: string) => string,
) {
  const { outcome, calculation, feed } = computed;
  const text = CARD_COMPUTED[language];
  if (!outcome || !calculation || !feed) return undefined;
  const writing = writingOf(outcome, calculation, indicator, language);
  const { value, status, numerator, denominator, unknown, known, parts, low, high } = outcome;
  const inhabitants = (share: number) =>
    quantityText((share / 100) * denominator!, { unit: 'hab', decimals: 0, language });
  const figure =
    value === null ? html`<span class="words">${statusOf(status ?? 'nd')}</span>` : quantity(value, writing, 'unit');
  const notes = [
    numerator !== undefined && denominator !== undefined && calculation.operation !== 'moyenne'
      ? text.of(numerator, denominator, unknown)
      : unknown
        ? text.known(known)
        : '',
    text.unknown(unknown),
    low === undefined || low === high
      ? ''
      : text.range(
          inhabitants(low),
          inhabitants(high! - low),
          quantityText(low, writing),
          quantityText(high!, writing),
        ),
  ].filter(Boolean);
  const own = termWords(computed, calculation);
  const chosen = computed.chosen && filterWords(feed, computed.chosen, language);
  return {
    title: computedTitle(computed, language),
    writing,
    own,
    status: statusOf(status ?? 'nd'),
    figure,
    value,
    where: placeWords(computed),
    per: calculation.per,
    notes,
    filters: [own ? text.filters(own) : '', chosen ? text.followed(chosen) : ''].filter(Boolean),
    chart: parts
      ? rowsOfParts(
          parts.map(({ label, count }) => ({
            name: localText(label, language),
            value: count ?? undefined,
            words: count === null ? text.hidden : quantity(count, { ...writing, unit: 'nombre', decimals: 0 }),
          })),
          { ...writing, unit: 'nombre', decimals: 0 },
        )
      : nothing,
    select: text.select,
    told: computed.told ? text[computed.told] : '',
  };

  function termWords({ feed: of }: Computed, { terms, among, operation }: Calculation): string {
    const inner = operation === 'part' ? [among, terms] : [terms];
    return inner
      .flatMap(({ filter, extra }) => [
        filterWords(of!, filter, language),
        ...extra.map(([, codes]) => codes.map((code) => labelOf(of!.vocabularies.phases, code, language)).join(', ')),
      ])
      .filter(Boolean)
      .join(' · ');
  }
}

/** The card of a computed figure: a click on it shows the records that were counted. */
function computedCard(computed: Computed, frame: Frame, asked: Asked) {
  const { indicator, language } = asked;
  const text = cardMessages(language);
  const label = frame.label(computedTitle(computed, language));
  const { fault, error, feed, outcome } = computed;
  if (fault)
    return html`${label}${frame.fault({ kind: 'expression', sentence: CARD_COMPUTED[language].error(fault) })}`;
  if (error) return html`${label}${frame.fault({ kind: 'error', error, retry: () => frame.retry() })}`;
  const pieces = computedPieces(computed, indicator, language, (status) =>
    Object.hasOwn(text.statuses, status) ? text.statuses[status as keyof typeof text.statuses] : status,
  );
  if (!pieces) return html`${label}${frame.skeleton()}`;
  const date = outcome!.date ? formatDate(outcome!.date, language) : '';
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
          ? html`<span class="where">${text.per(quantity(pieces.per, { unit: 'nombre', decimals: 0, language }))}</span>`
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
      <span>${CARD_COMPUTED[language].computed(date)}</span>
      ${publisher ? html`<span>${text.source}${linked(publisher.name, publisher.url)}</span>` : nothing}
      ${licence ? html`<span>${linked(licence.name, licence.url)}</span>` : nothing}
      ${frame.more(contentOf(computed, asked, pieces))}
    </footer>`;
}

/** The table, the method and the files of a computed figure. */
function contentOf(
  { outcome, calculation, feed, territories }: Computed,
  { indicator, language, expression }: Asked,
  { title, value, where, writing, own, filters, status }: NonNullable<ReturnType<typeof computedPieces>>,
): Content {
  const text = CARD_COMPUTED[language];
  const { numerator, denominator, known, unknown, excluded, parts, date } = outcome!;
  const { publisher, licence } = feed!;
  const label = localText(indicator?.label, language) || title;
  const plain: Writing = { unit: 'nombre', decimals: 0, language };
  const count = (name: string, number: number | undefined) =>
    number === undefined ? [] : [{ name, value: quantityText(number, { ...plain, decimals: number % 1 ? 1 : 0 }) }];
  const unit = typeof writing.unit === 'string' ? writing.unit : writing.unit.other;
  return {
    language,
    file: indicator?.id ?? 'calcul',
    tables: () =>
      [
        {
          caption: [label, where].filter(Boolean).join(', '),
          first: text.figure,
          rows: [
            { name: text.result, value: value === null ? status : quantityText(value, writing), own: true },
            ...count(text.counted, numerator),
            ...count(text.whole, denominator),
            ...count(text.knownRow, known),
            ...count(text.unknownRow, unknown),
            ...count(text.excluded, excluded),
          ],
        },
        {
          caption: label,
          first: text.partRow,
          rows: (parts ?? []).map((part) => ({
            name: localText(part.label, language),
            value: part.count === null ? text.hidden : quantityText(part.count, plain),
          })),
        },
      ].filter(({ rows }) => rows.length),
    blocks: () => [
      {
        title: text.calculation,
        lines: [
          title,
          Object.hasOwn(text.formulas, calculation!.operation) ? text.formulas[calculation!.operation]! : '',
          ...filters,
          where && text.place(where),
          expression && text.written(expression),
        ].filter(Boolean),
      },
      { title: text.records, lines: [text.counts(known, unknown, excluded)] },
      {
        title: text.source,
        lines: [
          [text.computed(date ? formatDate(date, language) : ''), publisher?.name, licence?.name]
            .filter(Boolean)
            .join(' · '),
        ],
      },
    ],
    cells: (people) => {
      const row = (name: string, number: number | null, of: string, why: string) => [
        indicator?.id ?? 'calcul',
        name,
        territories.join(' '),
        where,
        date,
        number,
        of,
        why,
        [publisher?.name, own].filter(Boolean).join(', '),
        licence?.name,
      ];
      return [
        row(label, value, unit, value === null ? (people ? status : (outcome!.status ?? 'nd')) : ''),
        ...(parts ?? []).map((part) =>
          row(
            `${label}${text.colon}${localText(part.label, language)}`,
            part.count,
            'nombre',
            part.count === null ? (people ? text.hidden : 'secret') : '',
          ),
        ),
      ];
    },
  };
}

/** A title for a figure that has none: the operation and what it is of. */
function computedTitle({ calculation, feed }: Computed, language: Language): string {
  const text = CARD_COMPUTED[language];
  if (!calculation) return '';
  const subject = labelOf(feed?.vocabularies.kinds ?? [], calculation.subject, language);
  return `${text.operations[calculation.operation] ?? ''}${text.colon}${subject}`;
}

function placeWords({ territories, feed }: Computed): string {
  return territories.map((code) => feed!.territories.find((one) => one.code === code)?.name ?? code).join(', ');
}

function filterWords({ vocabularies, territories }: Feed, filter: Filter, language: Language): string {
  const { categories, families, services, kinds } = vocabularies;
  const words = (terms: readonly Term[], codes: readonly string[] = []) =>
    codes.map((code) => labelOf(terms, code, language)).join(', ');
  return [
    words([...families, ...categories], filter.categories),
    words(kinds, filter.kinds),
    words(services, filter.services),
    filter.territories?.map((code) => territories.find((one) => one.code === code)?.name ?? code).join(', '),
    filter.text && CARD_COMPUTED[language].quoted(filter.text),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface Term {
  readonly code: string;
  readonly label: LocalText;
}

function labelOf(terms: readonly Term[], code: string, language: Language): string {
  return localText(terms.find((term) => term.code === code)?.label, language) || code;
}
