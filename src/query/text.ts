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

/** Beyond so many characters a text's first match may not be in the two lines that a list shows of it. */
const FAR = 60;
/** How many characters are shown before it then. */
const BEFORE = 30;

/** What single characters become, for those met so far. */
const letterFolds = new Map<string, string>();

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
  const patterns = words.filter(Boolean).map((word) => ' ' + word);
  // Most texts hold none of them, and are not gone through letter by letter; without a search not at all.
  const whole = patterns.length ? fold(' ' + text) : '';
  if (!patterns.some((pattern) => whole.includes(pattern))) return text ? [{ text, match: false }] : [];
  // The normalised text, and for each of its characters the place in the original where it begins.
  let folded = ' ';
  const places = [0];
  let place = 0;
  for (const char of text) {
    // Nothing comes of a combining mark: it belongs to the letter before it.
    let letters = letterFolds.get(char);
    if (letters === undefined) letterFolds.set(char, (letters = fold(char)));
    for (const letter of letters) {
      if (letter === ' ' && folded.endsWith(' ')) continue;
      folded += letter;
      for (let i = 0; i < letter.length; i++) places.push(place);
    }
    place += char.length;
  }
  places.push(text.length);

  const marks = new Uint8Array(text.length);
  for (const pattern of patterns) {
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

/**
 * The text from shortly before the first marked word on, where that stands far into it.
 *
 * @param words normalised, as {@link wordsOf} gives them
 * @returns undefined when none of the words is in the text
 */
export function extract(text: string, words: readonly string[]): string | undefined {
  const segments = highlight(text, words);
  const first = segments.findIndex(({ match }) => match);
  if (first < 0) return undefined;
  const before = first ? segments[0]!.text.length : 0;
  if (before <= FAR) return text;
  const from = before - BEFORE;
  return '… ' + text.slice(from + text.slice(from, before).search(/\s/) + 1);
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
