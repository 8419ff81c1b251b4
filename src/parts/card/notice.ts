import { html, nothing } from 'lit';
import type { FeedError, FeedErrorCode } from '../../feed/feed.js';
import type { IndicatorFeed } from '../../feed/indicators.js';
import { CARD_NOTICES } from '../../i18n/card-notices.js';
import type { Language } from '../../i18n/language.js';
import noticeStyles from './notice.styles.js';

// Loaded when a card has no figure to show: most pages never need it.

export const styles = [noticeStyles];

/** Why a card has nothing to show. */
export type CardFault =
  | { readonly kind: 'error'; readonly error: FeedError; readonly retry: () => void }
  /** The feed has no indicator at all. */
  | { readonly kind: 'none' }
  /** The attribute names none, or one that is not in the feed. */
  | { readonly kind: 'indicator'; readonly id: string; readonly ids: readonly string[] }
  /** The indicator says nothing of the territory. */
  | {
      readonly kind: 'territory';
      readonly code: string;
      readonly codes: readonly string[];
      readonly territories: IndicatorFeed['territories'];
    }
  /** An expression that cannot be read, told by its reader. */
  | { readonly kind: 'expression'; readonly sentence: string };

/** As many names as help to see a slip of the pen. */
const MOST_NAMED = 6;

/** Why a feed could not be had, in words for the visitor. */
export function errorWords(code: FeedErrorCode, language: Language): string {
  return CARD_NOTICES[language].errors[code];
}

/** In place of the figure: what is missing, and what can be done. */
export function cardNotice(fault: CardFault, language: Language) {
  const text = CARD_NOTICES[language];
  const list = (names: readonly string[]) =>
    names
      .slice(0, MOST_NAMED)
      .join(', ')
      .concat(names.length > MOST_NAMED ? '…' : '');
  const say = (title: string, advice: string, owner = '') => html`<div class="notice" role="status">
    <p><strong>${title}</strong></p>
    <p>${advice}</p>
    ${owner ? html`<p class="small">${text.owner} ${owner}</p>` : nothing}
  </div>`;
  switch (fault.kind) {
    case 'error':
      return html`${say(text.failed, text.errors[fault.error.code], fault.error.code === 'network' ? text.cors : '')}<button
          class="button"
          type="button"
          @click=${fault.retry}
        >
          ${text.retry}
        </button>`;
    case 'none':
      return say(text.none, text.noneAdvice);
    case 'indicator':
      return say(
        text.indicator,
        fault.id ? text.indicatorAdvice(fault.id) : '',
        fault.id ? text.known(list(nearest(fault.id, fault.ids))) : text.unnamed(list(fault.ids)),
      );
    case 'territory': {
      const name = (code: string) => fault.territories.get(code)?.name ?? code;
      const names = fault.codes.map((code) => `${code} (${name(code)})`);
      return say(text.territory(name(fault.code)), names.length ? text.known(list(names)) : '');
    }
    case 'expression':
      return say(text.expression, fault.sentence);
  }
}

/** Says that what is shown is a copy that could not be renewed. */
export function stale(since: Date, language: Language, retry: () => void) {
  const text = CARD_NOTICES[language];
  return html`<span class="stale" role="status"
    >${text.stale(since.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' }))}
    <button class="link" type="button" @click=${retry}>${text.retry}</button></span
  >`;
}

/** The names by how far they are from what was written, the nearest first. */
export function nearest(written: string, names: readonly string[]): string[] {
  const far = new Map(names.map((name) => [name, distance(written.toLowerCase(), name.toLowerCase())]));
  return [...names].sort((a, b) => far.get(a)! - far.get(b)!);
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, at) => at);
  [...a.slice(0, 60)].forEach((letter, at) => {
    const next = [at + 1];
    [...b.slice(0, 60)].forEach((other, to) =>
      next.push(Math.min(row[to]! + (letter === other ? 0 : 1), row[to + 1]! + 1, next[to]! + 1)),
    );
    row = next;
  });
  return row.at(-1)!;
}
