import type { Feed } from '../feed/feed.js';
import { idle, slicer } from '../feed/slices.js';
import type { CodeColumn, LocalText } from '../feed/table.js';
import type { Term } from '../feed/vocabulary.js';
import { normalise } from './text.js';

/** Where a word was found in a record, from nothing to the best place. */
export const NAME_START = 4;
const NAME = 3;
const LABEL = 2;
const DESCRIPTION = 1;

/** Records whose texts are held in one string: long enough to search fast, short enough to join in a slice. */
const CHUNK = 1024;

/** How many searched words are remembered: those of a text being typed. */
const REMEMBERED = 12;

/** Normalised texts of consecutive rows, each with a space before every word, joined by line feeds. */
interface Chunk {
  readonly text: string;
  /** Where each text begins; one more entry than there are texts. */
  readonly starts: Uint32Array;
}

/** For each record the place of its best match with one word. */
interface Matches {
  readonly levels: Uint8Array;
  /** Whether descriptions were searched too. */
  complete: boolean;
}

/** Finds the records that hold a word, or one that begins like it. */
export interface TextIndex {
  /** Resolves when names, communes and labels can be searched. */
  readonly names: Promise<void>;
  /** Resolves when descriptions can be searched too. */
  readonly descriptions: Promise<void>;
  /** Whether they can. */
  readonly ready: boolean;
  /** For each record how good its match with a word is, 0 for none. Without descriptions if these were not searched. */
  quick(word: string): Uint8Array;
  /** The same with descriptions. */
  complete(word: string, signal?: AbortSignal): Promise<Uint8Array>;
}

/** Indexes the texts of a feed in slices, from now on. Every language of a text is searched. */
export function textIndex(feed: Feed): TextIndex {
  const { records, vocabularies } = feed;
  const remembered = new Map<string, Matches>();
  const categories = vocabularies.categories.map(labelOf);
  const services = vocabularies.services.map(labelOf);
  let names: readonly Chunk[] = [];
  let communes: readonly Chunk[] = [];
  let descriptions: readonly Chunk[] = [];
  let ready = false;

  const buildNames = async () => {
    // Whoever asks for the index has something to draw first.
    await idle();
    await records.located();
    names = await chunksOf(records.length, (row) => textOf(records.names[row]));
    communes = await chunksOf(records.communeNames.length, (at) => records.communeNames[at]!);
  };
  const buildDescriptions = async () => {
    await built;
    await records.whole;
    descriptions = await chunksOf(
      records.length,
      (row) => `${textOf(records.summaries[row])} ${textOf(records.descriptions[row])}`,
    );
    ready = true;
  };
  const built = buildNames();

  const remember = (word: string, make: () => Matches): Matches => {
    const matches = remembered.get(word) ?? make();
    remembered.delete(word);
    remembered.set(word, matches);
    if (remembered.size > REMEMBERED) remembered.delete([...remembered.keys()][0]!);
    return matches;
  };

  const quick = (word: string) =>
    remember(word, () => {
      const pattern = ' ' + word;
      const levels = new Uint8Array(records.length);
      names.forEach((chunk, at) =>
        search(chunk, pattern, at * CHUNK, (row, first) => (levels[row] = first ? NAME_START : NAME)),
      );
      const inCommune = new Uint8Array(records.communeNames.length);
      communes.forEach((chunk, at) => search(chunk, pattern, at * CHUNK, (commune) => (inCommune[commune] = 1)));
      const inCategory = categories.map((label) => label.includes(pattern));
      const inService = services.map((label) => label.includes(pattern));
      markCodes(levels, records.categories, inCategory);
      markCodes(levels, records.services, inService);
      for (let row = 0; row < levels.length; row++) {
        if (inCommune[records.communes[row]!] && levels[row]! < LABEL) levels[row] = LABEL;
      }
      return { levels, complete: false };
    });

  return {
    names: built,
    descriptions: buildDescriptions(),
    get ready() {
      return ready;
    },
    quick: (word) => quick(word).levels,
    async complete(word, signal) {
      const matches = quick(word);
      const { levels } = matches;
      if (matches.complete) return levels;
      await this.descriptions;
      // Whoever matches a longer word matched its beginning: a text being typed narrows what is left to read.
      const wider = beginningOf(word, remembered);
      const pattern = ' ' + word;
      const tick = slicer();
      for (let at = 0; at < descriptions.length; at++) {
        const pause = tick();
        if (pause) await pause;
        if (signal?.aborted) return levels;
        const { text, starts } = descriptions[at]!;
        const first = at * CHUNK;
        if (!wider) {
          search(descriptions[at]!, pattern, first, (row) => (levels[row] ||= DESCRIPTION));
          continue;
        }
        for (let i = 0; i < starts.length - 1; i++) {
          if (wider[first + i] && !levels[first + i] && text.slice(starts[i], starts[i + 1]).includes(pattern)) {
            levels[first + i] = DESCRIPTION;
          }
        }
      }
      matches.complete = true;
      return levels;
    },
  };
}

async function chunksOf(length: number, textAt: (index: number) => string): Promise<Chunk[]> {
  const tick = slicer();
  const chunks: Chunk[] = [];
  for (let first = 0; first < length; first += CHUNK) {
    const size = Math.min(CHUNK, length - first);
    const starts = new Uint32Array(size + 1);
    const texts: string[] = [];
    for (let i = 0; i < size; i++) {
      if (i % 32 === 0) {
        const pause = tick();
        if (pause) await pause;
      }
      const text = ' ' + normalise(textAt(first + i));
      texts.push(text);
      starts[i + 1] = starts[i]! + text.length + 1;
    }
    chunks.push({ text: texts.join('\n'), starts });
  }
  return chunks;
}

/** Calls back once for each text that holds the pattern; `first` tells whether it begins with it. */
function search(
  { text, starts }: Chunk,
  pattern: string,
  offset: number,
  found: (index: number, first: boolean) => void,
): void {
  let i = 0;
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, starts[i])) {
    while (starts[i + 1]! <= at) i++;
    found(offset + i, at === starts[i]);
    i++;
    if (i === starts.length - 1) return;
  }
}

function markCodes(levels: Uint8Array, { start, codes }: CodeColumn, marked: readonly boolean[]): void {
  if (!marked.includes(true)) return;
  for (let row = 0; row < levels.length; row++) {
    if (levels[row]! >= LABEL) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) if (marked[codes[at]!]) levels[row] = LABEL;
  }
}

function beginningOf(word: string, remembered: ReadonlyMap<string, Matches>): Uint8Array | undefined {
  for (let length = word.length - 1; length > 0; length--) {
    const matches = remembered.get(word.slice(0, length));
    if (matches?.complete) return matches.levels;
  }
  return undefined;
}

function labelOf(term: Term): string {
  return ' ' + normalise(textOf(term.label));
}

function textOf(text: LocalText | undefined): string {
  return typeof text === 'object' ? Object.values(text).join(' ') : (text ?? '');
}
