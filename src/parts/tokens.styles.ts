import { css } from 'lit';

/**
 * The tokens of every element: public custom properties (`--ess-…`) with their defaults, as private ones (`--_…`) that
 * the parts inside use. Set on the public element only; parts inherit them through their shadow roots.
 *
 * `light-dark()` follows the page's own `color-scheme`, so a light town hall stays light on a dark system.
 */
export default css`
  :host {
    --_surface: var(--ess-surface, light-dark(#ffffff, #171c20));
    --_surface-2: var(--ess-surface-2, light-dark(#f5f6f7, #20272c));
    --_ink: var(--ess-ink, light-dark(#1b2126, #eef2f4));
    --_ink-2: var(--ess-ink-2, light-dark(#545e66, #a9b5bd));
    --_line: var(--ess-line, light-dark(#dadfe3, #37424a));
    --_edge: var(--ess-edge, #7b8790);
    --_accent: var(--ess-accent, light-dark(#0b5c6b, #6fc7d6));
    --_on-accent: var(--ess-on-accent, light-dark(#ffffff, #0d2328));
    --_open: var(--ess-open, light-dark(#1c6b37, #7fcb86));
    --_radius: var(--ess-radius, 10px);
    --_size: var(--ess-font-size, 16px);
    --_small: calc(var(--_size) * 0.875);
    --_font: var(--ess-font, inherit);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
