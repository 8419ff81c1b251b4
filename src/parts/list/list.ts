import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Feed } from '../../feed/feed.js';
import { localText, type FeedRecord } from '../../feed/table.js';
import { formatDistance } from '../../i18n/distance.js';
import { messages, type Language } from '../../i18n/messages.js';
import type { QueryResult } from '../../query/query.js';
import { extract, highlight } from '../../query/text.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import { heading } from '../heading.js';
import { openStateOf } from '../hours/open-now.js';
import { QuietStatus } from '../quiet-status.js';
import { addressOf, factsOf, phoneOf, tile } from '../record-words.js';
import tileStyles from '../tile.styles.js';
import styles from './list.styles.js';

/** Two lines never show more of a text than this. */
const SHOWN_CHARACTERS = 240;
/** Items that a new result shows at once; the rest follow when the browser has painted these. */
const AT_ONCE = 8;
const NEXT_FRAME_MILLISECONDS = 20;
/** Most results that are printed: beyond that a printed list serves nobody. */
const PRINTED = 1000;
const PRINT = ['beforeprint', 'afterprint'];

/**
 * One page of the results, each with its tile, name, facts and star.
 *
 * @event ess-part-select - The visitor opened a record: `{row}`.
 * @event ess-part-favourite - The visitor clicked a star: `{id}`.
 * @event ess-part-page - The visitor turned the page: `{page}`, from 0.
 * @event ess-part-hover - The pointer or the focus came to a record, `{row}`, or left it, `{row: -1}`.
 * @csspart item - One result.
 * @csspart tile - Its category's tile.
 * @csspart name - Its name, a link or a button.
 * @csspart facts - Its line of facts.
 * @csspart star - The button that keeps it among the favourites.
 * @csspart commune - The heading of a commune.
 * @csspart pages - The way to other pages.
 */
export class PartList extends LitElement {
  static override styles = [base, tileStyles, styles];

  /** The feed that the rows are of. */
  @property({ attribute: false }) accessor feed: Feed | undefined;

  /** What the query gave. */
  @property({ attribute: false }) accessor result: Pick<QueryResult, 'order' | 'distances'> | undefined;

  /** The page shown, from 0. */
  @property({ type: Number }) accessor page = 0;

  /** How many records a page holds. */
  @property({ type: Number }) accessor pageSize = 20;

  /** Row of the record that is open, or -1. */
  @property({ type: Number }) accessor selected = -1;

  /** Ids of the visitor's favourites. */
  @property({ attribute: false }) accessor favourites: ReadonlySet<string> = new Set();

  /** Level of the items' headings; of the communes' where the list is grouped, items then one below. */
  @property({ type: Number }) accessor headingLevel = 3;

  /** The language of the texts; the element that holds this part passes its own. */
  @property() accessor language: Language = 'fr';

  /** Searched words to mark, normalised. */
  @property({ attribute: false }) accessor words: readonly string[] = [];

  /** A record's own address; where it gives one the name is a link. */
  @property({ attribute: false }) accessor linkOf: ((id: string) => string | undefined) | undefined;

  /** Whether to head each commune; the result must be ordered so. */
  @property({ type: Boolean }) accessor grouped = false;

  /** Whether the feed is still to come: draws items of the same shape. */
  @property({ type: Boolean }) accessor loading = false;

  /** 0 to 1 while a large feed arrives, with `loading`. */
  @property({ type: Number }) accessor progress: number | undefined;

  /** The moment that "open" is told for; now, unless given. */
  @property({ attribute: false }) accessor now: Date | undefined;

  /** What stands at the end of an item in place of the star, and its facts; by its position in the order. */
  @property({ attribute: false }) accessor aside:
    ((at: number) => readonly [aside: unknown, facts: unknown]) | undefined;

  /** Whether it is for paper: whole, with addresses and other ways to make contact, without what holds only now. */
  @state() private accessor paper = false;

  #status = new QuietStatus(this);
  #hovered = -1;
  #turned = false;
  /** What was drawn last, by place on the page. */
  #items: TemplateResult[] = [];
  /** The timer that draws the rest of a new result; 0 when all is drawn. */
  #rest = 0;

  /** Puts the focus on a record's name, where it is on this page; says whether it was. */
  focusItem(row: number): boolean {
    if (this.#rest) this.#drawRest();
    const name = this.renderRoot.querySelector<HTMLElement>(`[data-row="${row}"] .name`);
    name?.focus();
    return name !== null;
  }

  override connectedCallback() {
    super.connectedCallback();
    for (const type of PRINT) addEventListener(type, this.#print);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of PRINT) removeEventListener(type, this.#print);
  }

  /** Paper is drawn before this returns: the browser waits no longer. */
  #print = ({ type }: Event) => {
    this.paper = type === PRINT[0];
    this.performUpdate();
  };

  protected override willUpdate(changes: PropertyValues<this>) {
    clearTimeout(this.#rest);
    const renewed = changes.get('result') && !changes.has('feed') && !changes.has('pageSize') && !this.grouped;
    this.#rest = renewed ? window.setTimeout(this.#drawRest, NEXT_FRAME_MILLISECONDS) : 0;
  }

  override render() {
    if (this.loading) return this.#renderSkeleton();
    if (!this.feed || !this.result) return nothing;
    return html`
      <div @pointerover=${this.#hover} @pointerleave=${this.#leave} @focusin=${this.#hover} @focusout=${this.#leave}>
        ${
          this.grouped
            ? this.#renderCommunes()
            : html`
                <ul aria-busy=${this.#rest ? 'true' : nothing}>
                  ${(this.#items = this.#renderItems(...this.#range, this.headingLevel))}
                </ul>
              `
        }
      </div>
      ${this.#pages > 1 ? this.#renderPages() : nothing}
      <span class="hidden-text" role="status">${this.#status.announced}</span>
    `;
  }

  override updated(changes: PropertyValues<this>) {
    if (!changes.has('page') || !this.#turned) return;
    this.#turned = false;
    this.renderRoot.querySelector<HTMLElement>('.name')?.focus();
    this.#status.say(this.#pageWords());
  }

  /** First and last but one position of this page in the order. */
  get #range(): [from: number, to: number] {
    const from = this.#page * this.#size;
    return [from, Math.min(from + this.#size, this.result!.order.length)];
  }

  get #pages(): number {
    return Math.ceil((this.result?.order.length ?? 0) / this.#size);
  }

  get #size(): number {
    return this.paper ? PRINTED : this.pageSize;
  }

  /** A narrower result may have left the asked page behind: the last stands for it. */
  get #page(): number {
    return Math.max(0, Math.min(this.page, this.#pages - 1));
  }

  get #text() {
    return messages(this.language).list;
  }

  #pageWords(): string {
    return this.#text.page(this.#page + 1, this.#pages);
  }

  #renderCommunes() {
    const { records } = this.feed!;
    const { order } = this.result!;
    const groups: TemplateResult[] = [];
    const [from, to] = this.#range;
    for (let start = from, at = from + 1; at <= to; at++) {
      const commune = records.communeName(order[start]!);
      if (at < to && records.communeName(order[at]!) === commune) continue;
      groups.push(html`
        <div class="commune" part="commune">${heading(this.headingLevel, commune || this.#text.elsewhere)}</div>
        <ul>
          ${this.#renderItems(start, at, this.headingLevel + 1)}
        </ul>
      `);
      start = at;
    }
    return groups;
  }

  #renderItems(from: number, to: number, level: number) {
    const items: TemplateResult[] = [];
    const now = this.now ?? new Date();
    for (let at = from; at < to; at++) {
      const old = at - from < AT_ONCE || !this.#rest ? undefined : this.#items[at - from];
      items.push(old ?? this.#renderItem(at, level, now));
    }
    return items;
  }

  #drawRest = () => {
    this.#rest = 0;
    this.requestUpdate();
    this.performUpdate();
  };

  #renderItem(at: number, level: number, now: Date) {
    const { order, distances } = this.result!;
    const row = order[at]!;
    const selected = row === this.selected;
    const record = this.feed!.records.record(row);
    const name = localText(record.name, this.language);
    const summary = this.#extract(record, name);
    const href = this.linkOf?.(record.id);
    const current = selected ? 'true' : nothing;
    const words = this.#marked(name);
    const [aside, facts] = this.aside?.(at) ?? [];
    return html`
      <li class="item ${selected ? 'selected' : ''}" part="item" data-row=${row}>
        ${tile(this.feed!, row)}
        <div class="body">
          ${heading(
            level,
            href
              ? html`
                  <a class="name" part="name" href=${href} aria-current=${current} @click=${this.#select}>${words}</a>
                `
              : html`
                  <button class="name" part="name" type="button" aria-current=${current} @click=${this.#select}>
                    ${words}
                  </button>
                `,
          )}
          ${
            facts
              ? html`
                  <p class="facts" part="facts">${facts}</p>
                `
              : this.#renderFacts(record, distances?.[at], now)
          }
          ${
            summary &&
            html`
              <p class="text">${this.#marked(summary.slice(0, SHOWN_CHARACTERS))}</p>
            `
          }
          ${this.paper ? this.#renderContact(record) : nothing}
        </div>
        ${aside ?? this.#renderStar(record.id, name)}
      </li>
    `;
  }

  #renderFacts(record: FeedRecord, distance: number | undefined, now: Date) {
    const facts: unknown[] = factsOf(this.feed!, record.index, this.language);
    if (distance !== undefined && !Number.isNaN(distance))
      facts.push(html`
        <span>${formatDistance(distance, this.language)}</span>
      `);
    if (!this.paper && openStateOf(record, now, () => this.requestUpdate())?.open)
      facts.push(html`
        <span class="open">${messages(this.language).hours.open}</span>
      `);
    return html`
      <p class="facts" part="facts">${facts.map((fact, i) => (i ? [' · ', fact] : fact))}</p>
    `;
  }

  #renderContact(record: FeedRecord) {
    const { phone, emails = [], website } = record;
    const ways = [...addressOf(record), phone && phoneOf(phone).text, ...emails, website].filter(Boolean);
    return html`
      <p class="facts">${ways.join(' · ')}</p>
    `;
  }

  #renderStar(id: string, name: string) {
    const label = this.#text.favourite(name);
    return html`
      <button
        class="star"
        part="star"
        type="button"
        aria-label=${label}
        title=${label}
        aria-pressed=${this.favourites.has(id)}
        @click=${this.#star}
      >
        ${glyph('star')}
      </button>
    `;
  }

  #renderPages() {
    const page = this.#page;
    const button = (to: number, label: string, arrow: string) => html`
      <button
        class="button"
        type="button"
        aria-label=${label}
        title=${label}
        ?disabled=${to < 0 || to >= this.#pages}
        @click=${() => this.#turn(to)}
      >
        ${glyph(arrow)}
      </button>
    `;
    return html`
      <div class="pages" part="pages" role="group" aria-label=${this.#text.pages}>
        ${button(page - 1, this.#text.previous, 'arrow-left')}
        <span>${this.#pageWords()}</span>
        ${button(page + 1, this.#text.next, 'arrow-right')}
      </div>
    `;
  }

  #renderSkeleton() {
    const item = html`
      <div class="item">
        <span class="tile"></span>
        <div class="body">
          <div class="blank"></div>
          <div class="blank"></div>
          <div class="blank"></div>
          <div class="blank"></div>
        </div>
      </div>
    `;
    const label = messages(this.language).notice.loading;
    return html`
      <p class=${this.progress === undefined ? 'hidden-text' : 'far'} role="status">${label}</p>
      ${
        this.progress === undefined
          ? nothing
          : html`
              <progress aria-label=${label} .value=${this.progress}></progress>
            `
      }
      <div class="loading" aria-busy="true">
        <div aria-hidden="true">${[item, item, item, item, item, item]}</div>
      </div>
    `;
  }

  /** The record's short text, or what of its texts stands about a searched word that its name has not. */
  #extract({ summary, description }: FeedRecord, name: string): string | undefined {
    const texts = [summary, description].map((text) => localText(text, this.language)).filter(Boolean);
    const words = this.words.filter((word) => extract(name, [word]) === undefined);
    for (const text of texts) {
      const found = extract(text, words);
      if (found) return found;
    }
    return texts[0];
  }

  /** The text with the searched words marked. */
  #marked(text: string) {
    return this.words.length === 0
      ? text
      : highlight(text, this.words).map(({ text, match }) => (match ? marked(text) : text));
  }

  #select(event: MouseEvent) {
    // A new tab or window stays the visitor's to open.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#emit('select', { row: rowOf(event) });
  }

  #star(event: Event) {
    this.#emit('favourite', { id: this.feed!.records.ids[rowOf(event)]! });
  }

  #turn(page: number) {
    this.#turned = true;
    this.#emit('page', { page });
  }

  #hover(event: Event) {
    this.#hoverAt(rowOf(event));
  }

  #leave() {
    this.#hoverAt(-1);
  }

  #hoverAt(row: number) {
    if (row === this.#hovered) return;
    this.#hovered = row;
    this.#emit('hover', { row });
  }

  #emit(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

// A line break would part the mark from the word that it begins.
// prettier-ignore
const marked = (text: string) => html`<mark>${text}</mark>`;

function rowOf(event: Event): number {
  return Number((event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
}

if (!customElements.get('ess-part-list')) customElements.define('ess-part-list', PartList);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-list': PartList;
  }
}
