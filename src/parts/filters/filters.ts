import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { KINDS, type Kind } from '../../feed/kinds.js';
import { localText } from '../../feed/table.js';
import type { Family, Term, Vocabularies } from '../../feed/vocabulary.js';
import { formatNumber } from '../../i18n/format.js';
import { messages, type Language } from '../../i18n/messages.js';
import type { Filter, QueryResult } from '../../query/query.js';
import base from '../base.styles.js';
import { familyColor } from '../family-color.js';
import { glyph, hasGlyph } from '../glyph.js';
import { heading } from '../heading.js';
import { QuietStatus } from '../quiet-status.js';
import { categoriesOf, tick } from './choices.js';
import styles from './filters.styles.js';

/** More families than this stay folded until the visitor opens them. */
const OPEN_FAMILIES = 4;

/** One line of the panel: a checkbox with its words and its count. */
interface Choice {
  /** Distinct within the panel. */
  key: string;
  label: string;
  count?: number;
  ticked: boolean;
  /** Only some of what the choice stands for is ticked. */
  some?: boolean;
  mark?: unknown;
  change: (ticked: boolean) => void;
}

/**
 * The filters, which are also the map's legend: families and categories as a tree, kinds, services, the map's view,
 * favourites. A choice that would give nothing is not shown, unless it is ticked or was just changed.
 *
 * @event ess-part-filter - `{filter}`: the whole new filter, what this panel does not show kept as it was.
 * @event ess-part-in-view - `{checked}`: hold the results to the map's view, or not.
 * @event ess-part-favourites - `{checked}`: favourites only, or not.
 * @event ess-part-clear - The visitor asked to drop every filter.
 * @event ess-part-close - The visitor is done, by the cross or by the button with the count.
 */
export class Filters extends LitElement {
  static override styles = [base, styles];

  /** The words of the feed. */
  @property({ attribute: false }) accessor vocabularies!: Vocabularies;

  /** For each choice the number of results that it alone would give. */
  @property({ attribute: false }) accessor facets!: QueryResult['facets'];

  /** What is chosen. */
  @property({ attribute: false }) accessor filter: Filter = {};

  /** What the page's author fixed: only what it leaves open is shown. */
  @property({ attribute: false }) accessor lock: Filter = {};

  /** Kinds that the feed holds; a single one is not worth asking about. */
  @property({ attribute: false }) accessor kindsPresent: readonly Kind[] = KINDS;

  /** Whether results are held to the map's view. */
  @property({ type: Boolean }) accessor inView = false;

  /** Whether there is a map whose view can hold the results. */
  @property({ type: Boolean }) accessor hasMap = false;

  /** Whether only favourites are shown. */
  @property({ type: Boolean }) accessor favouritesOnly = false;

  /** How many favourites there are; with none the choice is not shown. */
  @property({ type: Number }) accessor favouriteCount = 0;

  /** How many results the filters give. */
  @property({ type: Number }) accessor count = 0;

  @property() accessor language: Language = 'fr';

  /** Level of the panel's heading. */
  @property({ type: Number }) accessor headingLevel = 3;

  // A choice that the visitor just unticked stays under the pointer and keeps the focus, even if it now gives nothing.
  #changed = new Set<string>();
  #unfolded = new Map<string, boolean>();
  #status = new QuietStatus(this);

  /** Moves the focus to the panel's heading, for whoever opened it. */
  focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#changed.clear();
  }

  override willUpdate(changes: PropertyValues<this>) {
    if (this.hasUpdated && changes.has('count')) this.#status.say(messages(this.language).common.results(this.count));
  }

  override render() {
    if (!this.vocabularies || !this.facets) return nothing;
    const text = this.#text;
    return html`
      <header>
        ${heading(this.headingLevel, text.title, -1)}
        <button class="link" type="button" @click=${() => this.#emit('clear')}>${text.clear}</button>
        <button class="icon" type="button" aria-label=${text.close} title=${text.close} @click=${this.#close}>
          ${glyph('x')}
        </button>
      </header>
      <div class="body">
        ${this.#renderTree()} ${this.#renderCodes('kinds', KINDS, this.facets.kinds, this.kindsPresent.length > 1)}
        ${this.#renderCodes(
          'services',
          this.vocabularies.services.map((service) => service.code),
          this.facets.services,
        )}
        ${this.#renderOnly()}
      </div>
      <footer>
        <button class="button primary" type="button" @click=${this.#close}>${text.show(this.count)}</button>
        <span class="hidden-text" role="status">${this.#status.announced}</span>
      </footer>
    `;
  }

  get #text() {
    return messages(this.language).filters;
  }

  #renderTree() {
    const { categories, families } = this.vocabularies;
    const { lock, filter, facets } = this;
    const offered = lock.categories?.length
      ? categoriesOf(this.vocabularies, lock.categories)
      : new Set(categories.keys());
    if (offered.size < 2) return nothing;
    const chosen = categoriesOf(this.vocabularies, filter.categories);
    const change = (members: readonly number[]) => (ticked: boolean) =>
      this.#filter('categories', tick(this.vocabularies, filter.categories, members, ticked, offered));

    const items = families.map((family) => {
      const members = family.members.filter((index) => offered.has(index));
      const ticked = members.filter((index) => chosen.has(index)).length;
      const all = ticked > 0 && ticked === members.length;
      const head = this.#renderChoice({
        key: `family ${family.code}`,
        label: this.#label(family),
        count: facets.families[family.index]!,
        ticked: all,
        some: ticked > 0 && !all,
        mark: html`
          <span class="tile">${this.#renderGlyph(family)}</span>
        `,
        change: change(members),
      });
      // A flat vocabulary has one category in each family, of the same code: one line says both.
      const flat = members.length === 1 && categories[members[0]!]!.code === family.code;
      const rows = (flat ? [] : members).map((index) => {
        const category = categories[index]!;
        return this.#renderItem({
          key: `category ${category.code}`,
          label: this.#label(category),
          count: facets.categories[index]!,
          ticked: chosen.has(index),
          mark: html`
            <span class="mark">${this.#renderGlyph(category)}</span>
          `,
          change: change([index]),
        });
      });
      return members.length === 0 || head === nothing ? nothing : this.#renderFamily(family, head, rows, ticked > 0);
    });
    return this.#renderSet('categories', items);
  }

  #renderFamily(family: Family, head: unknown, rows: unknown[], chosen: boolean) {
    const id = `family-${family.index}`;
    // Settled once: a family does not fold under the hand that unticks its last category.
    const open = this.#unfolded.get(family.code) ?? (chosen || this.vocabularies.families.length <= OPEN_FAMILIES);
    this.#unfolded.set(family.code, open);
    return html`
      <li class="family" .style=${familyColor(family.color, family.darkColor)}>
        <div class="head">${head} ${rows.length > 0 ? this.#renderFold(family, id, open) : nothing}</div>
        <ul id=${id} ?hidden=${!open}>
          ${rows}
        </ul>
      </li>
    `;
  }

  #renderFold(family: Family, id: string, open: boolean) {
    const name = this.#text.members(this.#label(family));
    const toggle = () => {
      this.#unfolded.set(family.code, !open);
      this.requestUpdate();
    };
    return html`
      <button
        class="icon"
        type="button"
        aria-expanded=${open}
        aria-controls=${id}
        aria-label=${name}
        title=${name}
        @click=${toggle}
      >
        ${glyph('chevron-down')}
      </button>
    `;
  }

  #renderCodes(key: 'kinds' | 'services', codes: readonly string[], counts: Uint32Array, worthwhile = true) {
    const locked = this.lock[key] as readonly string[] | undefined;
    const chosen: readonly string[] = this.filter[key] ?? [];
    const terms = new Map(this.vocabularies[key].map((term) => [term.code, term]));
    if (!worthwhile || locked?.length === 1) return nothing;
    return this.#renderSet(
      key,
      codes.map((code, index) => {
        if (locked?.length && !locked.includes(code)) return nothing;
        const term = terms.get(code);
        return this.#renderItem({
          key: `${key} ${code}`,
          label: term ? this.#label(term) : code,
          count: counts[index]!,
          ticked: chosen.includes(code),
          change: (ticked) =>
            this.#filter(
              key,
              codes.filter((each) => (each === code ? ticked : chosen.includes(each))),
            ),
        });
      }),
    );
  }

  #renderOnly() {
    const text = this.#text;
    return this.#renderSet('only', [
      this.hasMap || this.inView
        ? this.#renderItem({
            key: 'view',
            label: text.inView,
            ticked: this.inView,
            change: (checked) => this.#emit('in-view', { checked }),
          })
        : nothing,
      this.#renderItem({
        key: 'favourites',
        label: text.favourites,
        count: this.favouriteCount,
        ticked: this.favouritesOnly,
        change: (checked) => this.#emit('favourites', { checked }),
      }),
    ]);
  }

  #renderSet(legend: 'categories' | 'kinds' | 'services' | 'only', items: unknown[]) {
    if (items.every((item) => item === nothing)) return nothing;
    return html`
      <fieldset class=${legend}>
        <legend>${this.#text[legend]}</legend>
        <ul>
          ${items}
        </ul>
      </fieldset>
    `;
  }

  /** Absent choices keep their place in the array, so that a node, and the focus on it, never passes to another choice. */
  #renderItem(choice: Choice) {
    const row = this.#renderChoice(choice);
    return row === nothing
      ? nothing
      : html`
          <li>${row}</li>
        `;
  }

  #renderChoice({ key, label, count, ticked, some = false, mark = nothing, change }: Choice) {
    if (count === 0 && !ticked && !some && !this.#changed.has(key)) return nothing;
    const onChange = (event: Event) => {
      this.#changed.add(key);
      change((event.target as HTMLInputElement).checked);
    };
    return html`
      <label>
        <input
          type="checkbox"
          aria-label=${count === undefined ? label : this.#text.choice(label, count)}
          .checked=${ticked}
          .indeterminate=${some}
          @change=${onChange}
        />
        ${mark}
        <span>${label}</span>
        ${
          count === undefined
            ? nothing
            : html`
                <span class="count">${formatNumber(count, this.language)}</span>
              `
        }
      </label>
    `;
  }

  #renderGlyph(term: Term) {
    return hasGlyph(term.icon) ? glyph(term.icon, 18) : this.#label(term).charAt(0);
  }

  #label(term: Term): string {
    return localText(term.label, this.language);
  }

  #filter(key: 'categories' | 'kinds' | 'services', codes: readonly string[]) {
    const filter: Record<string, unknown> = { ...this.filter, [key]: codes };
    if (codes.length === 0) delete filter[key];
    this.#emit('filter', { filter });
  }

  #close() {
    this.#emit('close');
  }

  #emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

// Guarded: a page may load two copies of us.
if (!customElements.get('ess-part-filters')) customElements.define('ess-part-filters', Filters);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-filters': Filters;
  }
}
