import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { Feed } from '../feed/feed.js';
import { localText } from '../feed/table.js';
import { formatDate } from '../i18n/format.js';
import { messages, type Language } from '../i18n/messages.js';
import { lateNotice } from '../parts/missing.js';

/** The line at every widget's foot: the data's date, source and licence. */
export function foot(feed: Feed | undefined, language: Language) {
  if (!feed) return nothing;
  const text = messages(language).widget;
  const { publisher, licence, updated } = feed;
  const source = publisher?.name ?? localText(feed.title, language);
  return html`<footer class="foot" part="foot">
    ${source ? html`<span>${text.source} ${linked(source, publisher?.url)}</span>` : nothing}
    ${updated ? html`<span>${text.updated(formatDate(updated, language))}</span>` : nothing}
    ${licence ? html`<span>${text.licence} ${linked(licence.name, licence.url)}</span>` : nothing}
  </footer>`;
}

/** What stands in the slot `empty` until the page fills it. The notice comes late: the bare words stand until then. */
export function emptyNotice(host: ReactiveControllerHost, feed: Feed | undefined, language: Language) {
  if (feed?.records.length !== 0) return nothing;
  return lateNotice(host, language, { state: 'empty' });
}

function linked(name: string, url: string | undefined) {
  return url ? html`<a href=${url} rel="noopener noreferrer">${name}</a>` : name;
}
