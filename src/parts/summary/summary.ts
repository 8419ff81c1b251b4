import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { messages, type Language } from '../../i18n/messages.js';
import type { Sort } from '../../query/query.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import { QuietStatus } from '../quiet-status.js';
import type { Noun } from '../record-words.js';
import styles from './summary.styles.js';

/** A filter in force. */
export interface Chip {
  /** The caller's own name for it. */
  readonly key: string;
  /** What it says. */
  readonly label: string;
}

const SORTS = ['relevance', 'distance', 'name', 'date'] as const;
const BY_COMMUNE = 'commune';

/**
 * What stands above the results: the filters in force, the count in words, the choice of order.
 *
 * @event ess-part-chip - The visitor dropped a filter: `{key}`.
 * @event ess-part-sort - The visitor chose an order: `{sort}`.
 * @event ess-part-group - The visitor chose to group by commune, or no longer to: `{grouped}`.
 * @csspart count - The count in words.
 * @csspart chip - A filter in force, a button that drops it.
 */
export class PartSummary extends LitElement {
  static override styles = [base, styles];

  /** The filters in force. */
  @property({ attribute: false }) accessor chips: readonly Chip[] = [];

  /** How many records pass. */
  @property({ type: Number }) accessor count = 0;

  /** What the records are, as `nounsOf` tells; "results" without. */
  @property({ attribute: false }) accessor nouns: readonly Noun[] = [];

  /** Name of the territory that the count is of. */
  @property() accessor territoryName = '';

  /** Its code (`dep:33`), for "en Gironde" and "à Bordeaux"; without one the name stands alone. */
  @property() accessor territoryCode = '';

  /** The order in force. */
  @property() accessor sort: Sort = 'relevance';

  /** Whether a position is known to measure from. */
  @property({ type: Boolean }) accessor canSortByDistance = false;

  /** Whether the list is grouped by commune. */
  @property({ type: Boolean }) accessor grouped = false;

  /** The language of the texts; the element that holds this part passes its own. */
  @property() accessor language: Language = 'fr';

  #status = new QuietStatus(this);
  /** Place of the chip just dropped, for the focus to go on from there. */
  #dropped = -1;

  override willUpdate() {
    this.#status.say(`${this.#count} ${this.#territory}`.trim());
  }

  override render() {
    return html`
      ${this.chips.length > 0 ? this.#renderChips() : nothing}
      <div class="line">
        <p part="count" tabindex="-1">
          <strong>${this.#count}</strong>
          ${this.#territory}
        </p>
        ${this.#renderSort()}
      </div>
      <span class="hidden-text" role="status">${this.#status.announced}</span>
    `;
  }

  override updated(changes: PropertyValues<this>) {
    // Not bound: the visitor changes it too, and the options must stand first.
    this.renderRoot.querySelector('select')!.value = this.grouped ? BY_COMMUNE : this.sort;
    if (!changes.has('chips') || this.#dropped < 0) return;
    const chips = this.renderRoot.querySelectorAll<HTMLElement>('.chip');
    (chips[Math.min(this.#dropped, chips.length - 1)] ?? this.renderRoot.querySelector('p'))!.focus();
    this.#dropped = -1;
  }

  get #text() {
    return messages(this.language).summary;
  }

  get #count(): string {
    return this.#text.count(this.count, this.nouns);
  }

  get #territory(): string {
    return this.count && this.territoryName ? this.#text.within(this.territoryCode, this.territoryName) : '';
  }

  #renderChips() {
    return html`
      <ul class="chips" aria-label=${this.#text.chips}>
        ${this.chips.map(
          ({ label }, index) => html`
            <li>
              <button
                class="chip"
                part="chip"
                type="button"
                aria-label=${this.#text.remove(label)}
                @click=${() => this.#drop(index)}
              >
                ${label}${glyph('x', 14)}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #renderSort() {
    const { sort, sorts, grouped } = this.#text;
    const option = (value: string, label: string) => html`
      <option value=${value}>${label}</option>
    `;
    return html`
      <label class="sort">
        ${sort}
        <select @change=${this.#choose}>
          ${SORTS.map((value) =>
            value === 'distance' && !this.canSortByDistance ? nothing : option(value, sorts[value]),
          )}
          ${option(BY_COMMUNE, grouped)}
        </select>
        ${glyph('chevron-down', 14)}
      </label>
    `;
  }

  #drop(index: number) {
    this.#dropped = index;
    this.#emit('chip', { key: this.chips[index]!.key });
  }

  #choose(event: Event) {
    const { value } = event.target as HTMLSelectElement;
    const grouped = value === BY_COMMUNE;
    if (grouped !== this.grouped) this.#emit('group', { grouped });
    if (!grouped) this.#emit('sort', { sort: value });
  }

  #emit(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('ess-part-summary')) customElements.define('ess-part-summary', PartSummary);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-summary': PartSummary;
  }
}
