import { localText } from '../../feed/table.js';
import type { Term, Vocabularies } from '../../feed/vocabulary.js';
import { messages, type Language } from '../../i18n/messages.js';
import type { SessionState } from '../../query/session.js';

/** A filter that is set, as the visitor sees and removes it. */
export interface Chip {
  /** `categorie:velo`, `q`, `lieu`… */
  readonly key: string;
  readonly label: string;
}

/** Each filter that the visitor can remove, in words. A place is none: the search box shows it, and takes it back. */
export function chipsOf(words: Vocabularies, state: SessionState, language: Language): Chip[] {
  const { filter, bounds, favouritesOnly } = state;
  const text = messages(language).browse;
  const label = (code: string, ...terms: (readonly Term[])[]) =>
    localText(terms.flat().find((term) => term.code === code)?.label ?? code, language);
  return [
    ...(filter.text?.trim() ? [{ key: 'q', label: text.quoted(filter.text.trim()) }] : []),
    ...(filter.kinds ?? []).map((code) => ({ key: `type:${code}`, label: label(code, words.kinds) })),
    ...(filter.categories ?? []).map((code) => ({
      key: `categorie:${code}`,
      label: label(code, words.families, words.categories),
    })),
    ...(filter.services ?? []).map((code) => ({ key: `service:${code}`, label: label(code, words.services) })),
    ...(filter.territories ?? []).map((code) => ({ key: `territoire:${code}`, label: code })),
    ...(bounds ? [{ key: 'vue', label: text.inView }] : []),
    ...(favouritesOnly ? [{ key: 'favoris', label: text.favourites }] : []),
  ];
}

/** What to change so that one chip's filter is gone. */
export function withoutChip(state: SessionState, key: string): Partial<SessionState> {
  const { filter } = state;
  const at = key.indexOf(':');
  const code = key.slice(at + 1);
  const rest = <T extends string>(codes: readonly T[] = []) => codes.filter((other) => other !== code);
  switch (at < 0 ? key : key.slice(0, at)) {
    case 'q':
      return { filter: { ...filter, text: '' } };
    case 'type':
      return { filter: { ...filter, kinds: rest(filter.kinds) } };
    case 'categorie':
      return { filter: { ...filter, categories: rest(filter.categories) } };
    case 'service':
      return { filter: { ...filter, services: rest(filter.services) } };
    case 'territoire':
      return { filter: { ...filter, territories: rest(filter.territories) } };
    case 'vue':
      return { bounds: undefined };
    case 'favoris':
      return { favouritesOnly: false };
    default:
      return {};
  }
}
