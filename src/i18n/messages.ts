import fr from './fr.js';
import type { Language } from './language.js';
import type { MapMessages } from './map-messages.js';

export { languageOf, type Language } from './language.js';

/**
 * Every text of the interface. French is the source; another language must have the same shape, and the texts of the map,
 * which French has apart.
 */
export type Messages = typeof fr & { readonly map?: MapMessages };

const loaded = new Map<Language, Messages>([['fr', fr]]);

/** The texts in a language: at once if they are loaded, else French until `loadMessages` has resolved. */
export function messages(language: Language): Messages {
  return loaded.get(language) ?? fr;
}

/** Loads the texts of a language; French is always there. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en' && !loaded.has('en')) loaded.set('en', (await import('./en.js')).default);
  return messages(language);
}
