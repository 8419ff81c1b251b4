import { formatDate } from './format.js';
import type { Language } from './language.js';

const months = new Map<Language, Intl.DateTimeFormat>();

/**
 * A period of a feed in words: `2014`, `3e trimestre 2014`, `novembre 2014`, `20 novembre 2014`, `2012-2014`.
 *
 * @param quarter writes a quarter: its number, its year
 */
export function periodWords(
  code: string,
  language: Language,
  quarter: (number: string, year: string) => string,
): string {
  const [first, last] = code.split('/') as [string, string?];
  if (last) return [first, last].map((one) => periodWords(one, language, quarter)).join(last.length > 4 ? ' – ' : '-');
  const [year, part = ''] = first.split('-') as [string, string?];
  if (part[0] === 'T') return quarter(part[1]!, year);
  if (first.length > 7) return formatDate(first, language);
  if (!part) return year;
  let format = months.get(language);
  if (!format) months.set(language, (format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' })));
  return format.format(new Date(Number(year), Number(part) - 1, 15));
}
