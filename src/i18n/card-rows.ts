import type { Language } from './language.js';

const fr = {
  atLeast: (value: unknown): readonly unknown[] => ['au moins ', value],
  unknown: 'non calculable',
};

const en: typeof fr = {
  atLeast: (value) => ['at least ', value],
  unknown: 'cannot be computed',
};

/** The texts of a card that shows territories side by side. */
export const CARD_ROWS: Record<Language, typeof fr> = { fr, en };
