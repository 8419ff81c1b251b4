import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { GLYPHS } from './glyphs.generated.js';

const SVG = 'http://www.w3.org/2000/svg';

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
  path.setAttribute('d', hasGlyph(name) ? GLYPHS[name] : '');
  svg.append(path);
  return svg;
}

/** Whether the library ships a glyph of this name. */
export function hasGlyph(name: string | undefined): name is keyof typeof GLYPHS {
  return name !== undefined && Object.hasOwn(GLYPHS, name);
}

class GlyphDirective extends Directive {
  #name = '';
  #size = 0;

  override render(name: string, size = 20): unknown {
    if (name === this.#name && size === this.#size) return noChange;
    this.#name = name;
    this.#size = size;
    return glyphElement(name, size);
  }
}

/** In a template: `${glyph('search')}`. The element is made anew only when the name changes. */
export const glyph = directive(GlyphDirective);
