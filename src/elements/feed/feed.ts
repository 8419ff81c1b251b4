import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';

/**
 * Declares the feed of a page once: a widget without `feed` of its own takes the document's first `<ess-feed>`.
 *
 * It shows nothing.
 *
 * @example <ess-feed feed="https://www.ville.example/ess.json" refresh="60"></ess-feed>
 */
export class EssFeed extends LitElement {
  /** Address of the feed. */
  @property() accessor feed = '';

  /** Address of a GoGoCarto taxonomy, where the feed is GoGoCarto's. */
  @property() accessor taxonomy = '';

  /** Minutes after which the feed is asked for again; 0 never. */
  @property({ type: Number }) accessor refresh = 0;

  override connectedCallback() {
    super.connectedCallback();
    this.hidden = true;
  }

  override updated() {
    // Widgets that came before this element wait for it.
    document.dispatchEvent(new CustomEvent('ess-part-feed'));
  }

  override render() {
    return nothing;
  }
}

if (!customElements.get('ess-feed')) customElements.define('ess-feed', EssFeed);

declare global {
  interface HTMLElementTagNameMap {
    'ess-feed': EssFeed;
  }
}
