import { formatNumber } from './format.js';
import type { Language } from './language.js';

const n = (value: number, language: Language) => formatNumber(value, language);
const s = (value: number) => (value >= 2 ? 's' : '');

const fr = {
  computed: (date: string) => (date ? `Calculé sur le flux, mis à jour le ${date}` : 'Calculé sur le flux'),
  operations: {
    compte: 'Nombre',
    part: 'Part',
    somme: 'Total',
    moyenne: 'Moyenne',
    mediane: 'Médiane',
    distinct: 'Communes',
    repartition: 'Répartition',
    rapport: 'Rapport',
    habitants_a_moins_de: 'Habitants proches',
  } as Readonly<Record<string, string>>,
  figure: 'Donnée',
  result: 'Résultat',
  counted: 'Retenu par le filtre',
  whole: 'Rapporté à',
  knownRow: 'Fiches renseignées',
  unknownRow: 'Fiches non renseignées',
  excluded: 'Fiches écartées par le filtre',
  partRow: 'Partie',
  calculation: 'Calcul',
  records: 'Fiches',
  source: 'Source',
  place: (name: string) => `Territoire\u00a0: ${name}`,
  written: (expression: string) => `Écrit\u00a0: ${expression}`,
  counts: (known: number, unknown: number, excluded: number) =>
    `${n(known, 'fr')} renseignée${s(known)}, ${n(unknown, 'fr')} non renseignée${s(unknown)}, ${n(excluded, 'fr')} écartée${s(excluded)} par le filtre. Une fiche non renseignée ne compte ni pour zéro ni pour non.`,
  formulas: {
    compte: 'Nombre de fiches que le filtre retient.',
    part: 'Fiches retenues ÷ fiches renseignées × 100.',
    somme: 'Somme des valeurs renseignées.',
    moyenne: 'Somme des valeurs renseignées ÷ leur nombre.',
    mediane: 'Valeur du milieu\u00a0: autant de fiches au-dessous qu’au-dessus.',
    distinct: 'Nombre de communes différentes.',
    repartition: 'Nombre de fiches de chaque partie.',
    rapport: 'Fiches retenues ÷ dénominateur.',
    habitants_a_moins_de:
      'Habitants des communes dont le centre est à portée de la fiche la plus proche ÷ tous les habitants × 100. Les temps de trajet sont ceux du flux\u00a0; là où il n’en a pas, ils sont estimés, et un trajet droit qui traverse l’eau n’est que peut-être possible.',
  } as Readonly<Record<string, string>>,
  colon: '\u00a0: ',
  filters: (words: string) => `Filtre\u00a0: ${words}`,
  followed: (words: string) => `Filtres de la page\u00a0: ${words}`,
  quoted: (text: string) => `« ${text} »`,
  of: (part: number, whole: number, unknown: number) =>
    `${n(part, 'fr')} sur ${n(whole, 'fr')}${unknown ? ' renseignés' : ''}`,
  unknown: (count: number) => (count ? `${n(count, 'fr')} non renseigné${s(count)}` : ''),
  known: (count: number) => `${n(count, 'fr')} fiche${s(count)} renseignée${s(count)}`,
  range: (sure: string, perhaps: string, low: string, high: string) =>
    `${sure} à coup sûr, ${perhaps} de plus peut-être (entre ${low} et ${high})`,
  select: 'Montrer les fiches comptées',
  selected: 'La carte et l’annuaire de la page montrent les fiches comptées.',
  wider:
    'La carte et l’annuaire montrent ces fiches et d’autres\u00a0: un de ces critères n’est pas dans leurs filtres.',
  loading: 'Calcul…',
  hidden: 'masqué\u00a0: petit effectif',
  error: ({ code, position, word, nearest }: Fault) => {
    const where = position ? ` (caractère ${position})` : '';
    const what = {
      long: 'Le calcul est trop long\u00a0: 200 caractères au plus.',
      terms: 'Le filtre a trop de critères\u00a0: 16 au plus.',
      missing: `Il manque un mot${where}.`,
      twice: `« ${word} » est écrit deux fois${where}.`,
      unclosed: `Un crochet n’est pas fermé${where}.`,
      depth: 'Un calcul ne peut en contenir qu’un seul autre.',
    } as Readonly<Record<string, string>>;
    const known = Object.hasOwn(what, code) ? what[code]! : `« ${word} » n’est pas connu ici${where}.`;
    return nearest ? `${known} Le mot le plus proche est « ${nearest} ».` : known;
  },
};

interface Fault {
  readonly code: string;
  readonly position: number;
  readonly word: string;
  readonly nearest?: string | undefined;
}

const en: typeof fr = {
  computed: (date) => (date ? `Computed from the feed, updated on ${date}` : 'Computed from the feed'),
  operations: {
    compte: 'Number',
    part: 'Share',
    somme: 'Total',
    moyenne: 'Mean',
    mediane: 'Median',
    distinct: 'Towns',
    repartition: 'Breakdown',
    rapport: 'Ratio',
    habitants_a_moins_de: 'Inhabitants within reach',
  },
  figure: 'Item',
  result: 'Result',
  counted: 'Kept by the filter',
  whole: 'Out of',
  knownRow: 'Records that say',
  unknownRow: 'Records that do not say',
  excluded: 'Records left out by the filter',
  partRow: 'Part',
  calculation: 'Calculation',
  records: 'Records',
  source: 'Source',
  place: (name) => `Territory: ${name}`,
  written: (expression) => `Written: ${expression}`,
  counts: (known, unknown, excluded) =>
    `${n(known, 'en')} known, ${n(unknown, 'en')} unknown, ${n(excluded, 'en')} left out by the filter. An unknown record counts neither as zero nor as no.`,
  formulas: {
    compte: 'Number of records that the filter keeps.',
    part: 'Records kept ÷ known records × 100.',
    somme: 'Sum of the known values.',
    moyenne: 'Sum of the known values ÷ their number.',
    mediane: 'Middle value: as many records below as above.',
    distinct: 'Number of different towns.',
    repartition: 'Number of records in each part.',
    rapport: 'Records kept ÷ denominator.',
    habitants_a_moins_de:
      'Inhabitants of the towns whose centre is within reach of the nearest record ÷ all inhabitants × 100. Travel times are those of the feed; where it has none they are estimated, and a straight way that crosses water is only perhaps possible.',
  },
  colon: ': ',
  filters: (words) => `Filter: ${words}`,
  followed: (words) => `Filters of the page: ${words}`,
  quoted: (text) => `“${text}”`,
  of: (part, whole, unknown) => `${n(part, 'en')} of ${n(whole, 'en')}${unknown ? ' known' : ''}`,
  unknown: (count) => (count ? `${n(count, 'en')} unknown` : ''),
  known: (count) => `${n(count, 'en')} known record${count === 1 ? '' : 's'}`,
  range: (sure, perhaps, low, high) => `${sure} for sure, ${perhaps} more perhaps (between ${low} and ${high})`,
  select: 'Show the records that were counted',
  selected: 'The map and the list of the page show the records that were counted.',
  wider: 'The map and the list show these records and others: one of these criteria is not among their filters.',
  loading: 'Computing…',
  hidden: 'withheld: few cases',
  error: ({ code, position, word, nearest }) => {
    const where = position ? ` (character ${position})` : '';
    const what = {
      long: 'The calculation is too long: 200 characters at most.',
      terms: 'The filter has too many criteria: 16 at most.',
      missing: `A word is missing${where}.`,
      twice: `“${word}” is written twice${where}.`,
      unclosed: `A bracket is not closed${where}.`,
      depth: 'A calculation may hold only one other.',
    } as Readonly<Record<string, string>>;
    const known = Object.hasOwn(what, code) ? what[code]! : `“${word}” is not known here${where}.`;
    return nearest ? `${known} The nearest word is “${nearest}”.` : known;
  },
};

/** The texts of computed cards, in every language. */
export const CARD_COMPUTED: Record<Language, typeof fr> = { fr, en };
