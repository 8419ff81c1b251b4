import { html } from 'lit';
import { messages, type Language } from '../i18n/messages.js';

/** Stands for a piece of the widget whose code could not be loaded, with a way to try again. */
export function missing(language: Language, retry: () => unknown) {
  const { missing, retry: again } = messages(language).common;
  return html`<p class="missing" role="alert">
    ${missing} <button class="button" type="button" @click=${retry}>${again}</button>
  </p>`;
}
