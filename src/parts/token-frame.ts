import { LitElement, html } from 'lit';
import base from './base.styles.js';
import tokens from './tokens.styles.js';

/** For tests: gives the part inside its tokens, as a public element does, so that contrast can be checked. */
class TokenFrame extends LitElement {
  static override styles = [tokens, base];

  override render() {
    return html`
      <slot></slot>
    `;
  }
}

if (!customElements.get('ess-test-frame')) customElements.define('ess-test-frame', TokenFrame);

/** A frame for the `parentNode` of a fixture. */
export const tokenFrame = () => document.createElement('ess-test-frame');
