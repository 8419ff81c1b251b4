import { formatNumber } from './format.js';
import type { Language } from './language.js';

/** The parts of a figure that are shown as one, in every language. */
export const CARD_PARTS: Record<Language, (count: number) => string> = {
  fr: (count) => `${formatNumber(count, 'fr')} autre${count >= 2 ? 's' : ''}`,
  en: (count) => `${formatNumber(count, 'en')} other${count === 1 ? '' : 's'}`,
};
