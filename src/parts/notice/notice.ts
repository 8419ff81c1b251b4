import { LitElement, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { FeedError, FeedErrorCode } from '../../feed/feed.js';
import { messages, type Language } from '../../i18n/messages.js';
import { NOTICES } from '../../i18n/notices.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import type { LocateFailure } from '../locate.js';
import styles from './notice.styles.js';

/** What there is to say in place of, or above, the results. */
export type NoticeState = 'error' | 'empty' | 'none' | 'stale' | 'partial' | 'geolocation';

/** A criterion that the visitor may drop to get results. */
export interface NoticeChip {
  readonly key: string;
  readonly label: string;
  /** How many results dropping it would give, where that is known. */
  readonly gain?: number;
}

const GLYPHS = {
  error: 'triangle-alert',
  empty: 'info',
  none: 'search',
  stale: 'wifi-off',
  partial: 'info',
  geolocation: 'locate',
};

/** Why a feed could not be had, in words for the visitor. */
export function errorWords(code: FeedErrorCode, language: Language): string {
  return NOTICES[language].errors[code];
}

/**
 * Says why there are no results, or not the usual ones, and what the visitor can do. `stale`, `partial` and
 * `geolocation` are one quiet line above the results; the others take the place of the list. Loaded when there is
 * something to say: until then the bare sentence inside the element stands for it.
 *
 * @event ess-part-retry - The visitor asked to try again.
 * @event ess-part-chip - `{key}`: the visitor dropped one criterion.
 */
export class Notice extends LitElement {
  static override styles = [base, styles];

  @property({ reflect: true }) accessor state: NoticeState = 'none';

  /** Why the feed could not be had, with `state="error"`. */
  @property({ attribute: false }) accessor error: FeedError | undefined;

  /** When the copy that is shown was received, with `state="stale"`. */
  @property({ attribute: false }) accessor since: Date | undefined;

  /** Why there is no position, with `state="geolocation"`. */
  @property() accessor failure: LocateFailure = 'unavailable';

  /** Records left out, with `state="partial"`. */
  @property({ type: Number }) accessor skipped = 0;

  /** What can be dropped, with `state="none"`. */
  @property({ attribute: false }) accessor chips: readonly NoticeChip[] = [];

  /** Whether what the page fixed gives nothing, whatever the visitor asks, with `state="none"`. */
  @property({ type: Boolean }) accessor fixed = false;

  /** Where the list is published, http or https: a way out when it cannot be shown here. */
  @property() accessor publisherUrl = '';

  @property() accessor publisherName = '';

  @property() accessor language: Language = 'fr';

  override render() {
    const { state } = this;
    const text = NOTICES[this.language];
    const [title, advice] = this.#words(state);
    const retry = state === 'error' || state === 'stale' || (state === 'geolocation' && this.failure === 'timeout');
    const away = (state === 'error' || state === 'empty') && /^https?:\/\//i.test(this.publisherUrl);
    return html`
      ${glyph(GLYPHS[state], 24)}
      <div class="words">
        <div role=${state === 'error' ? 'alert' : 'status'}>
          <p class="title">${title}</p>
          <p>${advice}</p>
        </div>
        ${state === 'none' && !this.fixed && this.chips.length > 0 ? this.#renderChips() : nothing}
        ${
          retry || away
            ? html`
                <p class="actions">
                  ${
                    retry
                      ? html`
                          <button class="button" type="button" @click=${() => this.#emit('retry')}>
                            ${glyph('rotate-ccw', 18)} ${text.retry}
                          </button>
                        `
                      : nothing
                  }
                  ${
                    away
                      ? html`
                          <a href=${this.publisherUrl}>${text.publisher(this.publisherName)}</a>
                        `
                      : nothing
                  }
                </p>
              `
            : nothing
        }
        ${state === 'error' && this.error ? this.#renderReason(this.error) : nothing}
        ${
          state === 'none' && this.fixed
            ? html`
                <p class="reason">${text.owner} ${text.fixed}</p>
              `
            : nothing
        }
      </div>
    `;
  }

  /** What happened, and what the visitor can do. */
  #words(state: NoticeState): readonly [string, string] {
    const { notice, common } = messages(this.language);
    const text = NOTICES[this.language];
    switch (state) {
      case 'error':
        return [notice.error, text.errors[this.error?.code ?? 'network']];
      case 'empty':
        return [notice.empty, text.emptyAdvice];
      case 'none':
        return [common.results(0), this.fixed ? text.nothing : this.chips.length > 0 ? text.drop : ''];
      case 'stale': {
        const date = this.since?.toLocaleString(this.language, { dateStyle: 'long', timeStyle: 'short' });
        return [notice.stale, date ? text.staleAdvice(date) : ''];
      }
      case 'partial':
        return [text.partial(this.skipped), text.partialAdvice];
      case 'geolocation':
        return [notice.geolocation, text.geolocationAdvice[this.failure]];
    }
  }

  #renderChips() {
    const { remove } = NOTICES[this.language];
    const { common } = messages(this.language);
    return html`
      <ul class="actions">
        ${this.chips.map(
          ({ key, label, gain }) => html`
            <li>
              <button
                class="button chip"
                type="button"
                aria-label=${remove(label) + (gain === undefined ? '' : `, ${common.results(gain)}`)}
                @click=${() => this.#emit('chip', { key })}
              >
                <span>${label}</span>
                ${
                  gain === undefined
                    ? nothing
                    : html`
                        <span class="gain">${common.results(gain)}</span>
                      `
                }
                ${glyph('x', 16)}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  /** The technical reason, for the page's owner. */
  #renderReason({ code, url, status }: FeedError) {
    const text = NOTICES[this.language];
    return html`
      <p class="reason">
        ${text.owner} ${[code, status, url].filter(Boolean).join(', ')}. ${code === 'network' ? text.cors : nothing}
      </p>
    `;
  }

  #emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

// Guarded: a page may load two copies of us.
if (!customElements.get('ess-part-notice')) customElements.define('ess-part-notice', Notice);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-notice': Notice;
  }
}
