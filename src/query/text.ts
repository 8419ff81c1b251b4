/**
 * Text as a search sees it: lower case, without accents, ligatures taken apart, and every run of anything but letters
 * and digits (apostrophes and hyphens too) as one space.
 */
export function normalise(text: string): string {
  return fold(text).trim();
}

/** The distinct words of a text, normalised. */
export function wordsOf(text: string): string[] {
  return [...new Set(normalise(text).split(' '))].filter((word) => word !== '');
}

/** A piece of a text, and whether a searched word is found there. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/**
 * Cuts a text into segments, marking where a word of it begins with one of `words`. The segments joined are the text.
 *
 * @param words normalised, as {@link wordsOf} gives them
 */
export function highlight(text: string, words: readonly string[]): Segment[] {
  // The normalised text, and for each of its characters the place in the original where it begins.
  let folded = ' ';
  const places = [0];
  let place = 0;
  for (const char of text) {
    // Nothing comes of a combining mark: it belongs to the letter before it.
    for (const letter of fold(char)) {
      if (letter === ' ' && folded.endsWith(' ')) continue;
      folded += letter;
      for (let i = 0; i < letter.length; i++) places.push(place);
    }
    place += char.length;
  }
  places.push(text.length);

  const marks = new Uint8Array(text.length);
  for (const word of words) {
    if (word === '') continue;
    const pattern = ' ' + word;
    for (let at = folded.indexOf(pattern); at >= 0; at = folded.indexOf(pattern, at + 1)) {
      let end = at + pattern.length;
      // A ligature is marked whole, with the marks that follow it.
      while (end < folded.length && places[end] === places[end - 1]) end++;
      marks.fill(1, places[at + 1], places[end]);
    }
  }

  const segments: Segment[] = [];
  for (let start = 0, at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[start]) continue;
    segments.push({ text: text.slice(start, at), match: marks[start] === 1 });
    start = at;
  }
  return segments;
}

/** A text, or one character of it, normalised: nothing for a combining mark, a space for separators. */
function fold(text: string): string {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/œ/g, 'oe')
    .replace(/[\0-/:-`{-\xbf\u2000-\u206f]+/g, ' ');
  if (!/[^ -~]/.test(folded)) return folded;
  // Classes of all of Unicode are slow, and few texts have more than the above.
  return folded
    .replace(/\p{M}+/gu, '')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
