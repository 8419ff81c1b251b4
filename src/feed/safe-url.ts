/** Schemes that a link of a page may have. */
export const LINK_SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];
/** Schemes of the web alone. */
export const WEB_SCHEMES: readonly string[] = ['http:', 'https:'];

/** The plain web address, host without `@`: most addresses, and a hundred times cheaper to test than to parse. */
const PLAIN = /^https?:\/\/[a-z0-9][a-z0-9.-]*(:\d+)?([/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i;
/** Tabs and newlines vanish in a parsed URL (`java\nscript:`), bidirectional controls disguise one. */

const FORBIDDEN = /[\0-\x1f\x7f-\x9f\\<>"\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const DOMAIN = /^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}(:\d+)?([/?#]|$)/u;

/**
 * A URL that may stand in a link, or nothing.
 *
 * A bare host (`www.mairie.fr`) gets `https://`. User names in web addresses are refused: they serve to disguise the host.
 *
 * @param base resolves relative addresses; without it they are refused
 * @param schemes allowed, with their colon
 */
export function safeUrl(text: string, base?: string, schemes: readonly string[] = LINK_SCHEMES): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 2048 || trimmed === '' || FORBIDDEN.test(trimmed)) return undefined;
  if (PLAIN.test(trimmed) && schemes.includes(trimmed[4] === ':' ? 'http:' : 'https:')) return trimmed;
  const bare = (base === undefined || /^www\./i.test(trimmed)) && DOMAIN.test(trimmed);
  try {
    const url = new URL(bare ? `https://${trimmed}` : trimmed, base);
    return schemes.includes(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
