import { formatNumber } from './format.js';
import type { Language } from './language.js';

const n = (value: number, language: Language) => formatNumber(value, language);

type Pieces = readonly unknown[];

const fr = {
  rank: (rank: number, of: number, low: boolean) =>
    `${n(rank, 'fr')}${rank === 1 ? 're' : 'e'} valeur sur ${n(of, 'fr')} publiées, de la plus ${low ? 'basse' : 'haute'} à la plus ${low ? 'haute' : 'basse'}`,
  median: (value: unknown): Pieces => ['médiane : ', value],
  atLeast: (value: unknown): Pieces => ['au moins ', value],
  unknown: 'non calculable',
  others: (count: number) => `${n(count, 'fr')} autre${count >= 2 ? 's' : ''}`,
};

const en: typeof fr = {
  rank: (rank, of, low) =>
    `number ${n(rank, 'en')} of ${n(of, 'en')} published values, from the ${low ? 'lowest' : 'highest'}`,
  median: (value) => ['median: ', value],
  atLeast: (value) => ['at least ', value],
  unknown: 'cannot be computed',
  others: (count) => `${n(count, 'en')} other${count === 1 ? '' : 's'}`,
};

/** The texts of a card that shows territories or parts side by side. */
export const CARD_ROWS: Record<Language, typeof fr> = { fr, en };
