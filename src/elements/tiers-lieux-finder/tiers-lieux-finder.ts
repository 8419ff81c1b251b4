import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { libraryBase } from '../../base-url.js';
import type { Feed } from '../../feed/feed.js';
import { KINDS } from '../../feed/kinds.js';
import { localText, type FeedRecord } from '../../feed/table.js';
import { formulaOf, openTravel } from '../../geo/travel-estimate.js';
import {
  ACROSS,
  BEYOND,
  ellipsoidKm,
  MODE_KEYS,
  shownRange,
  type Reach,
  type TravelFacts,
  type TravelMode,
} from '../../geo/travel.js';
import { loadWater, type Water } from '../../geo/water.js';
import { finderMessages, loadFinderMessages } from '../../i18n/finder-messages.js';
import type { Language } from '../../i18n/messages.js';
import { writeAddress } from '../../query/address.js';
import type { Bounds, Filter } from '../../query/query.js';
import type { Place, SessionState } from '../../query/session.js';
import base from '../../parts/base.styles.js';
import '../../parts/choice/choice.js';
import '../../parts/detail/detail.js';
import type { PartDetail } from '../../parts/detail/detail.js';
import { fetchJson } from '../../parts/fetch-json.js';
import {
  answerOf,
  countTerms,
  isWithin,
  kindsOf,
  NEAREST,
  PLACES,
  rowsOf,
  type Answer,
  type Opening,
} from '../../parts/finder/answer.js';
import { rowsInside } from '../../parts/finder/inside.js';
import { standingAt, type Standing } from '../../parts/finder/standing.js';
import type { NextStop } from '../../parts/finder/stops.js';
import { stopTimes } from '../../parts/finder/stop-words.js';
import { clockText, formatWhen, instantAt, parseWhen, type When } from '../../parts/finder/when.js';
import { Fullscreen } from '../../parts/fullscreen.js';
import { glyph } from '../../parts/glyph.js';
import { heading } from '../../parts/heading.js';
import { stateWords } from '../../parts/hours/hours-words.js';
import { openStateOf } from '../../parts/hours/open-now.js';
import { localTime, weekdayOf, type OpenState } from '../../parts/hours/open-state.js';
import '../../parts/list/list.js';
import type { PartList } from '../../parts/list/list.js';
import { locate, type LocateFailure } from '../../parts/locate.js';
import type { Area } from '../../parts/map/base-map.js';
import type { PartMap } from '../../parts/map/map.js';
import { lateNotice, missing } from '../../parts/missing.js';
import { placesOf, placeWords } from '../../parts/places.js';
import { QuietStatus } from '../../parts/quiet-status.js';
import { kindLabel, label, servicesOf } from '../../parts/record-words.js';
import '../../parts/search/search.js';
import { isNumber, type Suggestion } from '../../parts/search/search.js';
import tokens from '../../parts/tokens.styles.js';
import { BrowseElement } from '../browse-element.js';
import { emptyNotice, foot } from '../foot.js';
import widget from '../widget.styles.js';
import styles from './tiers-lieux-finder.styles.js';

const MODES = [
  { value: 'walk', glyph: 'footprints' },
  { value: 'bike', glyph: 'bike' },
  { value: 'car', glyph: 'car-front' },
] as const;

/** How many places are suggested: so many fit on a phone above its keyboard. */
const SUGGESTED = 6;

/** How long the answer rests before the map comes to it: a slider is not to shake it. */
const FIT_MILLISECONDS = 200;

const CONCIERGE = 'conciergerie';

/** What a result is made from; while these are the same, nothing is reckoned anew. */
interface Asked {
  readonly standing: Standing;
  readonly rows: Uint32Array;
  readonly when: When | undefined;
  readonly now: Date;
  readonly reach?: Reach;
  readonly answer?: Answer;
}

/**
 * What is within so many minutes of a place: tiers-lieux and their services, sorted by travel time, in a sentence, a list and
 * a map.
 *
 * @slot header - Above the place search.
 * @slot footer - Under the line that names the data's source.
 * @slot empty - In place of the sentence that says that the feed holds nothing.
 * @event ess-ready - `{total, skipped}`: the first results are drawn; `skipped` records could not be read.
 * @event ess-error - `{code, message, url}`: the feed could not be had.
 * @event ess-change - `{count, query}`: the answer changed; `count` is of those surely within reach, `query.maybe` of those that may be.
 * @event ess-select - `{kind, id}`: a record was opened.
 * @event ess-contact - `{kind, id, by}`: a way to make contact was used.
 * @csspart frame - The whole widget.
 * @csspart toolbar - Place, mode, minutes, services and opening.
 * @csspart answer - The sentence that answers.
 * @csspart panel - The column that holds the list, the choices or a record.
 * @csspart foot - The line that names the data's date, source and licence.
 * @cssprop --ess-height - Height of the map and of the list beside it, 620px by default.
 * @cssprop --ess-accent - Colour of buttons, links, the area within reach and the selection.
 * @cssprop --ess-font-size - Size of the text, 16px by default.
 * @cssprop --ess-radius - Roundness of the frame, 10px by default.
 */
export class EssTiersLieuxFinder extends BrowseElement {
  static override styles = [tokens, base, widget, styles];

  /** How the visitor travels at first: `walk`, `bike` or `car`. */
  @property() accessor mode: TravelMode = 'bike';

  /** The limit at first, 5 to 60 minutes. */
  @property({ type: Number }) accessor minutes = 20;

  /** Where travel times come from: `estimate` (the library's own formula), `ign`, `osrm:URL`. */
  @property() accessor travel = '';

  /** Who finds addresses: `ign`, or the URL of a service with the same interface. Without it communes and postcodes are found. */
  @property() accessor geocoder = '';

  /** `both` (a switch on narrow widths), `list` or `map`. The list alone loads nothing of a map. */
  @property() accessor view: 'both' | 'list' | 'map' = 'both';

  /** Tiles beneath the markers: `plan-ign`, `osm-fr` or a URL template. Without it the library's own outlines. */
  @property() accessor basemap = '';

  @state() private accessor asked: Asked | undefined;
  @state() private accessor panel: 'list' | 'services' | 'open' = 'list';
  @state() private accessor display: 'list' | 'map' = 'list';
  @state() private accessor page = 0;
  @state() private accessor hovered = -1;
  @state() private accessor locating: 'asking' | LocateFailure | undefined;
  @state() private accessor water: Water | undefined;
  @state() private accessor said = '';
  @state() private accessor placeWords = '';
  /** Rows on one spot of the map, listed in place of the answer. */
  @state() private accessor spot: Uint32Array | undefined;
  /** Which rows lie in the territories and hold the searched words; asked for once for a feed and these. */
  @state() private accessor inside: Uint8Array | undefined;
  /** Which rows are within reach whatever their kind and services, for what each choice would give; while these are shown. */
  @state() private accessor near: Uint8Array | undefined;
  @state() private accessor facts: TravelFacts | undefined | null;
  @state() private accessor mapMissing = false;

  @query('ess-part-list') private accessor list!: PartList | null;
  @query('ess-part-detail') private accessor detail!: PartDetail | null;
  @query('ess-part-map') private accessor map!: PartMap | null;

  #status = new QuietStatus(this);
  #fullscreen = new Fullscreen(this);
  #inputs: readonly unknown[] = [];
  #abort: AbortController | undefined;
  #record: FeedRecord | undefined;
  #returnTo = -1;
  #areas: readonly Area[] = [];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort?.abort();
    this.#inputs = [];
    clearTimeout(this.#fitTimer);
  }

  protected override loadTexts(language: Language) {
    return Promise.all([super.loadTexts(language), loadFinderMessages(language)]).then(([texts]) => texts);
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    if (changed.has('view') && this.view !== 'list') void this.#loadMap();
    const { data } = this;
    if (!data) return;
    if (!this.water) void this.#loadWater();
    this.#ask(data);
    this.#askNear();
    this.#openRecord(data);
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const range = this.renderRoot.querySelector<HTMLInputElement>('[type=range]');
    range?.style.setProperty('--_fill', `${((this.#trip.minutes - 5) / 55) * 100}%`);
  }

  override render() {
    const text = this.#words;
    return html`
      <section class="widget" part="frame" lang=${this.language} aria-label=${text.label + this.suffix}>
        <slot name="header"></slot>
        <div class="finder" data-view=${this.view} data-display=${this.display} data-panel=${this.#record ? 'detail' : this.panel}>
          ${this.#renderToolbar()}
          <div class="answer" part="answer">${this.#renderSentence()}</div>
          <div class="panel" part="panel" tabindex="-1" @keydown=${this.#keydown}>${this.#renderPanel()}</div>
          ${this.view === 'list' ? nothing : html`<div class="map">${this.#renderMap()}</div>`}
        </div>
        <span class="hidden-text" role="status">${this.#status.announced}</span>
        ${foot(this.data, this.language)}
        <slot name="footer"></slot>
      </section>
    `;
  }

  #renderToolbar() {
    const text = this.#words;
    const { place, filter } = this.session.state;
    const { mode, minutes } = this.#trip;
    const services = (filter.services?.length ?? 0) + (filter.kinds?.length ?? 0);
    return html`
      <div class="toolbar" part="toolbar" role="search" aria-label=${text.label + this.suffix}>
        <div class="field place">
          <span class="label" aria-hidden="true">${text.from}</span>
          <ess-part-search
            placeOnly
            .language=${this.language}
            .label=${text.from}
            .placeholder=${this.geocoder ? text.address : text.place}
            .text=${place?.label ?? ''}
            .none=${text.noPlace}
            .suggest=${this.#suggest}
            @ess-part-text=${this.#typed}
            @ess-part-place=${this.#placeChosen}
          ></ess-part-search>
        </div>
        <button class="button locate" type="button" title=${text.aroundMe} aria-label=${text.aroundMe}
          aria-disabled=${this.locating === 'asking'} @click=${this.#locate}>${glyph('locate', 18)}</button>
        <div class="field how">
          <span class="label" aria-hidden="true">${text.how}</span>
          <ess-part-choice
            .label=${text.how}
            .options=${MODES.map(({ value, glyph }) => ({ value, glyph, label: text.modes[value] }))}
            .value=${mode}
            @ess-part-choice=${(event: CustomEvent<{ value: TravelMode }>) =>
              this.#setOwn('mode', MODE_KEYS.find(([own]) => own === event.detail.value)![1])}
          ></ess-part-choice>
        </div>
        <label class="field minutes">
          <span class="label">${text.atMost(minutes)}</span>
          <input type="range" min="5" max="60" step=${minutes % 5 ? 1 : 5} .value=${String(minutes)}
            aria-valuetext=${text.minutesWord(minutes)}
            @input=${(event: Event) => this.#setOwn('minutes', (event.target as HTMLInputElement).value)} />
        </label>
        <div class="buttons">
          ${this.#renderButton('services', 'sliders-horizontal', text.services, services)}
          ${this.#renderButton('open', 'clock', text.open, this.#when ? 1 : 0)}
        </div>
      </div>
    `;
  }

  #renderButton(panel: 'services' | 'open', icon: string, words: string, count: number) {
    return html`<button
      class="button ${panel}-button"
      type="button"
      aria-expanded=${this.panel === panel && !this.#record}
      @click=${() => this.#toggle(panel)}
    >
      ${glyph(icon, 18)}${words}
      ${
        count
          ? html`<span class="badge" aria-hidden="true">${count}</span
              ><span class="hidden-text">${this.#words.set(count)}</span>`
          : nothing
      }
    </button>`;
  }

  #renderSentence() {
    const { feedState } = this;
    const [stressed, rest] = this.#sentence;
    if (!feedState?.feed) return nothing;
    this.#status.say(`${stressed}${rest}`);
    return html`${heading(this.headingLevel, html`<strong>${stressed}</strong>${rest}`)}
    ${
      this.hash && this.session.state.place
        ? html`<button class="button share" type="button" title=${this.#words.share} aria-label=${this.#words.share}
            @click=${this.#share}>${glyph('share-2', 18)}</button>`
        : nothing
    }
    <span class="said" role="status">${this.said}</span>
    ${
      this.view === 'both'
        ? html`<ess-part-choice
            class="display"
            .label=${this.#words.display}
            .options=${[
              { value: 'list', label: this.#words.list, glyph: 'list' },
              { value: 'map', label: this.#words.map, glyph: 'map' },
            ]}
            .value=${this.display}
            @ess-part-choice=${(event: CustomEvent<{ value: 'list' | 'map' }>) => (this.display = event.detail.value)}
          ></ess-part-choice>`
        : nothing
    }`;
  }

  #renderPanel() {
    const { feedState, asked } = this;
    if (feedState?.status === 'error' && !feedState.feed) return this.#renderNotice('error');
    if (!asked)
      return html`<ess-part-list .loading=${true} .progress=${feedState?.progress} .language=${this.language}></ess-part-list>`;
    if (this.#record) return this.#renderDetail(asked, this.#record);
    if (this.panel === 'services') return this.#renderServices(asked);
    if (this.panel === 'open') return this.#renderOpen();
    if (!asked.standing.feed.records.length)
      return html`<slot name="empty">${emptyNotice(this, this.data, this.language)}</slot>`;
    const failed = this.locating && this.locating !== 'asking';
    return html`${failed ? this.#renderNotice('geolocation') : nothing}
      ${feedState?.staleSince ? this.#renderNotice('stale') : nothing} ${this.#renderList(asked)}`;
  }

  #renderNotice(state: 'error' | 'stale' | 'geolocation') {
    const { error, staleSince } = this.feedState ?? {};
    const failure = this.locating as LocateFailure;
    const retry = state === 'geolocation' ? this.#locate : this.retry;
    return lateNotice(this, this.language, {
      state,
      error,
      since: staleSince,
      failure,
      retry,
    });
  }

  #renderList({ standing, rows, answer }: Asked) {
    const text = this.#words;
    const order = this.spot ?? (answer ? answer.listed.map((k) => rows[k]!) : rows);
    return html`
      ${
        this.spot
          ? html`<p class="note"><button class="button" type="button" @click=${this.#leaveSpot}>
              ${glyph('arrow-left', 18)}${this.text.browse.allResults}</button></p>`
          : nothing
      }
      ${this.#renderShared(standing.feed)}
      ${answer?.beyond && !this.spot && order.length ? html`<p class="note">${text.beyond}</p>` : nothing}
      <ess-part-list
        exportparts="item, tile, name, facts, pages"
        .feed=${standing.feed}
        .result=${{ order }}
        .page=${this.page}
        .selected=${this.#returnTo}
        .headingLevel=${this.headingLevel + 1}
        .language=${this.language}
        .aside=${this.#aside}
        .linkOf=${this.hash ? this.#linkOf : undefined}
        @ess-part-select=${(event: CustomEvent<{ row: number }>) => this.#select(event.detail.row)}
        @ess-part-page=${(event: CustomEvent<{ page: number }>) => (this.page = event.detail.page)}
        @ess-part-hover=${this.#hover}
      ></ess-part-list>
      ${answer ? html`<p class="note">${this.#reckoning(answer)}</p>` : nothing}
    `;
  }

  /** What the widgets of a group have set that has no place among the finder's own choices: it can be dropped. */
  #renderShared({ vocabularies }: Feed) {
    const { text, categories } = this.session.state.filter;
    const terms = [...vocabularies.families, ...vocabularies.categories].filter(({ code }) =>
      categories?.includes(code),
    );
    const button = (words: string, rest: Partial<Filter>) =>
      html`<button class="button" type="button" aria-label=${this.text.summary.remove(words)}
        @click=${() => this.#filter(rest)}>${words}${glyph('x', 14)}</button> `;
    return text || terms.length
      ? html`<p class="note">${text ? button(this.#words.quoted(text), { text: '' }) : nothing}${terms.map((term) =>
          button(label(term, this.language), { categories: categories!.filter((code) => code !== term.code) }),
        )}</p>`
      : nothing;
  }

  #renderServices({ standing: { feed } }: Asked) {
    const text = this.#words;
    const { filter } = this.session.state;
    const { services } = feed.vocabularies;
    // What each choice alone would give within reach; a choice stays where it would give nothing there.
    const rowsIn = (inside: Uint8Array | undefined, choice: Filter) =>
      rowsOf(feed, { ...filter, ...choice }, this.locked, inside);
    const countServices = (inside: Uint8Array | undefined) =>
      countTerms(feed.records.services, rowsIn(inside, { services: [] }), services.length);
    const offered = countServices(this.inside);
    const counts = countServices(this.near);
    const kinds = PLACES.filter((kind) => feed.records.kinds.includes(KINDS.indexOf(kind)));
    const chosenKinds = kindsOf(feed, filter, this.locked);
    const box = (code: string, words: string, count: number, checked: boolean, change: () => void) =>
      html`<label class="check">
        <input type="checkbox" .checked=${checked} aria-label=${text.choice(words, count)} data-code=${code} @change=${change} />
        <span>${words}</span><span class="count" aria-hidden="true">${count}</span>
      </label>`;
    const toggled = <T extends string>(codes: readonly T[] = [], code: T) =>
      codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
    return html`<div class="choices">
      <div class="panel-head">
        ${heading(this.headingLevel + 1, text.servicesTitle, -1)}
        <button class="button close" type="button" title=${text.close} aria-label=${text.close} @click=${() => this.#toggle('services')}>${glyph('x', 18)}</button>
      </div>
      <fieldset>
        <legend class="hidden-text">${text.servicesTitle}</legend>
        ${services.map((term, at) =>
          offered[at] || filter.services?.includes(term.code)
            ? box(term.code, label(term, this.language), counts[at]!, !!filter.services?.includes(term.code), () =>
                this.#filter({ services: toggled(filter.services, term.code) }),
              )
            : nothing,
        )}
      </fieldset>
      ${
        kinds.length > 1 && !this.locked.kinds
          ? html`<fieldset>
              <legend>${text.kindsTitle}</legend>
              ${kinds.map((kind) =>
                box(
                  kind,
                  kindLabel(feed, kind, this.language),
                  rowsIn(this.near, { kinds: [kind] }).length,
                  chosenKinds.includes(kind),
                  () => this.#filter({ kinds: toggled(chosenKinds, kind) }),
                ),
              )}
            </fieldset>`
          : nothing
      }
      <div class="panel-foot">
        <button class="link" type="button" @click=${() => this.#filter({ services: [], kinds: [], categories: [] })}>${text.clear}</button>
        <button class="button primary" type="button" @click=${() => this.#toggle('services')}>${text.show(this.#count)}</button>
      </div>
    </div>`;
  }

  #renderOpen() {
    const text = this.#words;
    const when = this.#when;
    const { days } = this.text.hours;
    const chosen = when && when !== 'now' ? when : undefined;
    const set = (value: When | undefined) => this.#setOwn('ouvert', value && formatWhen(value));
    const radio = (value: string, words: string, checked: boolean, change: () => void) =>
      html`<label class="check"><input type="radio" name="when" .checked=${checked} value=${value} @change=${change} /><span>${words}</span></label>`;
    const today = weekdayOf(localTime(new Date(), '').day);
    const start = chosen ?? { weekday: (today + 1) % 7, minute: 600 };
    return html`<div class="choices">
      <div class="panel-head">
        ${heading(this.headingLevel + 1, text.openTitle, -1)}
        <button class="button close" type="button" title=${text.close} aria-label=${text.close} @click=${() => this.#toggle('open')}>${glyph('x', 18)}</button>
      </div>
      <fieldset>
        <legend class="hidden-text">${text.openTitle}</legend>
        ${radio('any', text.anyTime, !when, () => set(undefined))}
        ${radio('now', text.now, when === 'now', () => set('now'))}
        ${radio('then', text.atTime, !!chosen, () => set(start))}
        <div class="then" ?hidden=${!chosen}>
          <label>${text.day}
            <select .value=${String(start.weekday)} @change=${(event: Event) =>
              set({ ...start, weekday: Number((event.target as HTMLSelectElement).value) })}>
              ${days.map((day, at) => html`<option value=${at} ?selected=${at === start.weekday}>${day}</option>`)}
            </select>
          </label>
          <label>${text.hour}
            <input type="time" .value=${clockText(start.minute)} @change=${(event: Event) => {
              const [hour, minute] = (event.target as HTMLInputElement).value.split(':').map(Number);
              if (minute !== undefined) set({ ...start, minute: hour! * 60 + minute });
            }} />
          </label>
        </div>
      </fieldset>
      <div class="panel-foot">
        <span></span>
        <button class="button primary" type="button" @click=${() => this.#toggle('open')}>${text.show(this.#count)}</button>
      </div>
    </div>`;
  }

  #renderDetail({ standing, rows, answer }: Asked, record: FeedRecord) {
    const { place } = this.session.state;
    const k = answer ? rows.indexOf(record.index) : -1;
    return html`<ess-part-detail
      .feed=${standing.feed}
      .record=${record}
      .language=${this.language}
      .headingLevel=${this.headingLevel + 1}
      .favourite=${this.favourites.ids.has(record.id)}
      .shareUrl=${this.hash ? new URL(this.#linkOf(record.id), location.href).href : undefined}
      .placeWords=${this.placeWords}
      .images=${this.imageOrigins}
      .route=${place ? this.#routeTo(record.index) : ''}
      @ess-part-back=${this.#closeDetail}
      @ess-part-favourite=${(event: CustomEvent<{ id: string }>) => this.favourites.toggle(event.detail.id)}
      @ess-part-select=${(event: CustomEvent<{ row: number }>) => this.#select(event.detail.row)}
      @ess-part-contact=${this.contacted}
      >${this.#renderTravel(record, standing, k < 0 ? undefined : answer, k)}</ess-part-detail
    >`;
  }

  /** What only the finder tells of a place: the way there, and the next stop of a nomadic one. */
  #renderTravel(record: FeedRecord, { feed, stops }: Standing, answer: Answer | undefined, k: number) {
    const text = this.#words;
    const row = record.index;
    const next = stops.get(row);
    const [longitude, latitude] = [feed.records.longitudes[row]!, feed.records.latitudes[row]!];
    const at = `${latitude},${longitude}`;
    return html`<div class="travel">
      ${
        answer && answer.reach.minutes[k]! < Infinity
          ? html`<p>
              <b>${this.#minutesWords(answer, k)}</b> ${this.#byWords(answer, k)}${
                answer.reach.overWater[k] === ACROSS ? `, ${text.overWater}` : ''
              }${!answer.beyond && answer.isUnsure(k) ? ` (${text.maybe})` : ''}
            </p>`
          : nothing
      }
      ${
        stops.has(row)
          ? html`<p>
              <b>${text.stop}</b>${' '}${
                next
                  ? [
                      stopTimes(next, this.asked!.now, this.language),
                      next.stop.name,
                      next.stop.address,
                      next.stop.commune,
                    ]
                      .filter(Boolean)
                      .join(', ')
                  : text.noStop
              }
            </p>`
          : nothing
      }
      ${
        next?.start || next?.end
          ? html`<button class="button" type="button" @click=${() => this.#saveStop(record, next)}>
              ${glyph('clock', 18)}${text.calendar}
            </button>`
          : nothing
      }
      ${
        Number.isNaN(longitude)
          ? nothing
          : html`<a href="geo:${at}?q=${at}" @click=${() =>
              this.emit('ess-contact', { kind: record.kind, id: record.id, by: 'route' })}>${text.routeApp}</a>`
      }
    </div>`;
  }

  #renderMap() {
    if (this.mapMissing) return missing(this.language, this.#loadMap);
    const { asked } = this;
    const { place } = this.session.state;
    return html`<ess-part-map
      exportparts="map, marker, cluster, controls, control, attribution"
      .suffix=${this.suffix}
      .feed=${asked?.standing.feed}
      .passing=${asked?.rows ?? new Uint32Array()}
      .selected=${this.#record?.index ?? -1}
      .hovered=${this.hovered}
      .place=${place}
      .areas=${this.#areas}
      .label=${this.#words.mapLabel}
      .language=${this.language}
      .basemap=${this.basemap}
      .dataBase=${`${libraryBase()}data/`}
      .territoryCodes=${this.territoryCodes}
      .canLocate=${true}
      .fullscreen=${this.#fullscreen.on}
      @ess-part-select=${(event: CustomEvent<{ row: number }>) => this.#select(event.detail.row)}
      @ess-part-spot=${this.#spotOpened}
      @ess-part-locate=${this.#locate}
      @ess-part-fullscreen=${this.#fullscreen.toggle}
      @ess-part-reset=${this.#reset}
      @ess-part-hover=${this.#hover}
    ></ess-part-map>`;
  }

  get #words() {
    return finderMessages(this.language);
  }

  get #when(): When | undefined {
    return parseWhen(this.session.state.own?.get('ouvert'));
  }

  /** Mode and minutes in force: the visitor's, else the attributes'. */
  get #trip(): { mode: TravelMode; minutes: number } {
    const { own } = this.session.state;
    const asked = MODE_KEYS.find((names) => names.some((name) => name === own?.get('mode')))?.[0] ?? this.mode;
    const minutes = Math.round(Number(own?.get('minutes') ?? this.minutes));
    return {
      mode: MODES.some(({ value }) => value === asked) ? asked : 'bike',
      minutes: minutes >= 5 && minutes <= 60 ? minutes : 20,
    };
  }

  get #count(): number {
    const { asked } = this;
    return asked?.answer ? asked.answer.within + asked.answer.maybe : (asked?.rows.length ?? 0);
  }

  get #sentence(): readonly [string, string] {
    const { asked } = this;
    const text = this.#words;
    if (!asked) return ['', ''];
    const { standing, rows, answer, when } = asked;
    const { feed } = standing;
    const { filter, place } = this.session.state;
    const kinds = kindsOf(feed, filter, this.locked);
    const thirdPlaces = kinds.length === 1 && kinds[0] === 'tiers-lieu';
    if (!answer || !place) return text.ask(rows.length, thirdPlaces);
    const { services } = feed.vocabularies;
    const chosen = services.filter(({ code }) => filter.services?.includes(code));
    const concierge = services.findIndex(({ code }) => code === CONCIERGE);
    const nearest = answer.beyond ? answer.listed[0] : undefined;
    const sure = answer.listed.filter((k) => isWithin(answer.reach, k) && !answer.isUnsure(k)).map((k) => rows[k]!);
    const { minutes, mode } = answer.reach.request;
    return text.answer({
      within: answer.within,
      maybe: answer.maybe,
      thirdPlaces,
      services: chosen.map((term) => label(term, this.language)),
      text: filter.text,
      open: when && (when === 'now' ? '' : this.#whenWords(when)),
      minutes,
      mode,
      from: place.label.replace(/^\d{5} /, ''),
      concierges:
        chosen.length || concierge < 0 ? 0 : countTerms(feed.records.services, sure, services.length)[concierge]!,
      nearest:
        nearest === undefined
          ? undefined
          : {
              name: localText(feed.records.names[rows[nearest]!], this.language),
              minutes: text.far(...this.#range(answer, nearest)),
            },
    });
  }

  #whenWords(when: Exclude<When, 'now'>): string {
    const { hours } = this.text;
    return hours.atDay(hours.days[when.weekday]!, hours.time(when.minute));
  }

  #range({ reach }: Answer, k: number): readonly [number, number] {
    return shownRange(reach.low[k]!, reach.high[k]!, reach.request.minutes);
  }

  #minutesWords(answer: Answer, k: number): string {
    return this.#words.range(...this.#range(answer, k));
  }

  #byWords({ reach }: Answer, k: number): string {
    const by = this.#words.by[reach.request.mode];
    if (reach.low[k] === reach.high[k]) return by;
    return reach.high[k] === Infinity ? this.#words.atLeast(by) : this.#words.about(by);
  }

  #aside = (at: number): readonly [unknown, unknown] => {
    const { answer, rows } = this.asked!;
    const k = this.spot ? rows.indexOf(this.spot[at]!) : answer ? answer.listed[at]! : at;
    const row = rows[k]!;
    const text = this.#words;
    const aside = answer
      ? html`<div class="aside">
          <b>${this.#minutesWords(answer, k)}</b>${this.#byWords(answer, k)}
          ${answer.reach.overWater[k] === ACROSS ? html`<div>${text.overWater}</div>` : nothing}
          ${!answer.beyond && answer.isUnsure(k) ? html`<div class="maybe">${text.maybe}</div>` : nothing}
        </div>`
      : '';
    return [aside, this.#facts(row)];
  };

  /** What a place offers, where it is, whether it is open; of a nomadic one where and when it stops. */
  #facts(row: number) {
    const { standing, when, now } = this.asked!;
    const { feed, stops } = standing;
    const { records } = feed;
    const text = this.#words;
    const offers = servicesOf(feed, row)
      .filter(({ code }) => code !== 'itinerant' || !stops.has(row))
      .slice(0, 2)
      .map((term) => label(term, this.language))
      .join(', ');
    const facts: unknown[] = [offers || kindLabel(feed, KINDS[records.kinds[row]!]!, this.language)];
    const next = stops.get(row);
    if (stops.has(row)) {
      const times = next && stopTimes(next, now, this.language);
      if (!next) return [...facts, ' · ', text.nomadic, ' · ', text.noStop];
      return [
        facts,
        ' · ',
        text.nomadic,
        ' · ',
        html`<span class=${next.open ? 'open' : ''}>${times}</span>`,
        ' · ',
        next.stop.commune,
      ];
    }
    const commune = records.communeName(row);
    if (commune) facts.push(commune);
    const state = this.#stateOf(row);
    if (state) {
      const [stressed, rest] = stateWords(state, this.language);
      facts.push(
        html`<span class=${state.open ? 'open' : ''}>${stressed}</span>${!when || when === 'now' ? rest : ''}`,
      );
    } else if (when) facts.push(text.noHours);
    return facts.map((fact, i) => (i ? [' · ', fact] : fact));
  }

  /** Whether a place is open at the moment asked for, else now; of a nomadic one, whether it stands at its stop. */
  #stateOf(row: number, { standing, when, now } = this.asked!): OpenState | undefined {
    const { feed, stops } = standing;
    const open = stops.get(row)?.open;
    if (stops.has(row)) return open === undefined ? undefined : { open };
    const record = feed.records.record(row);
    return openStateOf(record, instantAt(when ?? 'now', now, record.inseeCode), this.#hoursCame);
  }

  /** How the times were reckoned, and what they leave out. */
  #reckoning({ reach, unplaced }: Answer): string {
    const text = this.#words;
    const factor = this.facts?.factors.get(reach.request.mode);
    return [
      (reach.fallBack ? text.fallBacks[reach.fallBack] : '') + text.sources[reach.by],
      factor?.journeys && reach.by === 'estimate' ? text.factor(factor.journeys) : '',
      reach.overWater.some(Boolean) ? ` ${text.water}` : '',
      unplaced ? ` ${text.unplaced(unplaced)}` : '',
    ].join('');
  }

  #ask(feed: Feed) {
    const { filter, place, own } = this.session.state;
    const { mode, minutes } = this.#trip;
    const inside = this.#insideOf(feed, filter);
    if (inside === null) return;
    const facts = place && this.#factsOf(feed);
    const inputs = [
      feed,
      filter,
      this.locked,
      place,
      mode,
      minutes,
      own?.get('ouvert'),
      this.travel,
      this.water,
      facts,
      this.language,
      this.#hoursVersion,
      inside,
    ];
    if (inputs.every((input, at) => input === this.#inputs[at])) return;
    this.#inputs = inputs;
    this.page = 0;
    const when = this.#when;
    const now = new Date();
    const standing = standingAt(feed, when ?? 'now', now, this.#hoursCame);
    const rows = rowsOf(standing.feed, filter, this.locked, inside);
    this.spot = undefined;
    this.#abort?.abort();
    const asked = (this.#last = { standing, rows, when, now });
    if (!place) {
      this.#areas = [];
      this.#bounds = undefined;
      return this.#answered(asked);
    }
    if (facts === null) return;
    this.#abort = new AbortController();
    this.#openings = new Map();
    this.#travelTo(asked, place, (answered) => {
      this.#answered(answered);
    });
  }

  /** Reckons what of some rows is within reach; calls back with each better answer. */
  #travelTo(asked: Asked, origin: Place, take: (asked: Asked & { readonly answer: Answer }) => void) {
    const { standing, rows, when } = asked;
    const { signal } = this.#abort!;
    const openings = this.#openings;
    const facts = this.facts ?? undefined;
    const openingOf = (k: number) => {
      const row = rows[k]!;
      let opening = openings.get(row);
      if (!opening) {
        const state = this.#stateOf(row, asked);
        openings.set(row, (opening = state ? (state.open ? 'open' : 'closed') : 'unknown'));
      }
      return opening;
    };
    const doubtful = (k: number) => standing.stops.has(rows[k]!) && !standing.stops.get(rows[k]!);
    const came = (reach: Reach) => {
      if (signal.aborted) return;
      if (this.water) askWater(this.water, reach, facts);
      take({ ...asked, reach, answer: answerOf(reach, when && openingOf, doubtful) });
    };
    const { longitudes, latitudes } = standing.feed.records;
    openTravel({ provider: this.travel, facts, water: this.water })
      .reach({ origin, ...this.#trip, places: { longitudes, latitudes, rows }, signal, early: came })
      .then(came, () => undefined);
  }

  /** Whether places are open, by row, at the moment last asked for. */
  #openings = new Map<number, Opening>();

  /** Reckons what is within reach whatever it offers, once for an answer, when the choices are shown. */
  #askNear() {
    const last = this.#last;
    if (this.panel !== 'services' || !last || last === this.#nearOf) return;
    this.#nearOf = last;
    this.near = this.inside;
    const { filter, place } = this.session.state;
    const { feed } = last.standing;
    const rows = rowsOf(feed, { ...filter, kinds: PLACES, services: [] }, this.locked, this.inside);
    if (place)
      this.#travelTo({ ...last, rows }, place, ({ answer: { beyond, listed } }) => {
        const near = new Uint8Array(feed.records.length);
        if (!beyond) for (const k of listed) near[rows[k]!] = 1;
        this.near = near;
      });
  }

  /** What was last asked, answered or not; and what the choices were last reckoned for. */
  #last: Asked | undefined;
  #nearOf: Asked | undefined;

  #answered(asked: Asked) {
    this.asked = asked;
    const { filter, place } = this.session.state;
    const { answer, rows, standing } = asked;
    if (answer) void this.#drawReach(answer.reach);
    this.emit('ess-change', {
      count: answer ? answer.within : rows.length,
      query: {
        filter,
        lock: this.locked,
        from: place,
        ...this.#trip,
        maybe: answer?.maybe ?? 0,
        language: this.language,
      },
    });
    this.settle(rows.length, standing.feed.skipped, this.text.console.skipped);
  }

  async #drawReach({ area }: Reach) {
    if (this.view === 'list') return;
    const { discOutline } = await import('../../geo/disc.js');
    if (area.kind === 'disc') {
      const { longitude, latitude, sureKm, possibleKm, water } = area;
      this.#areas = [
        { name: 'possible', outline: discOutline(longitude, latitude, possibleKm) },
        ...(sureKm > 0 ? [{ name: 'sure' as const, outline: discOutline(longitude, latitude, sureKm, water) }] : []),
      ];
    } else this.#areas = [{ name: 'sure', outline: area.outline }];
    this.requestUpdate();
    const [first] = this.#areas;
    const points = (first!.outline.type === 'Polygon' ? [first!.outline.coordinates] : first!.outline.coordinates).flat(
      2,
    ) as [number, number][];
    this.#bounds = [
      Math.min(...points.map(([x]) => x)),
      Math.min(...points.map(([, y]) => y)),
      Math.max(...points.map(([x]) => x)),
      Math.max(...points.map(([, y]) => y)),
    ];
    clearTimeout(this.#fitTimer);
    this.#fitTimer = setTimeout(this.#fit, FIT_MILLISECONDS);
  }

  /** Shows the area; once the map is there, where its code comes later than the answer. */
  #fit = () => {
    if (this.#bounds) this.map?.fit?.(this.#bounds, { maxZoom: 16 });
  };

  #bounds: Bounds | undefined;

  #fitTimer: ReturnType<typeof setTimeout> | undefined;

  /** Rows in the territories and with the searched words: undefined without any, null while that is being found out. */
  #insideOf(feed: Feed, filter: Filter): Uint8Array | undefined | null {
    const asked = [this.locked, filter].map(({ territories, text }): Filter => ({
      territories: territories ?? [],
      text: text ?? '',
    }));
    const key = JSON.stringify(asked);
    const any = asked.some(({ territories, text }) => territories!.length || text);
    if (feed !== this.#insideFeed || key !== this.#insideKey) {
      this.#insideFeed = feed;
      this.#insideKey = key;
      this.inside = undefined;
      if (any)
        void rowsInside(feed, asked[0]!, asked[1]!).then((rows) => {
          if (feed === this.#insideFeed && key === this.#insideKey) this.inside = rows;
        });
    }
    return any ? (this.inside ?? null) : undefined;
  }

  #insideFeed: Feed | undefined;
  #insideKey = '';

  /** What the feed knows of travel times: undefined where it knows nothing, null while its reader comes. */
  #factsOf(feed: Feed): TravelFacts | undefined | null {
    if (feed !== this.#factsFeed) {
      this.#factsFeed = feed;
      const { experimental, records } = feed;
      this.facts = undefined;
      if (experimental.has('trajets') || experimental.has('temps') || records.having('zones_20min').size) {
        this.facts = null;
        void import('../../parts/finder/facts.js')
          .then(({ travelFactsOf }) => travelFactsOf(feed))
          // Its times are estimated then, as those of any other.
          .catch(() => undefined)
          .then((facts) => {
            if (feed === this.#factsFeed) this.facts = facts;
          });
      }
    }
    return this.facts;
  }

  #factsFeed: Feed | undefined;

  #spotOpened(event: CustomEvent<{ rows: readonly number[] }>) {
    this.panel = 'list';
    this.page = 0;
    this.display = 'list';
    this.session.update({ selected: undefined });
    const [first] = (this.spot = Uint32Array.from(event.detail.rows));
    void this.updateComplete.then(async () => {
      await this.list?.updateComplete;
      if (first !== undefined) this.list?.focusItem(first);
    });
  }

  #leaveSpot() {
    this.spot = undefined;
    this.renderRoot.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
  }

  #reset() {
    this.session.update({ filter: this.preset, selected: undefined, place: undefined, own: undefined });
  }

  #loadMap = () =>
    import('../../parts/map/map.js').then(
      () => {
        this.mapMissing = false;
        void this.updateComplete.then(this.#fit);
      },
      () => {
        this.mapMissing = true;
      },
    );

  async #saveStop({ id, name }: FeedRecord, next: NextStop) {
    const { stopCalendar } = await import('../../parts/finder/calendar.js');
    const text = stopCalendar(id, localText(name, this.language), next, new Date());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    link.download = 'arret.ics';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.said = this.#words.saved;
  }

  async #loadWater() {
    if (this.#waterAsked) return;
    this.#waterAsked = true;
    this.water = await loadWater({ base: `${libraryBase()}data/`, fetchJson }).catch(() => undefined);
  }

  #waterAsked = false;

  #hoursCame = () => {
    this.#hoursVersion++;
    this.requestUpdate();
  };

  #hoursVersion = 0;

  #openRecord(feed: Feed) {
    const { selected } = this.session.state;
    if (selected === this.#record?.id) return;
    const row = selected === undefined ? -1 : feed.records.indexOf(selected);
    this.#record = row < 0 ? undefined : feed.records.record(row);
    this.placeWords = '';
    const record = this.#record;
    if (!record) return;
    void placeWords(feed, record, this.language).then((words) => {
      if (this.#record === record) this.placeWords = words;
    });
  }

  #suggest = async (typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> => {
    if (!this.data) return [];
    const [places, addresses] = await Promise.all([
      placesOf(this.data).suggest(typed, signal),
      this.geocoder ? this.#addresses(typed, signal) : [],
    ]);
    const communes = places
      .slice(0, isNumber(typed) ? undefined : addresses.length ? 3 : SUGGESTED)
      .map((found): Place => {
        const { kind, label: name, detail, longitude, latitude, code } = found;
        const label = kind === 'commune' && detail ? `${detail} ${name}` : name;
        return { label, longitude, latitude, ...(code !== undefined && { code }) };
      });
    // A street's number comes before its name.
    const found = /^\d{1,4}\s/.test(typed) ? [...addresses, ...communes] : [...communes, ...addresses];
    return found.map((place) => ({ kind: 'place', label: place.label, place }));
  };

  async #addresses(typed: string, signal: AbortSignal): Promise<readonly Place[]> {
    try {
      const { findAddresses } = await import('../../geo/geocoder.js');
      const found = await findAddresses(this.geocoder.trim(), typed, signal);
      this.said = '';
      return found;
    } catch {
      if (!signal.aborted) this.said = this.#words.geocoderFailed;
      return [];
    }
  }

  #typed(event: CustomEvent<{ text: string }>) {
    if (!event.detail.text) this.session.update({ place: undefined });
  }

  #placeChosen(event: CustomEvent<{ place: Place }>) {
    this.locating = undefined;
    this.panel = 'list';
    this.session.update({ place: event.detail.place, selected: undefined });
  }

  #locate = async () => {
    if (this.locating === 'asking') return;
    this.locating = 'asking';
    const answer = await locate();
    this.locating = typeof answer === 'string' ? answer : undefined;
    if (typeof answer === 'string') return;
    this.panel = 'list';
    this.session.update({ place: { ...answer, label: this.#words.myPosition }, selected: undefined });
  };

  #setOwn(key: string, value: string | undefined) {
    const own = new Map(this.session.state.own);
    if (value === undefined) own.delete(key);
    else own.set(key, value);
    this.session.update({ own });
  }

  #filter(change: Partial<Filter>) {
    this.session.update({ filter: { ...this.session.state.filter, ...change } });
  }

  #toggle(panel: 'services' | 'open') {
    const opens = this.panel !== panel || this.#record !== undefined;
    if (this.#record) this.session.update({ selected: undefined });
    this.panel = opens ? panel : 'list';
    void this.updateComplete.then(() => {
      const selector = opens ? '.panel-head [tabindex]' : `.${panel}-button`;
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #select(row: number) {
    const id = this.data?.records.ids[row];
    if (id === undefined) return;
    this.#returnTo = row;
    this.panel = 'list';
    this.session.update({ selected: id });
    this.map?.show(row);
    void this.updateComplete.then(async () => {
      await this.detail?.updateComplete;
      this.detail?.focusTitle();
    });
  }

  #closeDetail() {
    const row = this.#returnTo;
    this.session.update({ selected: undefined });
    void this.updateComplete.then(async () => {
      await this.list?.updateComplete;
      this.list?.focusItem(row);
    });
  }

  #keydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.#record) this.#closeDetail();
    else if (this.panel !== 'list') this.#toggle(this.panel);
    else return;
    event.preventDefault();
  }

  #hover(event: CustomEvent<{ row: number }>) {
    event.stopPropagation();
    this.hovered = event.detail.row;
  }

  #linkOf = (id: string): string => this.#link({ ...this.session.state, selected: id });

  #link(state: SessionState): string {
    return `#${writeAddress(location.hash, this.hash, this.preset, state)}`;
  }

  #routeTo(row: number): string {
    const { longitudes, latitudes } = this.asked!.standing.feed.records;
    const { place } = this.session.state;
    const engine = { walk: 'foot', bike: 'bike', car: 'car' }[this.#trip.mode];
    if (Number.isNaN(longitudes[row])) return '';
    return `https://www.openstreetmap.org/directions?engine=fossgis_osrm_${engine}&route=${place!.latitude},${place!.longitude};${latitudes[row]},${longitudes[row]}`;
  }

  async #share() {
    const url = new URL(this.#link({ ...this.session.state, selected: undefined }), location.href).href;
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title: this.#sentence.join(''), url });
      else {
        await navigator.clipboard.writeText(url);
        this.said = this.#words.copied;
      }
    } catch (error) {
      // The visitor closed the sheet, or this page may not copy.
      if ((error as Error).name !== 'AbortError') this.said = this.#words.copy(url);
    }
  }
}

/** The nearest beyond the limit may be named as such: the water on the way to them counts too. */
function askWater(water: Water, { request, order, verdicts, sources, overWater, high }: Reach, facts?: TravelFacts) {
  const { origin, mode, places } = request;
  const { longitude, latitude } = origin;
  const asked = [...order].filter((k) => verdicts[k] === BEYOND && !sources[k]).slice(0, NEAREST);
  const positions = asked.map((k) => {
    const row = places.rows ? places.rows[k]! : k;
    return [places.longitudes[row]!, places.latitudes[row]!] as const;
  });
  const farthest = Math.max(0, ...positions.map((position) => ellipsoidKm(longitude, latitude, ...position)));
  const around = asked.length ? water.from(longitude, latitude, farthest, formulaOf(mode, facts).high) : undefined;
  asked.forEach((k, i) => {
    if (!around?.wayTo(...positions[i]!).across) return;
    overWater[k] = ACROSS;
    high[k] = Infinity;
  });
}

if (!customElements.get('ess-tiers-lieux-finder')) customElements.define('ess-tiers-lieux-finder', EssTiersLieuxFinder);

declare global {
  interface HTMLElementTagNameMap {
    'ess-tiers-lieux-finder': EssTiersLieuxFinder;
  }
}
