import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class FamilyColor extends Directive {
  #value: string | undefined;

  override render(_light?: string, _dark?: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [light, dark]: [light?: string, dark?: string]): unknown {
    const value = light ? `light-dark(${light}, ${dark ?? light})` : '';
    if (value !== this.#value) {
      this.#value = value;
      (part.element as HTMLElement).style.setProperty('--_c', value);
    }
    return noChange;
  }
}

/**
 * On an element in a template: `<span ${familyColor(term.color, term.darkColor)}>`. Sets `--_c` to a colour (checked:
 * `#rrggbb`) that follows the page's colour scheme; without a colour it unsets it, so that `var(--_c, …)` falls back.
 */
export const familyColor = directive(FamilyColor);
