import fr from './fr.js';
import type { MapMessages } from './map-messages.js';

/** Languages that the interface speaks. */
export type Language = 'fr' | 'en';

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

/** The language of an element: its own `lang`, else the nearest ancestor's if we have it, else French. */
export function languageOf(element: Element): Language {
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    const tag = at.getAttribute('lang')?.toLowerCase().split('-')[0];
    if (tag === 'fr' || tag === 'en') return tag;
    if (tag) return 'fr';
  }
  return 'fr';
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}
