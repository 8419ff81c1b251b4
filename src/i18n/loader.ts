/**
 * What the script tag says: apart from the other texts, because it speaks where nothing else could be loaded.
 */
export const LOADER_TEXTS = {
  fr: { refused: 'Ce contenu ne peut pas s’afficher ici. ', open: 'Ouvrir les données' },
  en: { refused: 'This content cannot be shown here. ', open: 'Open the data' },
};

/** For the page's owner, in the console. */
export const LOADER_WARNINGS = {
  versions: (first: string, second: string) => `ESSOR : deux versions, ${first} et ${second} ; la première est gardée.`,
  widget: (name: string) => `ESSOR : data-widget="${name}" n’est pas un widget connu.`,
  target: (selector: string) => `ESSOR : data-target="${selector}" n’est pas un sélecteur CSS valable.`,
  head: 'ESSOR : dans <head>, data-target doit dire où va le widget.',
  refused: (url: string) => `ESSOR : ${url} n’a pas pu être chargé.`,
};
