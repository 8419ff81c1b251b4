import type { Feed } from '../../feed/feed.js';
import { localText } from '../../feed/table.js';
import type { Language } from '../../i18n/messages.js';
import type { QueryResult } from '../../query/query.js';
import { normalise, wordsOf } from '../../query/text.js';
import type { FeedQuery } from '../feed-query.js';
import { placesOf } from '../places.js';
import { isNumber, type Suggestion } from '../search/search.js';

/** Most suggestions of each sort: three sorts fit on a phone above its keyboard. */
const MOST = { places: 4, records: 3, categories: 2 };

/** What the typed text may mean: places, then categories, then the first results whose name holds it. */
export async function suggestions(
  feed: Feed,
  query: FeedQuery,
  typed: string,
  language: Language,
  signal: AbortSignal,
): Promise<Suggestion[]> {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const places = await placesOf(feed).suggest(typed, signal);
  return [
    // Of a postcode all: the largest is no better than the others.
    ...places
      .slice(0, isNumber(typed) ? undefined : MOST.places)
      .map(({ label, detail, longitude, latitude, code }): Suggestion => ({
        kind: 'place',
        label,
        detail,
        place: { label, longitude, latitude, ...(code !== undefined && { code }) },
      })),
    ...matchingCategories(feed, words, language),
    // Those that answer the same text.
    ...matchingRecords(feed, await query.answer(), words, language),
  ];
}

function matchingCategories(feed: Feed, words: readonly string[], language: Language): Suggestion[] {
  const { categories, families } = feed.vocabularies;
  return [...families, ...categories]
    .map((term) => ({ kind: 'category' as const, code: term.code, label: localText(term.label, language) }))
    .filter(({ label }) => holds(label, words))
    .slice(0, MOST.categories);
}

function matchingRecords(
  feed: Feed,
  result: QueryResult | undefined,
  words: readonly string[],
  language: Language,
): Suggestion[] {
  const { records } = feed;
  // Results are ordered by relevance while a text is typed: names that hold it come first.
  return [...(result?.order.subarray(0, 20) ?? [])]
    .map((row) => ({ kind: 'record' as const, row, label: localText(records.names[row], language) }))
    .filter(({ label }) => holds(label, words))
    .slice(0, MOST.records)
    .map((suggestion) => ({ ...suggestion, detail: records.communeName(suggestion.row) }));
}

function holds(label: string, words: readonly string[]): boolean {
  const text = ` ${normalise(label)}`;
  return words.every((word) => text.includes(` ${word}`));
}
