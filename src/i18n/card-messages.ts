import { formatNumber } from './format.js';
import type { Language } from './language.js';

const n = (value: number) => formatNumber(value, 'fr');
/** French counts two as plural. */
const s = (value: number) => (Math.abs(value) >= 2 ? 's' : '');

/** French, the source of the card's texts. A text that holds figures is a list of its pieces. */
const fr = {
  loading: 'Chargement de l’indicateur…',
  failed: 'L’indicateur n’a pas pu être chargé',
  skipped: (count: number) =>
    `${n(count)} donnée${s(count)} des indicateurs n’${count >= 2 ? 'ont' : 'a'} pas pu être lue${s(count)} :`,
  plural: s,
  minus: 'moins ',
  plus: 'plus ',
  /** As seen, and as said where that differs; `*` takes the plural. */
  units: {
    '%': '%|pour cent',
    pour_mille: '‰|pour mille',
    EUR: '€|euro*',
    hab: 'habitant*',
    hab_km2: 'hab./km²|habitant* par kilomètre carré',
    min: 'min|minute*',
    km: 'km|kilomètre*',
    km2: 'km²|kilomètre* carré*',
    ha: 'ha|hectare*',
    kW: 'kW|kilowatt*',
    MW: 'MW|mégawatt*',
    kWh: 'kWh|kilowattheure*',
    MWh: 'MWh|mégawattheure*',
    GWh: 'GWh|gigawattheure*',
    tCO2e: 't CO₂e|tonne* équivalent CO2',
    ETP: 'ETP|équivalent* temps plein',
    points: 'point*',
  } as Record<string, string>,
};

/** The texts of the card. */
export type CardMessages = typeof fr;

const loaded = new Map<Language, CardMessages>([['fr', fr]]);

/** The card's texts in a language: French until `loadCardMessages` has resolved. */
export function cardMessages(language: Language): CardMessages {
  return loaded.get(language) ?? fr;
}

/** Loads the card's texts of a language; French is always there. */
export async function loadCardMessages(language: Language): Promise<void> {
  if (language === 'en' && !loaded.has('en')) loaded.set('en', (await import('./card-en.js')).default);
}
