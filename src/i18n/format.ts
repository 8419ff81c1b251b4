import type { Language } from './language.js';

/** A number as the language writes it: `1 234`, `1,234`; with at most `decimals`, and at least `padded`. */
export function formatNumber(value: number, language: Language, decimals = 0, padded = 0): string {
  return formatterOf(language, decimals, padded).format(value);
}

/** A day for people: `20 novembre 2026`; the text as it is when it is not a date. */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  let formatter = dateFormatters.get(language);
  if (!formatter) {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' } as const;
    formatter = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
    dateFormatters.set(language, formatter);
  }
  return formatter.format(date);
}

// Each takes milliseconds to make, and the foot is drawn at every answer.
const dateFormatters = new Map<Language, Intl.DateTimeFormat>();

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(language: Language, decimals: number, padded: number): Intl.NumberFormat {
  const key = language + decimals + padded;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(language, { minimumFractionDigits: padded, maximumFractionDigits: decimals });
    formatters.set(key, formatter);
  }
  return formatter;
}
