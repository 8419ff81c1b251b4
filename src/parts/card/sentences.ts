import { html } from 'lit';

export function linked(name: string, url: string | undefined) {
  return url ? html`<a href=${url} rel="noopener noreferrer">${name}</a>` : name;
}

/** Pieces as sentences: each begins with a capital and ends with a full stop. */
export function sentences(pieces: readonly unknown[]) {
  return pieces.map((piece, index) => {
    const [first, ...rest] = [piece].flat(3);
    const begun = typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first;
    return [index ? ' ' : '', begun, rest, '.'];
  });
}
