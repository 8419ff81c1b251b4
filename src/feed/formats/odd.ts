import type { Parsed } from '../decode.js';

/**
 * Reads a body that is not JSON in UTF-8: in UTF-16 (known by its byte order mark) or in Windows-1252, which old French exports
 * are; or says what came in the feed's place.
 */
export function readOdd(pieces: readonly Uint8Array[]): Parsed {
  const { text, encoding } = decoded(pieces);
  const body = text.replace(/^[\ufeff\s]+/, '');
  try {
    return { json: JSON.parse(body) as unknown, encoding };
  } catch {
    if (!body) return 'empty';
    if (body.startsWith('<')) return 'html';
    return /^[[{]/.test(body) && endsEarly(body) ? 'truncated' : 'json';
  }
}

function decoded(pieces: readonly Uint8Array[]): { text: string; encoding?: string } {
  const [first, second] = pieces[0] ?? [];
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  try {
    return marked ? { text: decode(pieces, marked), encoding: marked } : { text: decode(pieces, 'utf-8') };
  } catch {
    return { text: decode(pieces, 'windows-1252'), encoding: 'windows-1252' };
  }
}

function decode(pieces: readonly Uint8Array[], encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return pieces.map((bytes) => decoder.decode(bytes, { stream: true })).join('') + decoder.decode();
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
