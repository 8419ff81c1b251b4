import { css } from 'lit';

/** The line of a card. */
export default css`
  .line {
    display: grid;
    grid-template: auto auto / auto 1fr;
    column-gap: 8px;
    color: var(--_ink-2);
    font-size: calc(var(--_size) * 0.75);
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }

  .axis {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    text-align: end;
    white-space: nowrap;
  }

  .ends {
    display: flex;
    justify-content: space-between;
    grid-column: 2;
    margin-block-start: 6px;
  }

  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }

  path {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .grid {
    stroke: var(--_line);
    stroke-width: 1;
  }

  .way {
    stroke: var(--_edge);
    stroke-width: 1.5;
    stroke-dasharray: 4 4;
  }

  .forecast {
    stroke-dasharray: 1 5;
  }

  .band {
    fill: var(--_accent);
    fill-opacity: 0.14;
    stroke: none;
  }

  circle {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }

  .open {
    fill: var(--_surface);
    stroke: var(--_accent);
  }

  .goal {
    fill: var(--_surface);
    stroke: var(--_edge);
    stroke-width: 1.5;
  }

  .break {
    stroke: var(--_ink-2);
    stroke-dasharray: 2 3;
  }

  .interval {
    stroke: var(--_accent);
    stroke-opacity: 0.3;
    stroke-width: 6;
  }

  text {
    fill: var(--_ink-2);
    stroke: var(--_surface);
    stroke-width: 3;
    paint-order: stroke;
  }

  @media (forced-colors: active) {
    .line * {
      stroke: CanvasText;
    }

    .line circle {
      fill: CanvasText;
    }

    .line .open,
    .line .goal {
      fill: Canvas;
    }

    .line .band {
      fill: none;
      stroke: none;
    }

    .line text {
      fill: CanvasText;
      stroke: Canvas;
    }
  }
`;
