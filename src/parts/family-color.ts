/**
 * Style of an element in a template: `<span .style=${familyColor(term.color, term.darkColor)}>`. Sets `--_c` to a colour
 * (checked: `#rrggbb`) that follows the page's colour scheme; without a colour it is not set, and `var(--_c, …)` falls
 * back. As a property, since a strict policy refuses the attribute.
 */
export function familyColor(light: string | undefined, dark = light): string {
  return light ? `--_c:light-dark(${light},${dark})` : '';
}
