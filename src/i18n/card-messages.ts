import type { Language } from './language.js';

/** French counts two as plural. */
const s = (value: number) => (Math.abs(value) >= 2 ? 's' : '');

/** What holds figures: pieces in order, some of them drawn. */
type Pieces = readonly unknown[];

/** French, the source of the card's texts. Its figures come drawn, so a text that holds some is a list of pieces. */
const fr = {
  loading: 'Chargement de l’indicateur…',
  failed: 'L’indicateur n’a pas pu être chargé',
  missing: 'Cette partie n’a pas pu être chargée.',
  retry: 'Réessayer',
  skipped: (count: number) => `Données d’indicateurs mises à part\u00a0: ${count}`,
  plural: s,
  plus: 'plus ',
  minus: 'moins ',
  /** The number and what follows it: 455 000 €; in English 9.9%, −€455,000. */
  joined: (number: string, unit: string): readonly string[] => [number, unit && `\u00a0${unit}`],
  /** As seen, and as said where that differs; `*` takes the plural. */
  units: {
    indice: '',
    nombre: '',
    '%': '%|pour cent',
    pour_mille: '‰|pour mille',
    EUR: '€|euro*',
    hab: 'habitant*',
    hab_km2: 'hab./km²|habitant* par kilomètre carré',
    min: 'min|minute*',
    km: 'km|kilomètre*',
    km2: 'km²|kilomètre* carré*',
    m2: 'm²|mètre* carré*',
    ha: 'ha|hectare*',
    kW: 'kW|kilowatt*',
    MW: 'MW|mégawatt*',
    kWh: 'kWh|kilowattheure*',
    MWh: 'MWh|mégawattheure*',
    GWh: 'GWh|gigawattheure*',
    tCO2e: 't CO₂e|tonne* équivalent CO2',
    ETP: 'ETP|équivalent* temps plein',
    points: 'point*',
  } as Readonly<Record<string, string>>,
  per: (count: unknown): Pieces => ['pour ', count],
  statuses: {
    provisoire: 'provisoire',
    estime: 'estimé',
    prevision: 'prévision',
    revise: 'révisé',
    peu_fiable: 'fragile\u00a0: petit effectif',
    rupture: 'rupture de série',
    secret: 'secret statistique',
    nd: 'non disponible',
    sans_objet: 'sans objet',
  },
  quarter: (number: string, year: string) => `${number}${number === '1' ? 'er' : 'e'} trimestre ${year}`,
  /** A period as one says when: quarters and days take an article. */
  when: (code: string, words: string) =>
    /T/.test(code) ? `au ${words}` : code.length === 10 ? `le ${words}` : `en ${words}`,
  since: (code: string, words: string) => `depuis ${/T|-\d+-/.test(code) ? 'le ' : ''}${words}`,
  span: (from: string, to: string) => `${from === to ? from : `${from} à ${to}`} : `,
  better: 'en progrès',
  worse: 'en recul',
  stable: 'stable',
  noChange: {
    secret: 'évolution non calculable\u00a0: secret statistique',
    break: 'évolution non calculable\u00a0: rupture de série',
    geography: 'évolution non calculable\u00a0: le découpage géographique a changé',
  },
  goal: (label: string, value: unknown, when: string): Pieces => [
    label ? `objectif « ${label} »\u00a0: ` : 'objectif\u00a0: ',
    value,
    when && ` ${when}`,
  ],
  verdicts: {
    reached: 'atteint',
    ahead: 'en avance',
    'on-track': 'au rythme',
    behind: 'en retard',
    overdue: 'échéance passée',
  },
  expected: (value: unknown, when: string): Pieces => [' (', value, ` attendus ${when})`],
  interval: (low: unknown, high: unknown): Pieces => ['entre ', low, ' et ', high, ' (intervalle à 95\u00a0%)'],
  source: 'Source\u00a0: ',
  updated: (date: string) => `mis à jour le ${date}`,
  table: 'Voir le tableau',
  peers: 'Situer le territoire',
  method: 'Méthode et fichiers',
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
