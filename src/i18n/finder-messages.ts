import { formatNumber } from './format.js';
import type { Language } from './language.js';

const n = (value: number) => formatNumber(value, 'fr');
const s = (value: number) => (value >= 2 ? 's' : '');
const time = timeWords(n);
const { floor, round } = Math;

/** What an answer's sentence is made of. */
export interface AnswerFacts {
  /** Places surely within the limit, and those that may be. */
  readonly within: number;
  readonly maybe: number;
  /** Whether only tiers-lieux were looked for; else places of several kinds. */
  readonly thirdPlaces: boolean;
  /** Services asked for, as labels. */
  readonly services: readonly string[];
  /** Words searched for. */
  readonly text?: string | undefined;
  /** When they must be open, in words; undefined when it does not matter, empty for now. */
  readonly open: string | undefined;
  readonly minutes: number;
  readonly mode: 'walk' | 'bike' | 'car';
  /** Where from; empty for the visitor's own position. */
  readonly from: string;
  /** Those within that have a solidarity concierge, where this was not asked for. */
  readonly concierges: number;
  /** The nearest beyond the limit, where none is within: its name, and its minutes in words. */
  readonly nearest?: { readonly name: string; readonly minutes: string } | undefined;
}

/** Minutes from which a time is told in hours. */
export const HOURS = 120;

/**
 * A time: minutes below two hours (or below `from` minutes), hours and minutes below ten, then whole hours. `12 min`,
 * `2 h 05`, `19 h`.
 */
export function timeWords(n: (value: number) => string) {
  return (minutes: number, whole: (hours: number) => number = round, unit = 'min', from = HOURS) => {
    if (minutes < from) return `${n(minutes)} ${unit}`;
    const rest = minutes < 600 ? minutes % 60 : 0;
    const hours = n(minutes < 600 ? floor(minutes / 60) : whole(minutes / 60));
    return `${hours} h${rest ? ` ${String(rest).padStart(2, '0')}` : ''}`;
  };
}

/** French, the source of the finder's texts. */
const fr = {
  label: 'Trouver un tiers-lieu près de chez soi',
  from: 'Je pars de',
  place: 'Commune, code postal',
  address: 'Adresse, commune, code postal',
  noPlace: 'Aucune commune de ce nom. Écrivez une commune ou un code postal.',
  aroundMe: 'Autour de moi',
  myPosition: 'ma position',
  locating: 'Recherche de votre position…',
  how: 'Comment',
  modes: { walk: 'À pied', bike: 'À vélo', car: 'En voiture' },
  by: { walk: 'à pied', bike: 'à vélo', car: 'en voiture' },
  atMost: (minutes: number) => `En ${n(minutes)} minutes au plus`,
  minutesWord: (minutes: number) => `${n(minutes)} minute${s(minutes)}`,
  services: 'Services',
  servicesTitle: 'Services proposés',
  kindsTitle: 'Lieux',
  set: (count: number) => `, ${n(count)} choisi${s(count)}`,
  open: 'Ouvert',
  openTitle: 'Quand le lieu doit être ouvert',
  anyTime: 'Peu importe',
  now: 'Maintenant',
  atTime: 'À un jour et une heure',
  day: 'Jour',
  hour: 'Heure',
  close: 'Fermer',
  show: (count: number) => (count ? `Voir ${count >= 2 ? `les ${n(count)} lieux` : 'le lieu'}` : 'Voir la réponse'),
  clear: 'Tout effacer',
  choice: (label: string, count: number) => `${label}, ${n(count)}`,
  list: 'Liste',
  map: 'Carte',
  mapLabel: 'Carte de ce qui est à portée',
  display: 'Affichage',
  share: 'Partager cette recherche',
  copied: 'Lien copié',
  copy: (url: string) => `Lien à copier\u00a0: ${url}`,
  /** The whole sentence, its stressed beginning apart. */
  answer(facts: AnswerFacts): readonly [stressed: string, rest: string] {
    const { within, maybe, nearest, minutes, mode, from, concierges } = facts;
    const limit = ` à moins de ${n(minutes)} minutes ${fr.by[mode]}${from ? ` ${de(from)}` : ''}`;
    const unsure = maybe ? `, ${n(maybe)} peut-être` : '';
    if (within) {
      const with1 = concierges
        ? `, ${concierges < within ? `dont ${n(concierges)} ` : within > 1 ? 'tous ' : ''}avec une conciergerie solidaire`
        : '';
      return [
        `${n(within)} ${whatOf(facts, within)}`,
        `${limit}${with1}${concierges && maybe ? `\u00a0; ${n(maybe)} peut-être` : unsure}.`,
      ];
    }
    if (maybe) return [`Aucun ${whatOf(facts, 1)}`, ` n’est sûrement${limit}\u00a0; ${n(maybe)} peut-être.`];
    return [
      `Aucun ${whatOf(facts, 1)}`,
      nearest ? `${limit}\u00a0; le plus proche est à ${nearest.minutes}\u00a0: ${nearest.name}.` : `${limit}.`,
    ];
  },
  /** Before a place is chosen. */
  ask: (count: number, thirdPlaces: boolean): readonly [string, string] => [
    `${count ? n(count) : 'Aucun'} ${thirdPlaces ? `tiers-lieu${count >= 2 ? 'x' : ''}` : `lieu${count >= 2 ? 'x' : ''}`}`,
    count ? '. Dites d’où vous partez pour savoir lesquels sont près de vous.' : ' avec ces choix.',
  ],
  range: (low: number, high: number) =>
    high === Infinity
      ? time(low, floor)
      : low === high
        ? time(low)
        : high < HOURS
          ? `${n(low)} à ${n(high)} min`
          : `${time(low, round, 'min', 60)} à ${time(high)}`,
  about: (by: string) => `environ, ${by}`,
  /** Beside the least time, where the longest is not known. */
  atLeast: (by: string) => `au moins, ${by}`,
  /** How far the nearest is: `34 minutes`, `25–35 minutes environ`, `plus de 19 h`. */
  far: (low: number, high: number) =>
    high === Infinity
      ? `plus de ${time(low, floor, 'minutes')}`
      : low === high
        ? time(low, round, 'minutes')
        : high < HOURS
          ? `${n(low)}–${n(high)} minutes environ`
          : `${time(low, round, 'min', 60)} – ${time(high)} environ`,
  quoted: (text: string) => `«\u00a0${text}\u00a0»`,
  maybe: 'peut-être',
  overWater: 'de l’autre côté de l’eau',
  noHours: 'horaires non connus',
  nomadic: 'itinérant',
  noStop: 'aucun arrêt annoncé',
  beyond: 'Les plus proches, au-delà de la limite',
  stop: 'Prochain arrêt\u00a0:',
  calendar: 'Ajouter à mon agenda',
  saved: 'Arrêt enregistré pour votre agenda',
  routeApp: 'Ouvrir dans une application de cartes',
  sources: {
    estimate: 'Temps estimés d’après la distance à vol d’oiseau\u00a0: quatre trajets sur cinq durent ce qui est dit.',
    feed: 'Temps calculés d’avance sur le réseau des routes\u00a0; estimés où ils manquent.',
    zone: 'Zones calculées d’avance sur le réseau des routes\u00a0; temps estimés ailleurs.',
    ign: 'Temps calculés par la Géoplateforme (IGN).',
    osrm: 'Temps calculés sur les routes d’OpenStreetMap (OSRM).',
  },
  factor: (journeys: number) => ` Estimation ajustée sur ${n(journeys)} trajets réels du territoire.`,
  fallBacks: {
    mode: 'Le service de calcul ne connaît pas ce mode de déplacement\u00a0: les temps sont estimés. ',
    unavailable: 'Le service de calcul ne répond pas\u00a0: les temps sont estimés. ',
    busy: 'Le service de calcul est trop demandé\u00a0: les temps sont estimés. ',
    unknown: '',
  },
  water:
    'Un trajet qui franchit un estuaire ou la mer est compté « peut-être »\u00a0: le détour, le pont ou le bac ne sont pas connus.',
  unplaced: (count: number) =>
    `${n(count)} lieu${count >= 2 ? 'x' : ''} sans position connue ${count >= 2 ? 'ne sont pas comptés' : 'n’est pas compté'}.`,
  geocoderFailed: 'Les adresses ne peuvent pas être cherchées pour le moment\u00a0: écrivez une commune.',
};

/** The texts of the finder. */
export type FinderMessages = typeof fr;

let loaded: FinderMessages | undefined;

/** The texts in a language: at once if they are there, else French until `loadFinderMessages` has resolved. */
export function finderMessages(language: Language): FinderMessages {
  return language === 'en' ? (loaded ?? fr) : fr;
}

export async function loadFinderMessages(language: Language): Promise<void> {
  if (language === 'en') loaded ??= (await import('./finder-en.js')).default;
}

function whatOf({ thirdPlaces, services, open, text }: AnswerFacts, count: number): string {
  const noun = thirdPlaces ? `tiers-lieu${count >= 2 ? 'x' : ''}` : `lieu${count >= 2 ? 'x' : ''}`;
  const offering = services.length ? ` avec ${services.map(lower).join(' ou ')}` : '';
  return `${noun}${open === undefined ? '' : ` ouvert${s(count)}${open && ` ${open}`}`}${offering}${text ? ` pour ${fr.quoted(text)}` : ''}`;
}

/** A label within a sentence: its first letter small, unless the word is an abbreviation. */
function lower(label: string): string {
  return /^.[A-ZÉ]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** `de Bourg`, `d’Ambès`, `du Bouscat`, `des Billaux`. */
function de(name: string): string {
  if (/^ma position$/.test(name)) return 'de ma position';
  const article = /^(Les?) (.*)/.exec(name);
  if (article) return `${article[1] === 'Le' ? 'du' : 'des'} ${article[2]}`;
  return /^[AEIOUYÀÂÉÈÊÎÔŒaeiouyâéèê]/.test(name) ? `d’${name}` : `de ${name}`;
}

export default fr;
