/** Languages that the interface speaks. */
export type Language = 'fr' | 'en';

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
