/**
 * Writes src/parts/glyphs.generated.ts and more-glyphs.generated.ts: the glyphs that the library ships, one path each,
 * from Lucide (ISC licence). The first holds what every page may draw; the second is loaded when one of it is asked for.
 *
 * Circles, lines, rectangles and polylines become path commands, so that a glyph is one short string.
 */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { shortPath } from './short-path.mjs';

const lucide = `${dirname(createRequire(import.meta.url).resolve('lucide/package.json'))}/dist/esm/icons/`;

/** For the default vocabularies, the kinds and the interface. */
const GLYPHS = `sun thermometer-sun brick-wall house-heart bike bus car-front package recycle shirt wrench salad sprout
  handshake coffee concierge-bell piggy-bank graduation-cap users landmark building mailbox warehouse flag accessibility
  search sliders-horizontal locate plus minus maximize minimize focus rotate-ccw share-2 star x arrow-left arrow-right chevron-down
  footprints map-pin clock phone globe link mail route list map check info heart layers store`;

/** For categories of a feed's own, as documented, and for what is said when something is wrong. */
const MORE_GLYPHS = `book hammer palette laptop factory shopping-basket utensils baby tree-pine droplets lightbulb
  megaphone leaf scale calendar scan download external-link triangle-alert wifi-off`;

/** Glyphs with arcs of nearly half a circle, which a tenth of a 24th bends; of the others it shows nowhere. */
const FINE = new Set(['link', 'house-heart', 'store', 'layers', 'map']);

const words = (text) => text.trim().split(/\s+/);
const HEAD = '// Written by scripts/glyphs.mjs from Lucide 1.65.0 (ISC licence). Do not edit.\n\n';

await write(
  'glyphs',
  `/** Name and path of each glyph, on a 24 × 24 square, drawn with a 2 px round stroke and no fill. */
export const GLYPHS =
${await pathsOf(GLYPHS)};

/** Names of the glyphs that are loaded when they are asked for. */
export const MORE = '${words(MORE_GLYPHS).join(' ')}';
`,
);
await write(
  'more-glyphs',
  `/** Like \`GLYPHS\`, for what a feed's own vocabulary may name. */
export default ${await pathsOf(MORE_GLYPHS)};
`,
);

function write(name, code) {
  return writeFile(new URL(`../src/parts/${name}.generated.ts`, import.meta.url), HEAD + code);
}

async function pathsOf(text) {
  const lines = [];
  for (const name of words(text).sort()) {
    const { default: shapes } = await import(`${lucide}${name}.mjs`);
    const path = shapes.map(pathOf).join('');
    lines.push(`${name} ${shortPath(path, FINE.has(name) ? 2 : 1)}`);
  }
  return `  '${lines.join("|' +\n  '")}'`;
}

function pathOf([shape, a]) {
  switch (shape) {
    case 'path':
      // A first `m` is absolute, but the pairs that follow it are lines relative to it.
      return a.d.replace(/^m(-?[\d.]+[ ,]?-?[\d.]+)[ ,]?(?=[-.\d])/, 'M$1l').replace(/^m/, 'M');
    case 'circle':
      return `M${a.cx - a.r} ${a.cy}a${a.r} ${a.r} 0 1 0 ${2 * a.r} 0a${a.r} ${a.r} 0 1 0 ${-2 * a.r} 0`;
    case 'line':
      return `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`;
    case 'polyline':
    case 'polygon':
      return `M${a.points.trim().replace(/\s+/g, ' ')}${shape === 'polygon' ? 'z' : ''}`;
    case 'rect': {
      const [x, y, w, h, r] = [+a.x, +a.y, +a.width, +a.height, +(a.rx ?? 0)];
      if (!r) return `M${x} ${y}h${w}v${h}h${-w}z`;
      const arc = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return `M${x + r} ${y}h${w - 2 * r}${arc(r, r)}v${h - 2 * r}${arc(-r, r)}h${2 * r - w}${arc(-r, -r)}v${2 * r - h}${arc(r, -r)}z`;
    }
    default:
      throw new Error(`Lucide draws with <${shape}>, which this script does not know.`);
  }
}
