import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import { messages, type Language } from '../../i18n/messages.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import styles from './choice.styles.js';

/** One segment of the switch. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** Name of a glyph that the library ships. */
  readonly glyph: string;
}

/**
 * A switch between a few views, such as list and map: one of them is always on.
 *
 * @event ess-part-choice - `{value}`: the visitor chose another segment.
 */
export class Choice extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) accessor options: readonly ChoiceOption[] = [];

  /** The segment that is on. */
  @property() accessor value = '';

  /** Name of the switch; the language's word for "view" by default. */
  @property() accessor label = '';

  @property() accessor language: Language = 'fr';

  override render() {
    return html`
      <fieldset @keydown=${this.#touched} @pointerdown=${this.#touched}>
        <legend class="hidden-text">${this.label || messages(this.language).choice.label}</legend>
        ${this.options.map(
          ({ value, label, glyph: name }) => html`
            <label>
              <input
                class="hidden-text"
                type="radio"
                name="choice"
                .checked=${value === this.value}
                @change=${() => this.#choose(value)}
              />
              ${glyph(name)}
              <span>${label}</span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  /** WebKit shows no focus that an arrow has moved from one choice to the next. */
  #touched({ type, currentTarget }: Event) {
    (currentTarget as Element).classList.toggle('by-keyboard', type === 'keydown');
  }

  #choose(value: string) {
    this.value = value;
    this.dispatchEvent(new CustomEvent('ess-part-choice', { detail: { value }, bubbles: true, composed: true }));
  }
}

// Guarded: a page may load two copies of us.
if (!customElements.get('ess-part-choice')) customElements.define('ess-part-choice', Choice);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-choice': Choice;
  }
}
