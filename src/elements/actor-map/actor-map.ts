import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { libraryBase } from '../../base-url.js';
import { turn } from '../../feed/turn.js';
import base from '../../parts/base.styles.js';
import { BROWSE_PARTS, type Answer, type Browse, type Target } from '../../parts/browse/browse.js';
import '../../parts/choice/choice.js';
import { Fullscreen } from '../../parts/fullscreen.js';
import { missing } from '../../parts/missing.js';
import type { PartMap } from '../../parts/map/map.js';
import tokens from '../../parts/tokens.styles.js';
import { painted } from '../../parts/painted.js';
import type { Bounds, QueryResult } from '../../query/query.js';
import { BrowseElement } from '../browse-element.js';
import { emptyNotice, foot } from '../foot.js';
import widget from '../widget.styles.js';
import styles from './actor-map.styles.js';

const NONE = new Uint32Array();

/** From so many records on the first list and the first map are drawn in tasks of their own. */
const MANY = 1000;

/**
 * The actors, places and projects of a territory on a map, with a list in step: search, filters, details and ways to
 * make contact.
 *
 * @slot header - Above the search box.
 * @slot footer - Under the line that names the data's source.
 * @slot empty - In place of the sentence that says that the feed holds nothing.
 * @event ess-ready - `{total, skipped}`: the first results are drawn; `skipped` records could not be read.
 * @event ess-error - `{code, message, url}`: the feed could not be had.
 * @event ess-change - `{count, query}`: the results changed.
 * @event ess-select - `{kind, id}`: a record was opened.
 * @event ess-contact - `{kind, id, by}`: a way to make contact was used.
 * @csspart frame - The whole widget.
 * @csspart foot - The line that names the data's date, source and licence.
 * @cssprop --ess-height - Height of the map and of the list beside it, 620px by default.
 * @cssprop --ess-accent - Colour of buttons, links and the selection.
 * @cssprop --ess-font-size - Size of the text, 16px by default.
 * @cssprop --ess-radius - Roundness of the frame, 10px by default.
 */
export class EssActorMap extends BrowseElement {
  static override styles = [tokens, base, widget, styles];

  /** `both` (a switch on narrow widths), `map` or `list`. */
  @property() accessor view: 'both' | 'map' | 'list' = 'both';

  /** Tiles beneath the markers: `plan-ign`, `osm-fr` or a URL template. Without it the library's own outlines. */
  @property() accessor basemap = '';

  @state() private accessor result: QueryResult | undefined;
  @state() private accessor hovered = -1;
  @state() private accessor frame: Bounds | undefined;
  @state() private accessor mapMissing = false;

  #fullscreen = new Fullscreen(this);

  @query('ess-part-browse') private accessor browse!: Browse | null;
  @query('ess-part-map') private accessor map!: PartMap | null;

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    if (changed.has('view') && this.view !== 'list') void this.#loadMap();
  }

  #loadMap = async () => {
    this.mapMissing = await import('../../parts/map/map.js').then(
      () => false,
      () => true,
    );
  };

  override render() {
    const { text } = this;
    return html`
      <section class="widget" part="frame" lang=${this.language} aria-label=${text.widget.map + this.suffix}>
        <slot name="header"></slot>
        <ess-part-browse
          exportparts=${BROWSE_PARTS}
          .view=${this.view}
          .suffix=${this.suffix}
          .state=${this.feedState}
          .session=${this.session}
          .lock=${this.locked}
          .preset=${this.preset}
          .favourites=${this.favourites}
          .language=${this.language}
          .hash=${this.hash}
          .images=${this.imageOrigins}
          .headingLevel=${this.headingLevel}
          .territoryName=${this.territoryName}
          .territoryCode=${this.territoryCodes.length === 1 ? this.territoryCodes[0] : ''}
          .frame=${this.frame}
          @ess-part-answer=${this.#answered}
          @ess-part-go=${this.#go}
          @ess-part-hover=${this.#hover}
          @ess-part-contact=${this.contacted}
          @ess-part-retry=${this.retry}
        >
          <slot name="empty" slot="empty">${emptyNotice(this, this.data, this.language)}</slot>
          ${this.view === 'list' ? nothing : this.#renderMap()}
        </ess-part-browse>
        ${foot(this.data, this.language)}
        <slot name="footer"></slot>
      </section>
    `;
  }

  #renderMap() {
    if (this.mapMissing) return missing(this.language, this.#loadMap);
    const { selected, place } = this.session.state;
    const records = this.data?.records;
    return html`<ess-part-map
      exportparts="map, marker, cluster, controls, control, attribution"
      .suffix=${this.suffix}
      .feed=${this.data}
      .passing=${this.result?.passing ?? NONE}
      .selected=${selected !== undefined && records ? records.indexOf(selected) : -1}
      .hovered=${this.hovered}
      .place=${place}
      .language=${this.language}
      .basemap=${this.basemap}
      .dataBase=${`${libraryBase()}data/`}
      .territoryCodes=${this.territoryCodes}
      .canLocate=${true}
      .fullscreen=${this.#fullscreen.on}
      @ess-part-select=${this.#selected}
      @ess-part-spot=${this.#spotOpened}
      @ess-part-view=${this.#moved}
      @ess-part-locate=${this.#locate}
      @ess-part-fullscreen=${this.#fullscreen.toggle}
      @ess-part-reset=${this.#reset}
      @ess-part-hover=${this.#hover}
    ></ess-part-map>`;
  }

  async #answered({ detail }: CustomEvent<Answer>) {
    const { result, query } = detail;
    const first = !this.result;
    this.result = result;
    if (first && this.map?.hasUpdated && this.map.offsetParent && result.passing.length > MANY) {
      // The map is drawn now, and seen: the list follows.
      await (detail.until = painted());
      await turn();
      // The list shows another by now, or none.
      if (result !== this.browse?.result) return;
    }
    this.answered(result, query);
  }

  #go(event: CustomEvent<Target>) {
    const { place, row } = event.detail;
    if (place) {
      const { longitude, latitude } = place;
      this.map?.showPlace(longitude, latitude);
    } else if (row !== undefined) this.map?.show(row);
  }

  #hover(event: CustomEvent<{ row: number }>) {
    event.stopPropagation();
    this.hovered = event.detail.row;
  }

  #selected(event: CustomEvent<{ row: number }>) {
    event.stopPropagation();
    this.browse?.select(event.detail.row, (row) => this.map?.focusRecord(row));
  }

  #spotOpened(event: CustomEvent<{ rows: readonly number[] }>) {
    void this.browse?.showSpot(event.detail.rows);
  }

  #moved(event: CustomEvent<{ bounds: Bounds }>) {
    this.frame = event.detail.bounds;
    if (this.session.state.bounds) this.session.update({ bounds: this.frame });
  }

  #locate() {
    void this.browse?.locate();
  }

  #reset() {
    this.session.update({
      filter: this.preset,
      sort: 'relevance',
      favouritesOnly: false,
      bounds: undefined,
      selected: undefined,
      place: undefined,
    });
  }
}

if (!customElements.get('ess-actor-map')) customElements.define('ess-actor-map', EssActorMap);

declare global {
  interface HTMLElementTagNameMap {
    'ess-actor-map': EssActorMap;
  }
}
