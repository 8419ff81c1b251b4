import type { FeedErrorCode } from './feed.js';

/** Turns a body's pieces into text as they come. */
export interface Decoder {
  push(bytes: Uint8Array): void;
  end(): {
    readonly text: string;
    /** Set when it was not the UTF-8 that JSON has to be. */ readonly encoding?: string;
  };
}

/**
 * Decodes UTF-8 strictly: `fetch` alone would turn what is broken into U+FFFD without a word. What is not UTF-8 is read as
 * Windows-1252, which old French exports are; UTF-16 is known by its byte order mark.
 */
export function decoder(): Decoder {
  const pieces: Uint8Array[] = [];
  let strict: TextDecoder | undefined;
  let encoding: string | undefined;
  let text = '';

  function decode(bytes?: Uint8Array): void {
    if (encoding === 'windows-1252') return;
    try {
      text += strict!.decode(bytes, { stream: bytes !== undefined });
    } catch {
      encoding = 'windows-1252';
    }
  }

  return {
    push(bytes) {
      if (!strict) {
        if (bytes[0] === 0xff && bytes[1] === 0xfe) encoding = 'utf-16le';
        if (bytes[0] === 0xfe && bytes[1] === 0xff) encoding = 'utf-16be';
        strict = new TextDecoder(encoding, { fatal: true });
      }
      pieces.push(bytes);
      decode(bytes);
    },
    end() {
      if (strict) decode();
      if (encoding === 'windows-1252') {
        const plain = new TextDecoder(encoding);
        text = pieces.map((bytes) => plain.decode(bytes, { stream: true })).join('');
      }
      return { text: text.startsWith('\ufeff') ? text.slice(1) : text, encoding };
    },
  };
}

/** Parses a feed's text, or says what came in its place. */
export function parse(text: string): { readonly json: unknown } | FeedErrorCode {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    const body = text.trim();
    if (!body) return 'empty';
    if (body.startsWith('<')) return 'html';
    return /^[[{]/.test(body) && endsEarly(body) ? 'truncated' : 'json';
  }
}

/** Whether something opened is never closed. */
function endsEarly(body: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < body.length; at++) {
    const character = body[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
  return quoted || depth > 0;
}
