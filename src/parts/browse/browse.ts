import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Feed, FeedState } from '../../feed/feed.js';
import type { FeedRecord } from '../../feed/table.js';
import { distanceKm } from '../../geo/distance.js';
import { messages, type Language } from '../../i18n/messages.js';
import { writeAddress } from '../../query/address.js';
import { engineOf } from '../../query/engine.js';
import type { Bounds, Filter, Position, Query, QueryResult, Sort } from '../../query/query.js';
import { Session, type Place, type SessionState } from '../../query/session.js';
import { wordsOf } from '../../query/text.js';
import base from '../base.styles.js';
import '../detail/detail.js';
import type { PartDetail } from '../detail/detail.js';
import { Favourites } from '../favourites.js';
import { FeedQuery } from '../feed-query.js';
import type { Filters } from '../filters/filters.js';
import { glyph } from '../glyph.js';
import type { PartList } from '../list/list.js';
import { locate, type LocateFailure } from '../locate.js';
import { lateNotice, type Said } from '../missing.js';
import { placeWords } from '../places.js';
import { nounsOf } from '../record-words.js';
import type { Suggestion } from '../search/search.js';
import '../filters/filters.js';
import '../list/list.js';
import '../search/search.js';
import '../summary/summary.js';
import styles from './browse.styles.js';
import { chipsOf, withoutChip } from './chips.js';
import { suggestions } from './suggestions.js';

/** Where the visitor's choice asks the map to go. */
export interface Target {
  readonly place?: Place;
  readonly row?: number;
}

/** What the visitor's choice gives. */
export interface Answer {
  readonly result: QueryResult;
  readonly query: Query;
  /** What the list waits for before it shows the result: whoever hears of it may set it. */
  until?: Promise<unknown>;
}

/** The names that a public element passes on with `exportparts`. */
export const BROWSE_PARTS =
  'toolbar, panel, locate-button, filters-button, search-input, suggestions, count, chip, item, tile, name, facts, star, pages';

/**
 * Search, filters, list and detail around one query: what the map and the directory have in common.
 *
 * List, filters and detail take turns in one column beside what is slotted (the map); below 720 px of its own width
 * they take the whole width, with a switch between list and map.
 *
 * @slot - The map, when there is one.
 * @slot empty - What to show in place of an empty feed.
 * @event ess-part-answer - The result changed; the list waits for what `until` is set to.
 * @event ess-part-go - `{place?, row?}`: the map should show this.
 * @event ess-part-retry - The visitor asks for the feed again.
 * @csspart toolbar - Search box and buttons.
 * @csspart panel - The column that holds list, filters or detail.
 */
export class Browse extends LitElement {
  static override styles = [base, styles];

  /** Where the loading of the feed stands. */
  @property({ attribute: false }) accessor state: FeedState | undefined;

  @property({ attribute: false }) accessor session = new Session();

  /** What the page's author fixed. Compared by identity. */
  @property({ attribute: false }) accessor lock: Filter = {};

  /** The author's preset, for links that hold only what differs from it. */
  @property({ attribute: false }) accessor preset: Filter = {};

  @property({ attribute: false }) accessor favourites = new Favourites('');

  @property() accessor language: Language = 'fr';

  /** Prefix of the state in the address; empty for none. */
  @property() accessor hash = '';

  /** Origins from which images may load. */
  @property({ attribute: false }) accessor images: readonly string[] = [];

  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** What is shown: `both`, `map`, or `list` (then no map is slotted). */
  @property({ reflect: true }) accessor view: 'both' | 'map' | 'list' = 'both';

  /** Name of the territory, for the count's sentence. */
  @property() accessor territoryName = '';

  /** Its code. */
  @property() accessor territoryCode = '';

  /** What the names of landmarks end with, to tell several widgets of a page apart. */
  @property({ attribute: false }) accessor suffix = '';

  /** On narrow widths, which of the two is seen. */
  @property({ reflect: true }) accessor display: 'list' | 'map' = 'list';

  /** The frame of the map, for "dans cette vue". */
  @property({ attribute: false }) accessor frame: Bounds | undefined;

  @state() private accessor filtersOpen = false;
  @state() private accessor page = 0;
  /** Rows on one spot of the map, listed in place of all results. */
  @state() private accessor spot: readonly number[] | undefined;
  @state() private accessor locating: 'asking' | LocateFailure | undefined;
  @state() private accessor placeWords = '';

  @query('ess-part-list') private accessor list!: PartList | null;
  @query('ess-part-detail') private accessor detail!: PartDetail | null;
  @query('ess-part-filters') private accessor filters!: Filters | null;
  @query('.filters-button') private accessor filtersButton!: HTMLElement | null;

  #query = new FeedQuery(this, engineOf, (result, query) => {
    this.spot = undefined;
    const detail: Answer = { result, query };
    this.#emit('ess-part-answer', detail);
    return detail.until;
  });
  #record: FeedRecord | undefined;
  /** The feed that it was read from: a refreshed one may say otherwise, or no longer know it. */
  #recordOf: Feed | undefined;
  /** Row whose item gets the focus when the detail closes. */
  #returnTo = -1;
  /** Who takes the focus instead: the record was not opened from here. */
  #giveBack: ((row: number) => unknown) | undefined;
  #leave: (() => void) | undefined;
  /** Whether the focus was in here before the present update. */
  #hadFocus = false;

  /** The last answer. */
  get result(): QueryResult | undefined {
    return this.#query.result;
  }

  /**
   * Opens a record, by the visitor's wish: focus goes to its title, and when the detail closes to the record's item in the
   * list, or wherever `giveBack` puts it.
   */
  select(row: number, giveBack?: (row: number) => unknown): void {
    const id = this.#feed?.records.ids[row];
    if (id === undefined) return;
    this.filtersOpen = false;
    this.#giveBack = giveBack;
    this.session.update({ selected: id });
    void this.#enterPanel();
  }

  /** Lists the rows on one spot of the map in place of all results, with the focus on the first. */
  async showSpot(rows: readonly number[]): Promise<void> {
    this.session.update({ selected: undefined });
    this.spot = rows;
    this.filtersOpen = false;
    this.page = 0;
    await this.updateComplete;
    await this.list?.updateComplete;
    this.list?.focusItem(rows[0]!);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = undefined;
  }

  protected override willUpdate(changed: PropertyValues) {
    this.#hadFocus = this.#hasFocus;
    if (changed.has('session') || !this.#leave) {
      this.#leave?.();
      const leave = [
        this.session.subscribe(() => this.requestUpdate()),
        this.favourites.subscribe(() => this.requestUpdate()),
      ];
      this.#leave = () => leave.forEach((stop) => stop());
    }
    const feed = this.#feed;
    if (!feed) return;
    this.#ask(feed);
    this.#openRecord(feed);
  }

  protected override updated() {
    if (this.#hadFocus && !this.#hasFocus) setTimeout(this.#catchFocus, 50);
  }

  override render() {
    const panel = this.#record ? 'detail' : this.filtersOpen ? 'filters' : this.spot ? 'spot' : 'list';
    return html`
      <div class="frame" data-panel=${panel} @keydown=${this.#keydown}>
        ${this.#renderToolbar()}
        ${panel === 'list' || panel === 'spot' ? html`<div class="head">${this.#renderHead()}</div>` : nothing}
        <div class="panel" part="panel" tabindex="-1">
          ${
            panel === 'detail'
              ? this.#renderDetail(this.#record!)
              : panel === 'filters'
                ? this.#renderFilters()
                : this.#renderResults()
          }
        </div>
        <div class="map"><slot></slot></div>
      </div>
    `;
  }

  #renderToolbar() {
    const { text } = this;
    const count = this.#chips.filter(({ key }) => key !== 'q').length;
    return html`
      <div
        class="toolbar"
        part="toolbar"
        role="search"
        aria-label=${(this.view === 'list' ? text.browse.searchList : text.browse.searchMap) + this.suffix}
      >
        <ess-part-search
          exportparts="input: search-input, suggestions"
          .language=${this.language}
          .text=${this.session.state.filter.text ?? ''}
          .placeLabel=${this.session.state.place?.label}
          .vain=${this.result?.order.length === 0}
          .suggest=${this.#suggest}
          @ess-part-text=${this.#typed}
          @ess-part-place=${this.#placeChosen}
          @ess-part-place-clear=${this.#placeCleared}
          @ess-part-suggestion=${this.#suggestionChosen}
        ></ess-part-search>
        <button
          class="button filters-button"
          part="filters-button"
          type="button"
          aria-expanded=${this.filtersOpen && !this.#record}
          @click=${this.#toggleFilters}
        >
          ${glyph('sliders-horizontal', 18)}${text.browse.filters}
          ${
            count
              ? html`<span class="badge" aria-hidden="true">${count}</span
                ><span class="hidden-text">${text.browse.filtersSet(count)}</span>`
              : nothing
          }
        </button>
        <button
          class="button locate"
          part="locate-button"
          type="button"
          title=${text.browse.aroundMe}
          aria-disabled=${this.locating === 'asking'}
          @click=${this.locate}
        >
          ${glyph('locate', 18)}<span class="words">${text.browse.aroundMe}</span>
        </button>
        ${
          this.view === 'both'
            ? html`<ess-part-choice
              .label=${text.browse.display}
              .options=${[
                { value: 'list', label: text.browse.list, glyph: 'list' },
                { value: 'map', label: text.browse.map, glyph: 'map' },
              ]}
              .value=${this.display}
              @ess-part-choice=${this.#displayChosen}
            ></ess-part-choice>`
            : nothing
        }
      </div>
    `;
  }

  /** What stands above the list, and on narrow widths above the map too: notes, the count, the order. */
  #renderHead() {
    const { state, result } = this;
    const feed = this.#feed;
    if (!feed || !result || feed.records.length === 0) return nothing;
    const shown = this.#shown(result);
    const { state: session } = this.session;
    return html`
      ${state?.staleSince ? this.#renderNotice('stale') : nothing}
      ${this.locating && this.locating !== 'asking' ? this.#renderNotice('geolocation') : nothing}
      ${
        session.selected !== undefined && !this.#record
          ? html`<p class="missing" role="alert">${this.text.browse.gone}</p>`
          : nothing
      }
      ${this.spot ? this.#renderSpotHead(this.spot.length) : nothing}
      <ess-part-summary
        exportparts="count, chip"
        .language=${this.language}
        .count=${shown.order.length}
        .chips=${this.spot ? [] : this.#chips}
        .nouns=${nounsOf(feed, shown.order)}
        .territoryName=${this.territoryName}
        .territoryCode=${this.territoryCode}
        .sort=${session.sort}
        .canSortByDistance=${session.place !== undefined}
        .grouped=${session.groupByCommune}
        @ess-part-chip=${this.#chipRemoved}
        @ess-part-sort=${(event: CustomEvent<{ sort: Sort }>) => this.session.update({ sort: event.detail.sort })}
        @ess-part-group=${(event: CustomEvent<{ grouped: boolean }>) =>
          this.session.update({ groupByCommune: event.detail.grouped })}
      ></ess-part-summary>
    `;
  }

  /** What is said above, or in place of, the results. */
  #renderNotice(state: Said['state']) {
    return lateNotice(this, this.language, {
      state,
      error: this.state?.error,
      since: this.state?.staleSince,
      failure: this.locating as LocateFailure,
      chips: this.#chips,
      fixed: this.result?.total === 0,
      retry: this.#retry,
      drop: this.#criterionDropped,
    });
  }

  #renderResults() {
    const { state, result } = this;
    const feed = this.#feed;
    if (state?.status === 'error' && !feed) {
      return this.#renderNotice('error');
    }
    if (!feed || !result) {
      return html`<ess-part-list .loading=${true} .progress=${state?.progress} .language=${this.language}></ess-part-list>`;
    }
    if (feed.records.length === 0) {
      return html`<slot name="empty"></slot>`;
    }
    const shown = this.#shown(result);
    if (shown.order.length === 0) {
      return this.#renderNotice('none');
    }
    const { filter, groupByCommune } = this.session.state;
    return html`<ess-part-list
      exportparts="item, tile, name, facts, star, pages"
      .feed=${feed}
      .result=${shown}
      .page=${this.page}
      .selected=${this.#returnTo}
      .favourites=${this.favourites.ids}
      .headingLevel=${this.headingLevel}
      .language=${this.language}
      .words=${wordsOf(filter.text ?? '')}
      .grouped=${groupByCommune}
      .linkOf=${this.hash ? this.#linkOf : undefined}
      @ess-part-select=${this.#listSelected}
      @ess-part-favourite=${this.#starred}
      @ess-part-page=${(event: CustomEvent<{ page: number }>) => (this.page = event.detail.page)}
    ></ess-part-list>`;
  }

  #renderSpotHead(count: number) {
    return html`<div class="spot-head">
      <button class="button" type="button" @click=${this.#leaveSpot}>
        ${glyph('arrow-left', 18)}${this.text.browse.allResults}
      </button>
      <p>${this.text.browse.sameSpot(count)}</p>
    </div>`;
  }

  #renderFilters() {
    const { result } = this;
    const feed = this.#feed;
    if (!feed || !result) return nothing;
    const { filter, bounds, favouritesOnly } = this.session.state;
    return html`<ess-part-filters
      .vocabularies=${feed.vocabularies}
      .facets=${result.facets}
      .filter=${filter}
      .lock=${this.lock}
      .count=${result.order.length}
      .hasMap=${this.view !== 'list'}
      .inView=${bounds !== undefined}
      .favouritesOnly=${favouritesOnly}
      .favouriteCount=${this.favourites.ids.size}
      .headingLevel=${this.headingLevel}
      .language=${this.language}
      @ess-part-filter=${(event: CustomEvent<{ filter: Filter }>) => this.#change({ filter: event.detail.filter })}
      @ess-part-in-view=${(event: CustomEvent<{ checked: boolean }>) =>
        this.#change({ bounds: event.detail.checked ? this.frame : undefined })}
      @ess-part-favourites=${this.#favouritesAsked}
      @ess-part-clear=${this.#clear}
      @ess-part-close=${this.#toggleFilters}
    ></ess-part-filters>`;
  }

  #renderDetail(record: FeedRecord) {
    const { place } = this.session.state;
    return html`<ess-part-detail
      .feed=${this.#feed}
      .record=${record}
      .language=${this.language}
      .headingLevel=${this.headingLevel}
      .favourite=${this.favourites.ids.has(record.id)}
      .shareUrl=${this.hash ? new URL(this.#linkOf(record.id), location.href).href : undefined}
      .placeWords=${this.placeWords}
      .distanceKm=${place && distanceTo(place, record)}
      .images=${this.images}
      @ess-part-back=${this.#closeDetail}
      @ess-part-favourite=${this.#starred}
      @ess-part-select=${this.#listSelected}
    ></ess-part-detail>`;
  }

  private get text() {
    return messages(this.language);
  }

  get #feed(): Feed | undefined {
    return this.state?.feed;
  }

  get #chips() {
    const feed = this.#feed;
    return feed ? chipsOf(feed.vocabularies, this.session.state, this.language) : [];
  }

  #ask(feed: Feed) {
    const { session, lock, language, favourites } = this;
    const { filter, sort, groupByCommune, favouritesOnly, bounds, place } = session.state;
    const ids = favouritesOnly ? favourites.ids : undefined;
    const inputs = [filter, sort, groupByCommune, ids, bounds, place, lock, language];
    this.#query.ask(feed, inputs, (): Query => {
      this.page = 0;
      return {
        filter,
        lock,
        sort: sort === 'distance' && !place ? 'relevance' : sort,
        groupByCommune,
        language,
        ...(ids && { ids: [...ids] }),
        ...(bounds && { bounds }),
        ...(place && { from: place }),
      };
    });
  }

  #openRecord(feed: Feed) {
    const { selected } = this.session.state;
    if (selected === this.#record?.id && feed === this.#recordOf) return;
    this.#recordOf = feed;
    const row = selected === undefined ? -1 : feed.records.indexOf(selected);
    this.#record = row < 0 ? undefined : feed.records.record(row);
    if (row >= 0) this.#returnTo = row;
    this.placeWords = '';
    if (!this.#record) return;
    const record = this.#record;
    void placeWords(feed, record, this.language).then((words) => {
      if (this.#record === record) this.placeWords = words;
    });
  }

  /** Moves the focus into the detail or the filters, by the visitor's wish. */
  async #enterPanel() {
    await this.updateComplete;
    const { detail, filters } = this;
    await (detail ?? filters)?.updateComplete;
    if (detail) detail.focusTitle();
    else filters?.focusFirst();
  }

  #linkOf = (id: string): string =>
    `#${writeAddress(location.hash, this.hash, this.preset, { ...this.session.state, selected: id })}`;

  #suggest = async (typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> => {
    const feed = this.#feed;
    return feed ? suggestions(feed, this.#query, typed, this.language, signal) : [];
  };

  /** What the list shows: the results, or those of them that stand on one spot of the map. */
  #shown(result: QueryResult): QueryResult {
    const { spot: rows } = this;
    if (!rows) return result;
    const passing = new Set(result.passing);
    const order = Uint32Array.from(rows.filter((row) => passing.has(row)));
    // Distances go by place in the order, which is another one here.
    const { passing: all, facets, total, complete } = result;
    return { order, passing: all, facets, total, complete };
  }

  /** Changes what is asked, by the visitor's wish: whatever hid the results gives way. */
  #change(change: Partial<SessionState>) {
    this.spot = undefined;
    this.session.update(change);
  }

  #typed(event: CustomEvent<{ text: string }>) {
    const text = event.detail.text;
    const { filter, selected } = this.session.state;
    this.#change({ filter: { ...filter, text }, ...(selected !== undefined && { selected: undefined }) });
  }

  #placeChosen(event: CustomEvent<{ place: Place }>) {
    const { place } = event.detail;
    const { filter } = this.session.state;
    this.#change({ place, sort: 'distance', selected: undefined, filter: { ...filter, text: '' } });
    this.#go({ place });
  }

  #placeCleared() {
    const { sort } = this.session.state;
    this.#change({ place: undefined, sort: sort === 'distance' ? 'relevance' : sort });
  }

  #suggestionChosen(event: CustomEvent<{ suggestion: Suggestion }>) {
    const { suggestion } = event.detail;
    const { filter } = this.session.state;
    if (suggestion.kind === 'record') {
      this.select(suggestion.row);
      this.#go({ row: suggestion.row });
    } else if (suggestion.kind === 'category') {
      const categories = [...new Set([...(filter.categories ?? []), suggestion.code])];
      this.#change({ filter: { ...filter, categories, text: '' } });
    }
  }

  /** Asks the browser where the visitor is, then looks around there. */
  locate = async () => {
    if (this.locating === 'asking') return;
    this.locating = 'asking';
    const answer = await locate();
    this.locating = typeof answer === 'string' ? answer : undefined;
    if (typeof answer === 'string') return;
    const place = { ...answer, label: this.text.browse.myPosition };
    this.#change({ place, sort: 'distance', selected: undefined });
    this.#go({ place });
  };

  #toggleFilters() {
    const open = !this.filtersOpen || this.#record !== undefined;
    if (open) this.session.update({ selected: undefined });
    this.filtersOpen = open;
    if (open) void this.#enterPanel();
    else this.filtersButton?.focus();
  }

  #listSelected(event: CustomEvent<{ row: number }>) {
    this.select(event.detail.row);
    this.#go({ row: event.detail.row });
  }

  #closeDetail() {
    const row = this.#returnTo;
    this.session.update({ selected: undefined });
    void this.updateComplete.then(async () => {
      await this.list?.updateComplete;
      if (this.#giveBack) this.#giveBack(row);
      else this.list?.focusItem(row);
    });
  }

  #starred(event: CustomEvent<{ id: string }>) {
    this.favourites.toggle(event.detail.id);
  }

  #favouritesAsked(event: CustomEvent<{ checked: boolean }>) {
    this.favourites.recall();
    this.#change({ favouritesOnly: event.detail.checked });
  }

  #chipRemoved(event: CustomEvent<{ key: string }>) {
    this.#change(withoutChip(this.session.state, event.detail.key));
  }

  /** The button that was pressed goes, results come: the focus waits for them in their place. */
  #criterionDropped(event: CustomEvent<{ key: string }>) {
    this.#panel?.focus({ preventScroll: true });
    this.#chipRemoved(event);
  }

  #clear() {
    this.#change({ filter: {}, favouritesOnly: false, bounds: undefined });
  }

  #retry() {
    this.#emit('ess-part-retry', {});
  }

  #leaveSpot() {
    this.spot = undefined;
  }

  #displayChosen(event: CustomEvent<{ value: 'list' | 'map' }>) {
    this.display = event.detail.value;
  }

  #keydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.#record) this.#closeDetail();
    else if (this.filtersOpen) this.#toggleFilters();
    else if (this.spot) this.#leaveSpot();
    else return;
    event.preventDefault();
  }

  get #panel() {
    return this.renderRoot.querySelector<HTMLElement>('.panel');
  }

  get #hasFocus() {
    return this.matches(':focus-within');
  }

  /** What had the focus is gone, and nobody moved it on: what stands in its place takes it, so that Tab goes on from there. */
  #catchFocus = () => {
    if (document.activeElement !== document.body) return;
    this.#panel?.focus({ preventScroll: true });
    // Narrow, with the map in front, the panel is not there to be focused.
    if (!this.#hasFocus) this.filtersButton?.focus({ preventScroll: true });
  };

  #go(target: Target) {
    this.#emit('ess-part-go', target);
  }

  #emit(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function distanceTo(place: Position, { longitude, latitude }: FeedRecord): number | undefined {
  if (longitude === undefined || latitude === undefined) return undefined;
  return distanceKm(place.longitude, place.latitude, longitude, latitude);
}

if (!customElements.get('ess-part-browse')) customElements.define('ess-part-browse', Browse);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-browse': Browse;
  }
}
