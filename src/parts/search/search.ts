import { LitElement, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { messages, type Language } from '../../i18n/messages.js';
import type { Place } from '../../query/session.js';
import { highlight, wordsOf } from '../../query/text.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import { QuietStatus } from '../quiet-status.js';
import styles from './search.styles.js';

/** What the box may offer for a typed text. */
export type Suggestion = { readonly label: string; readonly detail?: string } & (
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'record'; readonly row: number }
  | { readonly kind: 'category'; readonly code: string }
);

/** Finds suggestions for a text; stops when `signal` aborts. A rejection counts as none. */
export type Suggest = (text: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

/** How long the typing must rest before suggestions are asked for. */
const REST_MILLISECONDS = 120;

const GLYPHS = { place: 'map-pin', category: 'layers', record: 'store' };

/**
 * The one search box: free text, with suggestions of places, categories and records (the combobox pattern with a list
 * that is chosen from by hand). Nothing is chosen by leaving the box.
 *
 * @event ess-part-text - `{text}`: at each keystroke, at once.
 * @event ess-part-place - `{place}`: a place was chosen; the text that found it is cleared.
 * @event ess-part-place-clear - The visitor removed the chosen place.
 * @event ess-part-suggestion - `{suggestion}`: a record or a category was chosen; for a category the text is cleared.
 */
export class Search extends LitElement {
  static override styles = [base, styles];

  /** The free text. */
  @property() accessor text = '';

  /** Where suggestions come from; without it the box is a plain search field. */
  @property({ attribute: false }) accessor suggest: Suggest | undefined;

  /** The chosen place, shown as a token that can be removed. */
  @property() accessor placeLabel = '';

  /** Name of the field; the language's own by default. */
  @property() accessor label = '';

  /** What stands in the empty field; the language's own by default. */
  @property() accessor placeholder = '';

  @property() accessor language: Language = 'fr';

  /** Whether the field is for a place alone: the chosen one's name stays in it, and Enter takes the first suggestion. */
  @property({ type: Boolean }) accessor placeOnly = false;

  /** What is said beneath the field where nothing is found; by default only a screen reader hears of it. */
  @property() accessor none = '';

  /** Whether the text alone finds nothing: Enter then takes the first suggestion too. */
  @property({ type: Boolean }) accessor vain = false;

  #options: readonly Suggestion[] = [];
  #open = false;
  /** Whether there was nothing to suggest for the text. */
  #lost = false;
  /** Index in `#options`; -1 while the text itself is what Enter takes. */
  #active = -1;
  #status = new QuietStatus(this);
  #request: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override focus(options?: FocusOptions): void {
    this.#input.focus(options);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  // The keys of the list are heard in the field, where the focus stays.
  /* eslint-disable lit-a11y/click-events-have-key-events */
  override render() {
    const text = this.#text;
    const label = this.label || text.label;
    return html`
      <div class="box">
        ${glyph(this.placeOnly ? 'map-pin' : 'search')}
        <input
          type="text"
          role="combobox"
          aria-label=${label}
          aria-autocomplete="list"
          aria-expanded=${this.#open}
          aria-controls="options"
          aria-activedescendant=${this.#active < 0 ? nothing : `option-${this.#active}`}
          placeholder=${this.placeholder || text.placeholder}
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${this.text}
          @input=${this.#type}
          @keydown=${this.#key}
          @blur=${this.#close}
        />
        ${
          this.text
            ? html`
                <button class="clear" type="button" aria-label=${text.clear} title=${text.clear} @click=${this.#clear}>
                  ${glyph('x')}
                </button>
              `
            : nothing
        }
        ${this.placeLabel ? this.#renderPlace() : nothing}
      </div>
      <div
        id="options"
        role="listbox"
        aria-label=${text.suggestions}
        ?hidden=${!this.#open}
        @mousedown=${keepFocus}
        @click=${this.#press}
      >
        ${this.#renderGroups()}
      </div>
      ${this.#lost && this.none ? html`<p class="none">${this.none}</p>` : nothing}
      <span class="hidden-text" role="status">${this.#status.announced}</span>
    `;
  }

  /* eslint-enable lit-a11y/click-events-have-key-events */

  override updated() {
    if (this.#active >= 0) {
      this.renderRoot.querySelector(`#option-${this.#active}`)?.scrollIntoView({ block: 'nearest' });
    }
  }

  get #input() {
    return this.renderRoot.querySelector('input')!;
  }

  get #text() {
    return messages(this.language).search;
  }

  #renderPlace() {
    const forget = this.#text.forget(this.placeLabel);
    return html`
      <button class="token" type="button" aria-label=${forget} title=${forget} @click=${this.#forgetPlace}>
        ${this.#text.near(this.placeLabel)} ${glyph('x', 16)}
      </button>
    `;
  }

  #renderGroups() {
    const words = wordsOf(this.text);
    const groups: unknown[] = [];
    for (let start = 0; start < this.#options.length;) {
      const { kind } = this.#options[start]!;
      let end = start;
      while (this.#options[end]?.kind === kind) end++;
      const first = start;
      const title = this.#text.groups[kind];
      groups.push(html`
        <div role="group" aria-label=${title}>
          <div class="title" aria-hidden="true" ?hidden=${this.placeOnly}>${title}</div>
          ${this.#options.slice(start, end).map((option, index) => this.#renderOption(option, first + index, words))}
        </div>
      `);
      start = end;
    }
    return groups;
  }

  #renderOption(option: Suggestion, index: number, words: readonly string[]) {
    // The pieces of one word must touch: no white space around <b>.
    const label = highlight(option.label, words).map(({ text, match }) => (match ? bold(text) : text));
    return html`
      <div id="option-${index}" class="option" role="option" aria-selected=${index === this.#active}>
        ${glyph(GLYPHS[option.kind])}
        <span>
          ${label}${
            option.detail
              ? html`
                  <small>${option.detail}</small>
                `
              : nothing
          }
        </span>
      </div>
    `;
  }

  #type() {
    this.#setText(this.#input.value);
    this.#ask(REST_MILLISECONDS);
  }

  /** Asks for suggestions after a rest, and takes the first when told to; whatever was asked before is dropped. */
  #ask(rest: number, take = false) {
    this.#request?.abort();
    clearTimeout(this.#timer);
    this.#activate(-1);
    const text = this.text.trim();
    if (!this.suggest || !text) return this.#close();
    const request = (this.#request = new AbortController());
    this.#timer = setTimeout(async () => {
      const found = await this.suggest!(text, request.signal).catch(() => []);
      if (request.signal.aborted) return;
      const kinds = [...new Set(found.map(({ kind }) => kind))];
      this.#options = kinds.flatMap((kind) => found.filter((option) => option.kind === kind));
      // Which commune of a postcode is for the visitor to say.
      const several = isNumber(text) && found.length > 1;
      if (take && found[0] && !several) return this.#choose(this.#options[0]!);
      this.#open = found.length > 0;
      this.#lost = !this.#open;
      this.#activate(take && several ? 0 : -1);
      this.#status.say(this.#lost && this.none ? this.none : this.#text.found(found.length));
    }, rest);
  }

  #activate(index: number) {
    this.#active = index;
    this.requestUpdate();
  }

  #close() {
    this.#request?.abort();
    clearTimeout(this.#timer);
    this.#open = false;
    this.#activate(-1);
    this.#status.say('');
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const [open, active, options] = [this.#open, this.#active, this.#options];
    const last = options.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        if (!open) this.#ask(0);
        else if (!event.altKey) this.#activate(active < last ? active + 1 : -1);
        break;
      case 'ArrowUp':
        if (!open) return;
        if (event.altKey) this.#close();
        else this.#activate(active < 0 ? last : active - 1);
        break;
      case 'Home':
      case 'End':
        // Without an active option these keys move the caret, as in any field.
        if (active < 0) return;
        this.#activate(event.key === 'Home' ? 0 : last);
        break;
      case 'Enter':
        if (active >= 0) this.#choose(options[active]!);
        else if (this.placeOnly || this.vain) this.#ask(0, true);
        else this.#close();
        break;
      case 'Escape':
        // What is not ours to close stays the host page's to hear.
        if (open) this.#close();
        else if (this.text) this.#setText('');
        else return;
        event.stopPropagation();
        break;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#activate(-1);
        return;
      default:
        return;
    }
    event.preventDefault();
  }

  #press(event: Event) {
    const option = (event.target as Element).closest<HTMLElement>('.option');
    if (option) this.#choose(this.#options[Number(option.id.slice('option-'.length))]!);
  }

  #choose(suggestion: Suggestion) {
    this.#close();
    if (this.placeOnly) this.text = suggestion.label;
    else if (suggestion.kind !== 'record') this.#setText('');
    if (suggestion.kind === 'place') this.#emit('place', { place: suggestion.place });
    else this.#emit('suggestion', { suggestion });
  }

  #clear() {
    this.#close();
    this.#setText('');
    this.focus();
  }

  #forgetPlace() {
    this.#emit('place-clear');
    this.focus();
  }

  #setText(text: string) {
    if (text === this.text) return;
    this.text = text;
    this.#lost = false;
    this.#emit('text', { text });
  }

  #emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** Whether a text is a postcode, or another number. */
export function isNumber(text: string): boolean {
  return /^\d+$/.test(text.trim());
}

// prettier-ignore
const bold = (text: string) => html`<b>${text}</b>`;

/** A press on an option, or on the list's scroll bar, leaves the focus in the field. */
function keepFocus(event: Event) {
  event.preventDefault();
}

// Guarded: a page may load two copies of us.
if (!customElements.get('ess-part-search')) customElements.define('ess-part-search', Search);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-search': Search;
  }
}
