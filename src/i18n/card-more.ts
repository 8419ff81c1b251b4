import type { Language } from './language.js';

const fr = {
  caption: (label: string, territory: string) =>
    `${label}${territory ? `, ${territory}` : ''}\u00a0: toutes les valeurs`,
  others: (period: string) => `Tous les territoires, ${period}`,
  period: 'Période',
  territory: 'Territoire',
  value: 'Valeur',
  status: 'Précisions',
  target: 'Objectif',
  interval: (low: string, high: string) => `intervalle à 95\u00a0%\u00a0: de ${low} à ${high}`,
  part: 'Part',
  definition: 'Définition',
  method: 'Méthode',
  limits: 'Limites',
  formulas: 'Calculs de cette carte',
  change: (to: string, from: string, by: string) =>
    `Évolution\u00a0: ${to} − ${from} = ${by}, sur les valeurs telles qu’affichées.`,
  noBreak: 'Aucune évolution n’est donnée à travers une rupture de série, un secret ou un changement de découpage.',
  expected: (start: string, goal: string, expected: string) =>
    `Valeur attendue\u00a0: sur une droite de ${start} à ${goal}, soit ${expected}. « Au rythme »\u00a0: à moins de 5\u00a0% du chemin.`,
  never: 'La valeur d’un territoire n’est jamais la moyenne des taux de ses parties.',
  levels: 'Seuils',
  level: (name: string, value: string) => `${name}\u00a0: ${value}`,
  source: 'Source',
  published: (date: string) => `publié le ${date}`,
  extracted: (date: string) => `extrait le ${date}`,
  geography: (year: string) => `découpage géographique ${year}`,
  next: (date: string) => `prochaine mise à jour\u00a0: ${date}`,
  people: 'CSV pour tableur',
  machines: 'CSV pour machines',
  share: 'Partager',
  copied: 'Phrase et lien copiés',
  saved: 'Fichier prêt',
  copy: (text: string) => `À copier\u00a0: ${text}`,
};

const en: typeof fr = {
  caption: (label, territory) => `${label}${territory ? `, ${territory}` : ''}: all values`,
  others: (period) => `All territories, ${period}`,
  period: 'Period',
  territory: 'Territory',
  value: 'Value',
  status: 'Remarks',
  target: 'Target',
  interval: (low, high) => `95% interval: from ${low} to ${high}`,
  part: 'Part',
  definition: 'Definition',
  method: 'Method',
  limits: 'Limits',
  formulas: 'Calculations of this card',
  change: (to, from, by) => `Change: ${to} − ${from} = ${by}, on the values as shown.`,
  noBreak: 'No change is given across a break in the series, a secret or another geography.',
  expected: (start, goal, expected) =>
    `Expected value: on a straight line from ${start} to ${goal}, which gives ${expected}. “On track”: within 5% of the way.`,
  never: 'The value of a territory is never the mean of the rates of its parts.',
  levels: 'Thresholds',
  level: (name, value) => `${name}: ${value}`,
  source: 'Source',
  published: (date) => `published on ${date}`,
  extracted: (date) => `extracted on ${date}`,
  geography: (year) => `geography of ${year}`,
  next: (date) => `next update: ${date}`,
  people: 'CSV for spreadsheets',
  machines: 'CSV for machines',
  share: 'Share',
  copied: 'Sentence and link copied',
  saved: 'File ready',
  copy: (text) => `To copy: ${text}`,
};

/** The texts of what a card tells on demand, in every language. */
export const CARD_MORE: Record<Language, typeof fr> = { fr, en };
