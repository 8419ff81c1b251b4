/** Entities that French texts hold; others stay as they are written. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  'amp & lt < gt > quot " apos \' nbsp \u00a0 eacute é egrave è ecirc ê euml ë agrave à acirc â ccedil ç icirc î iuml ï ocirc ô ugrave ù ucirc û uuml ü oelig œ aelig æ Eacute É Egrave È Agrave À Ccedil Ç rsquo ’ lsquo ‘ ldquo “ rdquo ” laquo « raquo » hellip … ndash – mdash — euro € deg ° middot · bull •'
    .split(' ')
    .map((_, index, all) => [all[index * 2]!, all[index * 2 + 1]!] as const)
    .filter(([name]) => name),
);
const BLOCK = /^\/?(p|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article)$/i;
/** What stands between these is no text. */
const HIDDEN = /^(script|style|template|noscript|iframe|svg|head|title)$/i;

/**
 * The text of a piece of HTML, without any parser of the page: tags go, paragraphs and line breaks become new lines, entities
 * become characters. The result is text, to be shown as text.
 */
export function textOfHtml(html: string): string {
  let text = '';
  let hidden = '';
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    if (!hidden) text += html.slice(at, open < 0 ? html.length : open);
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const [, name] = /^<(\/?[a-z][a-z0-9]*)/i.exec(html.slice(open, open + 40)) ?? [];
    if (!name) {
      // "a < b" is no tag.
      if (!hidden) text += '<';
      at = open + 1;
      continue;
    }
    if (hidden) {
      if (name.toLowerCase() === `/${hidden}`) hidden = '';
    } else if (HIDDEN.test(name)) hidden = name.toLowerCase();
    else if (BLOCK.test(name) || name.toLowerCase() === 'br') text += '\n';
    at = endOfTag(html, open);
  }
  return decoded(text)
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Behind the tag that opens at `from`: a quoted `>` does not close it. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const character = html[at]!;
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
  }
  return html.length;
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES.get(name) ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
