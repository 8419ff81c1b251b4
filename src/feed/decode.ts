import type { FeedErrorCode } from './feed.js';

/** What a body held: JSON, and the encoding where it was not the UTF-8 that JSON has to be; or what came in its place. */
export type Parsed = { readonly json: unknown; readonly encoding?: string } | FeedErrorCode;

/** Turns a body's pieces into text as they come, and at the end into JSON. */
export interface Decoder {
  push(bytes: Uint8Array): void;
  end(): Promise<Parsed>;
}

/**
 * Decodes UTF-8 strictly: `fetch` alone would turn what is broken into U+FFFD without a word. Whatever is not UTF-8 or not
 * JSON is a matter for `formats/odd.ts`, which pages with a sound feed never load.
 */
export function decoder(): Decoder {
  const pieces: Uint8Array[] = [];
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let text: string | undefined = '';
  return {
    push(bytes) {
      pieces.push(bytes);
      try {
        if (text !== undefined) text += utf8.decode(bytes, { stream: true });
      } catch {
        text = undefined;
      }
    },
    async end() {
      try {
        if (text !== undefined) return { json: JSON.parse(text + utf8.decode()) as unknown };
      } catch {
        // Told below.
      }
      try {
        return (await import('./formats/odd.js')).readOdd(pieces);
      } catch {
        return 'json';
      }
    },
  };
}
