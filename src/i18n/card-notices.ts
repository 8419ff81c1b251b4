import type { Language } from './language.js';

const fr = {
  owner: 'Pour le gestionnaire de cette page\u00a0:',
  cors: 'Si cette adresse s’ouvre dans un navigateur, son serveur doit envoyer l’en-tête Access-Control-Allow-Origin.',
  retry: 'Réessayer',
  failed: 'L’indicateur n’a pas pu être chargé',
  none: 'Aucun indicateur',
  noneAdvice: 'Ce flux ne publie pas encore d’indicateur.',
  unnamed: (ids: string) => `Ajoutez l’attribut indicator, par exemple\u00a0: ${ids}.`,
  indicator: 'Indicateur introuvable',
  indicatorAdvice: (id: string) => `Le flux n’a pas d’indicateur « ${id} ».`,
  territory: (name: string) => `Pas de valeur pour ce territoire\u00a0: ${name}`,
  known: (names: string) => `Le flux a\u00a0: ${names}.`,
  expression: 'Le calcul ne peut pas être lu',
  stale: (date: string) => `Mise à jour impossible\u00a0: voici la dernière copie reçue, du ${date}.`,
  errors: {
    network: 'Le site qui publie les données ne répond pas. Vérifiez votre connexion à Internet, puis réessayez.',
    timeout: 'Le site qui publie les données met trop de temps à répondre. Réessayez dans un moment.',
    'not-found': 'Les données ne sont plus à l’adresse prévue. Si cela dure, prévenez le gestionnaire de cette page.',
    forbidden: 'Le site qui publie les données en refuse l’accès. Prévenez le gestionnaire de cette page.',
    server: 'Le site qui publie les données est en panne. Réessayez dans un moment.',
    html: 'Une page web est arrivée à la place des données. Réessayez plus tard\u00a0; si cela dure, prévenez le gestionnaire de cette page.',
    truncated: 'Les données sont arrivées incomplètes\u00a0: la connexion a été coupée. Réessayez.',
    empty:
      'Le fichier des données est vide. Réessayez plus tard\u00a0; si cela dure, prévenez le gestionnaire de cette page.',
    json: 'Le fichier des données est abîmé et ne peut pas être lu. Prévenez le gestionnaire de cette page.',
    format: 'Le fichier des données n’est pas d’un format connu ici. Prévenez le gestionnaire de cette page.',
    version:
      'Les données sont publiées dans une version que cette page ne connaît pas. Prévenez le gestionnaire de cette page.',
    url: 'L’adresse des données manque ou n’est pas valable. Prévenez le gestionnaire de cette page.',
  },
};

const en: typeof fr = {
  owner: 'For the manager of this page:',
  cors: 'If this address opens in a browser, its server must send the header Access-Control-Allow-Origin.',
  retry: 'Try again',
  failed: 'The indicator could not be loaded',
  none: 'No indicator',
  noneAdvice: 'This feed publishes no indicator yet.',
  unnamed: (ids: string) => `Add the attribute indicator, for instance: ${ids}.`,
  indicator: 'Indicator not found',
  indicatorAdvice: (id: string) => `The feed has no indicator “${id}”.`,
  territory: (name: string) => `No value for this territory: ${name}`,
  known: (names: string) => `The feed has: ${names}.`,
  expression: 'The calculation cannot be read',
  stale: (date: string) => `It could not be updated: this is the last copy received, of ${date}.`,
  errors: {
    network: 'The site that publishes the data does not answer. Check your Internet connection, then try again.',
    timeout: 'The site that publishes the data takes too long to answer. Try again in a moment.',
    'not-found': 'The data are no longer at their expected address. If this lasts, tell the manager of this page.',
    forbidden: 'The site that publishes the data refuses access to them. Tell the manager of this page.',
    server: 'The site that publishes the data is out of order. Try again in a moment.',
    html: 'A web page came in place of the data. Try again later; if this lasts, tell the manager of this page.',
    truncated: 'The data arrived incomplete: the connection was cut. Try again.',
    empty: 'The file of the data is empty. Try again later; if this lasts, tell the manager of this page.',
    json: 'The file of the data is damaged and cannot be read. Tell the manager of this page.',
    format: 'The file of the data is of no format known here. Tell the manager of this page.',
    version: 'The data are published in a version that this page does not know. Tell the manager of this page.',
    url: 'The address of the data is missing or not valid. Tell the manager of this page.',
  },
};

/** What the card says when it has no figure, in every language: most pages never need it. */
export const CARD_NOTICES: Record<Language, typeof fr> = { fr, en };
