import { css } from 'lit';

/** Bars side by side. */
export default css`
  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }

  .bars {
    display: grid;
    grid-template-columns: minmax(auto, 1fr) minmax(64px, 1.2fr) auto;
    gap: 8px 12px;
    font-size: var(--_small);
    line-height: 1.25;
  }

  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }

  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .own {
    font-weight: 700;
  }

  .bar rect {
    fill: color-mix(in srgb, var(--_accent) 25%, var(--_edge));
  }

  .bar .track {
    fill: var(--_surface-2);
  }

  .own rect:last-child {
    fill: var(--_accent);
  }

  @media (forced-colors: active) {
    .bar rect {
      fill: CanvasText;
    }

    .bar .track {
      fill: Canvas;
    }

    .own rect:last-child {
      fill: Highlight;
    }
  }
`;
