/**
 * Rollup plugin that takes the layout whitespace out of `html`, `svg` and `css` templates, which no minifier of
 * JavaScript may touch.
 *
 * Markup: only runs of whitespace that hold a line break are changed. Such a run goes where it cannot show (inside the
 * edges of an element, beside a block, between elements of SVG) and is one space elsewhere. Style: comments and every
 * space that CSS does not need.
 */

/** Elements that stand in a line of text, where a space between two of them shows. */
const INLINE = new Set(
  'a abbr b bdi bdo br button cite code data dfn em i img input kbd label mark meter output progress q s samp select small span strong sub sup svg time u var'.split(
    ' ',
  ),
);

/** What stands for an expression while a template is one text: no source holds it. */
const HOLE = '\uE000';

/** The plugin: `include` says which modules are ours. */
export function templates(include) {
  return {
    name: 'templates',
    transform(code, id) {
      if (!include(id) || !/\b(?:html|svg|css)\s*`/.test(code)) return null;
      const edits = [];
      walk(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression') return;
        const minify = { html: minifyMarkup, svg: minifyMarkup, css: minifyStyle }[node.tag.name];
        if (!minify) return;
        const { quasis } = node.quasi;
        const texts = minify(quasis.map((quasi) => quasi.value.raw).join(HOLE)).split(HOLE);
        if (texts.length !== quasis.length) throw new Error(`${id}: an expression was lost in a template`);
        quasis.forEach((quasi, i) => edits.push([quasi.start, quasi.end, texts[i]]));
      });
      edits.sort((a, b) => b[0] - a[0]);
      for (const [start, end, text] of edits) code = code.slice(0, start) + text + code.slice(end);
      return { code, map: null };
    },
  };
}

/** Calls `visit` with each node of a syntax tree, the outer ones first. */
export function walk(node, visit) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (!node || typeof node.type !== 'string') return;
  visit(node);
  for (const key of Object.keys(node)) if (typeof node[key] === 'object') walk(node[key], visit);
}

const LAYOUT = /[ \t]*\n\s*/;

/** Markup without its layout. Expressions are {@link HOLE}s. */
export function minifyMarkup(markup) {
  if (/<(pre|textarea)\b/.test(markup)) return markup;
  const pieces = markup.replace(/<!--[^\uE000]*?-->/g, '').split(/(<\/?[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'>])*>)/i);
  // Odd pieces are tags, even ones what stands between them.
  return pieces
    .map((piece, i) => {
      if (i % 2) return minifyTag(piece);
      const before = edge(pieces[i - 1], 'open');
      const after = edge(pieces[i + 1], 'close');
      if (/^\s*$/.test(piece)) {
        if (!LAYOUT.test(piece)) return piece;
        return before === 'inline' && after === 'inline' ? ' ' : '';
      }
      return piece
        .replace(/^[ \t]*\n\s*/, before === 'inline' ? ' ' : '')
        .replace(/[ \t]*\n\s*$/, after === 'inline' ? ' ' : '')
        .replace(/[ \t]*\n\s*/g, ' ');
    })
    .join('');
}

/**
 * What a run of whitespace meets on one side: `nothing` at the template's own edge, `inside` an element's edge (its start
 * tag on the left, its end tag on the right), a `block`, or something `inline`.
 */
function edge(tag, inside) {
  if (tag === undefined) return 'nothing';
  const [, slash, name] = /^<(\/?)([^\s/>]+)/.exec(tag);
  const empty = /^(br|img|input)$/i.test(name) || tag.endsWith('/>');
  if (!empty && (slash ? 'close' : 'open') === inside) return 'inside';
  return INLINE.has(name.toLowerCase()) ? 'inline' : 'block';
}

function minifyTag(tag) {
  // After an unquoted expression the space before "/>" keeps the slash out of the value.
  return tag
    .replace(/([^\uE000])[ \t]*\n\s*(?=\/?>$)/, '$1')
    .replace(/[ \t]*\n\s*(?=>$)/, '')
    .replace(/[ \t]*\n\s*/g, ' ');
}

/** Style without its layout. Strings stay as they are. */
export function minifyStyle(style) {
  // Comments first: an apostrophe in one is no string.
  return style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, i) => {
      if (i % 2) return piece;
      return piece
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/([\w-]): (?=[^{}]*[;}]|[^{}]*$)/g, '$1:')
        .replace(/;}/g, '}');
    })
    .join('')
    .trim();
}
