/**
 * Writes src/parts/glyphs.generated.ts: the glyphs that the library ships, one path each, from Lucide (ISC licence).
 *
 * Circles, lines, rectangles and polylines become path commands, so that a glyph is one short string.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const lucide = `${dirname(createRequire(import.meta.url).resolve('lucide/package.json'))}/dist/esm/icons/`;

/** For categories of the default vocabulary and of a feed's own: the documented set. */
const CATEGORY_GLYPHS = `sun thermometer-sun brick-wall house-heart bike bus car-front package shirt wrench recycle salad
  sprout coffee concierge-bell handshake piggy-bank graduation-cap book hammer palette laptop store factory
  shopping-basket utensils baby tree-pine droplets lightbulb megaphone heart users leaf scale accessibility`;

/** For the interface and the kinds. */
const INTERFACE_GLYPHS = `search sliders-horizontal locate plus minus maximize minimize share-2 star x arrow-left
  arrow-right chevron-down map-pin clock phone globe link mail route list map flag mailbox landmark warehouse building
  rotate-ccw scan focus check triangle-alert wifi-off layers download external-link info calendar`;

const words = (text) => text.trim().split(/\s+/);
const lines = [];
for (const name of [...new Set([...words(CATEGORY_GLYPHS), ...words(INTERFACE_GLYPHS)])].sort()) {
  const { default: shapes } = await import(`${lucide}${name}.mjs`);
  lines.push(`  ${/-/.test(name) ? `'${name}'` : name}: '${shapes.map(pathOf).join('')}',`);
}
writeFileSync(
  new URL('../src/parts/glyphs.generated.ts', import.meta.url),
  `// Written by scripts/glyphs.mjs from Lucide 1.65.0 (ISC licence). Do not edit.

/** Path of each glyph, on a 24 × 24 square, drawn with a 2 px round stroke and no fill. */
export const GLYPHS = {
${lines.join('\n')}
} as const;

/** Names that a feed's category may use as its icon. */
export const CATEGORY_GLYPHS: readonly string[] = ${JSON.stringify(words(CATEGORY_GLYPHS))};
`,
);

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
