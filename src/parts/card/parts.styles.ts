import { css } from 'lit';

/** The parts of a whole. */
export default css`
  :host {
    --_part-0: var(--_accent);
    --_part-1: color-mix(in srgb, var(--_accent) 62%, var(--_edge));
    --_part-2: color-mix(in srgb, var(--_accent) 34%, var(--_edge));
    --_part-3: var(--_edge);
    --_part-4: color-mix(in srgb, var(--_edge) 60%, var(--_surface));
  }

  .whole {
    border-radius: 7px;
    overflow: clip;
  }

  .whole rect {
    stroke: var(--_surface);
    stroke-width: 2;
  }

  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin-block-start: 10px;
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  .parts li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .swatch {
    inline-size: 10px;
  }

  .part-0 {
    fill: var(--_part-0);
  }

  .part-1 {
    fill: var(--_part-1);
  }

  .part-2 {
    fill: var(--_part-2);
  }

  .part-3 {
    fill: var(--_part-3);
  }

  .part-4 {
    fill: var(--_part-4);
  }

  @media (forced-colors: active) {
    .whole rect,
    .swatch rect {
      fill: CanvasText;
    }

    .whole rect {
      stroke: Canvas;
    }
  }
`;
