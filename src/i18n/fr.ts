import { formatNumber } from './format.js';

const n = (value: number) => formatNumber(value, 'fr');
/** `3 résultats`, `1 résultat`, `0 résultat`: French counts two as plural. */
const s = (value: number) => (value >= 2 ? 's' : '');

/** French, the source of all texts. One section for each piece of the interface. */
export default {
  console: {
    skipped: (count: number) =>
      count === 1
        ? 'Un enregistrement du flux n’a pas pu être lu et manque\u00a0:'
        : `${n(count)} enregistrements du flux n’ont pas pu être lus et manquent\u00a0:`,
  },
  browse: {
    searchMap: 'Recherche sur la carte',
    searchList: 'Recherche dans l’annuaire',
    aroundMe: 'Autour de moi',
    myPosition: 'ma position',
    filters: 'Filtres',
    filtersSet: (count: number) => `, ${n(count)} actif${s(count)}`,
    display: 'Affichage',
    list: 'Liste',
    map: 'Carte',
    results: 'Résultats',
    allResults: 'Tous les résultats',
    sameSpot: (count: number) => `${n(count)} au même endroit`,
    quoted: (text: string) => `«\u00a0${text}\u00a0»`,
    inView: 'Dans cette vue',
    gone: 'Cette fiche n’est plus dans la liste.',
    favourites: 'Mes favoris',
  },
  places: {
    inCentre: (commune: string) => `au centre de ${commune}`,
    fromCentre: (distance: string, direction: string, commune: string) =>
      `à ${distance} ${direction} du centre de ${commune}`,
    directions: {
      n: 'au nord',
      ne: 'au nord-est',
      e: 'à l’est',
      se: 'au sud-est',
      s: 'au sud',
      sw: 'au sud-ouest',
      w: 'à l’ouest',
      nw: 'au nord-ouest',
    },
  },
  widget: {
    map: 'Carte des acteurs de l’économie sociale et solidaire',
    directory: 'Annuaire des acteurs de l’économie sociale et solidaire',
    updated: (date: string) => `Données du ${date}`,
    source: 'Source\u00a0:',
    licence: 'Licence\u00a0:',
  },
  common: {
    close: 'Fermer',
    missing: 'Cette partie n’a pas pu être chargée.',
    retry: 'Réessayer',
    results: (count: number) => (count === 0 ? 'Aucun résultat' : `${n(count)} résultat${s(count)}`),
  },
  search: {
    label: 'Rechercher un nom, un service ou une commune',
    placeholder: 'Un nom, un service, une commune…',
    clear: 'Effacer la recherche',
    suggestions: 'Suggestions',
    groups: { place: 'Près de', category: 'Catégories', record: 'Acteurs et lieux' },
    near: (place: string) => `près de ${place}`,
    forget: (place: string) => `Ne plus chercher près de ${place}`,
    found: (count: number) => (count === 0 ? 'Aucune suggestion' : `${n(count)} suggestion${s(count)}`),
  },
  filters: {
    title: 'Filtres',
    clear: 'Tout effacer',
    close: 'Fermer les filtres',
    categories: 'Catégories',
    kinds: 'Type',
    services: 'Services proposés',
    only: 'Afficher seulement',
    inView: 'Ce qui est dans cette vue de la carte',
    favourites: 'Mes favoris',
    members: (family: string) => `Catégories de ${family}`,
    choice: (label: string, count: number) => `${label}, ${n(count)}`,
    show: (count: number) =>
      count === 0 ? 'Aucun résultat' : count === 1 ? 'Voir le résultat' : `Voir les ${n(count)} résultats`,
  },
  choice: { label: 'Affichage' },
  notice: {
    loading: 'Chargement de la liste…',
    error: 'La liste n’a pas pu être chargée',
    empty: 'Cette liste ne contient encore personne',
    stale: 'La liste n’a pas pu être mise à jour',
    geolocation: 'Votre position n’est pas connue',
  },
  list: {
    favourite: (name: string) => `Ajouter ${name} aux favoris`,
    pages: 'Pages de la liste',
    page: (page: number, pages: number) => `Page ${n(page)} sur ${n(pages)}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    elsewhere: 'Commune non précisée',
  },
  summary: {
    count: (count: number, nouns: readonly string[]) =>
      count === 0 ? 'Aucun résultat' : `${n(count)} ${nounsOf(count, nouns)}`,
    within: (code: string, name: string) => {
      const article = /^(Les? )(.*)/.exec(name);
      if (code.startsWith('com:'))
        return article ? `${article[1] === 'Le ' ? 'au' : 'aux'} ${article[2]}` : `à ${name}`;
      return /^(dep|reg)/.test(code) && /e$/.test(name) && !/Rhône|Dôme|Vaucluse|Finistère/.test(name)
        ? `en ${name}`
        : `· ${name}`;
    },
    chips: 'Filtres actifs',
    remove: (label: string) => `Retirer le filtre ${label}`,
    sort: 'Trier\u00a0:',
    sorts: { relevance: 'pertinence', distance: 'proximité', name: 'nom', date: 'mise à jour' },
    grouped: 'commune',
  },
  hours: {
    open: 'Ouvert',
    closed: 'Fermé',
    until: (when: string) => ` jusqu’${when.startsWith('à') ? when : `à ${when}`}`,
    opens: (when: string) => `, ouvre ${when}`,
    atTime: (time: string) => `à ${time}`,
    atDay: (day: string, time: string) => `${day} à ${time}`,
    next: (day: string) => `${day} prochain`,
    tomorrow: 'demain',
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    shortDays: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
    everyDay: 'Tous les jours',
    allDay: '24 h sur 24',
    holidays: 'Jours fériés\u00a0:',
    time: (minute: number) =>
      minute % 1440 ? `${Math.floor(minute / 60)}\u00a0h${minute % 60 ? `\u00a0${pad(minute % 60)}` : ''}` : 'minuit',
    range: (from: string, to: string) => `${from}\u00a0– ${to}`,
  },
  detail: {
    back: 'Résultats',
    write: 'Écrire',
    call: 'Appeler',
    visit: 'Voir le site',
    route: 'Itinéraire',
    share: 'Partager',
    copied: 'Lien copié',
    copy: (url: string) => `Lien à copier\u00a0: ${url}`,
    window: '(nouvelle fenêtre)',
    image: 'Voir l’image',
    address: 'Adresse',
    approximate: 'Position approximative\u00a0: centre de la commune',
    distance: (distance: string) => `à ${distance} du lieu cherché`,
    hours: 'Horaires',
    phone: 'Téléphone',
    mail: 'Courriel',
    site: 'Site web',
    services: 'Services',
    needs: 'Recherche',
    offers: 'Propose',
    labels: 'Labels',
    itinerance: 'Itinérance',
    stops: 'Tournée',
    accessibility: 'Fiche d’accessibilité',
    partners: 'Partenaires',
    projects: 'Projets',
    source: 'Source\u00a0:',
    licence: 'licence',
    updated: (date: string) => `Fiche mise à jour le ${date}`,
    yes: 'oui',
    no: 'non',
    colon: '\u00a0: ',
    facts: {
      phase: 'Phase',
      phaseStatut: 'Avancement',
      dateDebut: 'Début',
      dateFin: 'Fin prévue',
      budgetPrevisionnel: 'Budget prévu',
      epargne_locale: 'Épargne locale',
      axe: 'Axe',
      porteur: 'Porteur',
      usage: 'Usage actuel',
      proprietaire: 'Propriétaire',
      surface_m2: 'Surface',
      dynamique_citoyenne: 'Dynamique citoyenne vérifiée',
      dynamique_verifiee_par: 'Vérifiée par',
    },
    statuses: {
      'en-cours': 'en cours',
      'en-retard': 'en retard',
      'en-pause': 'en pause',
      bloque: 'bloqué',
      abandonne: 'abandonné',
      termine: 'terminé',
    },
    collected: (sum: string) => `${sum} collectés`,
    sought: (sum: string) => `${sum} recherchés`,
  },
};

/** `acteurs et lieux`; one alone is named in the singular. */
function nounsOf(count: number, nouns: readonly string[]): string {
  const words = nouns.map((noun) =>
    noun === 'actors' ? `acteur${s(count)}` : noun === 'places' ? `lieu${count >= 2 ? 'x' : ''}` : `projet${s(count)}`,
  );
  return words.join(', ').replace(/, (?=[^,]*$)/, ' et ') || `résultat${s(count)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
