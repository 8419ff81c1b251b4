import { html } from 'lit';
import { GLYPHS, MORE } from './glyphs.generated.js';

const SVG = 'http://www.w3.org/2000/svg';

const paths = new Map<string, string>();
read(GLYPHS);
const more = new Set(MORE.split(' '));

/** Draws a glyph as an element, by DOM methods alone. It takes the text's colour and is hidden from assistive technology. */
export function glyphElement(name: string, size = 20): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes: Record<string, string | number> = {
    viewBox: '0 0 24 24',
    width: size,
    height: size,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  for (const key of Object.keys(attributes)) svg.setAttribute(key, String(attributes[key]));
  if (more.has(name)) void loadMore().then(() => path.setAttribute('d', paths.get(name) ?? ''));
  else path.setAttribute('d', paths.get(name) ?? '');
  svg.append(path);
  return svg;
}

function read(glyphs: string) {
  for (const line of glyphs.split('|')) {
    const [name, ...path] = line.split(' ');
    paths.set(name!, path.join(' '));
  }
}

async function loadMore() {
  try {
    const { default: late } = await import('./more-glyphs.generated.js');
    read(late);
    more.clear();
  } catch {
    // Without its glyph a name still stands in words beside it.
  }
}

/** Whether the library ships a glyph of this name. */
export function hasGlyph(name: string | undefined): name is string {
  return name !== undefined && (paths.has(name) || more.has(name));
}

/** Whether a glyph's element is whole at once; else its drawing arrives a moment later. */
export function isDrawn(name: string): boolean {
  return !more.has(name);
}

/** In a template: `${glyph('search')}`. */
export function glyph(name: string, size = 20): unknown {
  if (more.has(name)) return glyphElement(name, size);
  return html`
    <svg
      viewBox="0 0 24 24"
      width=${size}
      height=${size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d=${paths.get(name) ?? ''}></path>
    </svg>
  `;
}
