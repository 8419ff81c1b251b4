import { formatNumber } from './format.js';
import type { Language } from './language.js';

/** A distance for people: metres below one kilometre, one decimal below ten. */
export function formatDistance(kilometers: number, language: Language): string {
  if (kilometers < 0.995) return `${formatNumber(Math.max(10, Math.round(kilometers * 100) * 10), language)}\u00a0m`;
  return `${formatNumber(kilometers, language, kilometers < 9.95 ? 1 : 0)}\u00a0km`;
}
