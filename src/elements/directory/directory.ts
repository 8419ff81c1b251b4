import { html } from 'lit';
import base from '../../parts/base.styles.js';
import tokens from '../../parts/tokens.styles.js';
import { BROWSE_PARTS, type Answer } from '../../parts/browse/browse.js';
import { BrowseElement } from '../browse-element.js';
import { emptyNotice, foot } from '../foot.js';
import widget from '../widget.styles.js';

/**
 * The actors of a territory as a list with search, filters and details: the light alternative to the map.
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
 * @cssprop --ess-accent - Colour of buttons, links and the selection.
 * @cssprop --ess-font-size - Size of the text, 16px by default.
 * @cssprop --ess-radius - Roundness of the frame, 10px by default.
 */
export class EssDirectory extends BrowseElement {
  static override styles = [tokens, base, widget];

  override render() {
    return html`
      <section class="widget" part="frame" lang=${this.language} aria-label=${this.text.widget.directory + this.suffix}>
        <slot name="header"></slot>
        <ess-part-browse
          exportparts=${BROWSE_PARTS}
          view="list"
          .state=${this.feedState}
          .session=${this.session}
          .lock=${this.locked}
          .suffix=${this.suffix}
          .preset=${this.preset}
          .favourites=${this.favourites}
          .language=${this.language}
          .hash=${this.hash}
          .images=${this.imageOrigins}
          .headingLevel=${this.headingLevel}
          .territoryName=${this.territoryName}
          .territoryCode=${this.territoryCodes.length === 1 ? this.territoryCodes[0] : ''}
          @ess-part-answer=${this.#answered}
          @ess-part-contact=${this.contacted}
          @ess-part-retry=${this.retry}
        >
          <slot name="empty" slot="empty">${emptyNotice(this, this.data, this.language)}</slot>
        </ess-part-browse>
        ${foot(this.data, this.language)}
        <slot name="footer"></slot>
      </section>
    `;
  }

  #answered(event: CustomEvent<Answer>) {
    this.answered(event.detail.result, event.detail.query);
  }
}

if (!customElements.get('ess-directory')) customElements.define('ess-directory', EssDirectory);

declare global {
  interface HTMLElementTagNameMap {
    'ess-directory': EssDirectory;
  }
}
