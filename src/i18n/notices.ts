import { formatNumber } from './format.js';
import type { Language } from './messages.js';

const fr = {
  owner: 'Pour le gestionnaire de cette page\u00a0:',
  cors: 'Si cette adresse s’ouvre dans un navigateur, son serveur doit envoyer l’en-tête Access-Control-Allow-Origin.',
  retry: 'Réessayer',
  publisher: (name: string) => (name ? `Voir la liste chez ${name}` : 'Voir la liste chez son éditeur'),
  drop: 'Retirez un de ces critères\u00a0:',
  nothing: 'La liste ne contient rien pour ce territoire ou ces catégories.',
  fixed: 'vérifiez les attributs territory et lock\u00a0: leurs codes sont-ils ceux de la liste\u00a0?',
  remove: (label: string) => `Retirer ${label}`,
  emptyAdvice: 'Revenez bientôt\u00a0: elle sera complétée.',
  staleAdvice: (date: string) => `Voici la dernière copie reçue, le ${date}.`,
  partial: (count: number) =>
    count === 1 ? 'Une fiche n’a pas pu être lue' : `${formatNumber(count, 'fr')} fiches n’ont pas pu être lues`,
  partialAdvice: 'Toutes les autres sont affichées.',
  geolocationAdvice: {
    refused:
      'Elle n’est pas partagée avec ce site. Autorisez-la dans les réglages de votre navigateur, ou écrivez une commune dans la recherche.',
    timeout: 'Elle n’a pas été trouvée à temps. Réessayez, ou écrivez une commune dans la recherche.',
    unavailable: 'Cet appareil ne la donne pas. Écrivez une commune dans la recherche.',
  },
  errors: {
    network: 'Le site qui publie la liste ne répond pas. Vérifiez votre connexion à Internet, puis réessayez.',
    timeout: 'Le site qui publie la liste met trop de temps à répondre. Réessayez dans un moment.',
    'not-found': 'La liste n’est plus à l’adresse prévue. Si cela dure, prévenez le gestionnaire de cette page.',
    forbidden: 'Le site qui publie la liste en refuse l’accès. Prévenez le gestionnaire de cette page.',
    server: 'Le site qui publie la liste est en panne. Réessayez dans un moment.',
    html: 'Une page web est arrivée à la place de la liste. Réessayez plus tard\u00a0; si cela dure, prévenez le gestionnaire de cette page.',
    truncated: 'La liste est arrivée incomplète\u00a0: la connexion a été coupée. Réessayez.',
    empty:
      'Le fichier de la liste est vide. Réessayez plus tard\u00a0; si cela dure, prévenez le gestionnaire de cette page.',
    json: 'Le fichier de la liste est abîmé et ne peut pas être lu. Prévenez le gestionnaire de cette page.',
    format: 'Le fichier de la liste n’est pas d’un format connu ici. Prévenez le gestionnaire de cette page.',
    version:
      'La liste est publiée dans une version que cette page ne connaît pas. Prévenez le gestionnaire de cette page.',
    url: 'L’adresse de la liste manque ou n’est pas valable. Prévenez le gestionnaire de cette page.',
  },
};

const en: typeof fr = {
  owner: 'For the manager of this page:',
  cors: 'If this address opens in a browser, its server must send the header Access-Control-Allow-Origin.',
  retry: 'Try again',
  publisher: (name: string) => (name ? `See the list at ${name}` : 'See the list at its publisher'),
  drop: 'Remove one of these:',
  nothing: 'The list holds nothing for this territory or these categories.',
  fixed: 'check the attributes territory and lock: are their codes those of the list?',
  remove: (label: string) => `Remove ${label}`,
  emptyAdvice: 'Come back soon: it will be filled.',
  staleAdvice: (date: string) => `This is the last copy received, on ${date}.`,
  partial: (count: number) =>
    count === 1 ? 'One record could not be read' : `${formatNumber(count, 'en')} records could not be read`,
  partialAdvice: 'All the others are shown.',
  geolocationAdvice: {
    refused: 'It is not shared with this site. Allow it in the settings of your browser, or type a town in the search.',
    timeout: 'It was not found in time. Try again, or type a town in the search.',
    unavailable: 'This device does not give it. Type a town in the search.',
  },
  errors: {
    network: 'The site that publishes the list does not answer. Check your Internet connection, then try again.',
    timeout: 'The site that publishes the list takes too long to answer. Try again in a moment.',
    'not-found': 'The list is no longer at its expected address. If this lasts, tell the manager of this page.',
    forbidden: 'The site that publishes the list refuses access to it. Tell the manager of this page.',
    server: 'The site that publishes the list is out of order. Try again in a moment.',
    html: 'A web page came in place of the list. Try again later; if this lasts, tell the manager of this page.',
    truncated: 'The list arrived incomplete: the connection was cut. Try again.',
    empty: 'The file of the list is empty. Try again later; if this lasts, tell the manager of this page.',
    json: 'The file of the list is damaged and cannot be read. Tell the manager of this page.',
    format: 'The file of the list is of no format known here. Tell the manager of this page.',
    version: 'The list is published in a version that this page does not know. Tell the manager of this page.',
    url: 'The address of the list is missing or not valid. Tell the manager of this page.',
  },
};

/** The texts of notices, apart from the others and in every language: most pages never have one to show. */
export const NOTICES: Record<Language, typeof fr> = { fr, en };
