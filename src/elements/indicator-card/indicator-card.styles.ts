import { css } from 'lit';

/** The card. In a grid of the page its rows are the grid's own, so that cards side by side line up. */
export default css`
  :host {
    container-type: inline-size;
    --_part-0: var(--_accent);
    --_part-1: color-mix(in srgb, var(--_accent) 62%, var(--_edge));
    --_part-2: color-mix(in srgb, var(--_accent) 34%, var(--_edge));
    --_part-3: var(--_edge);
    --_part-4: color-mix(in srgb, var(--_edge) 60%, var(--_surface));
  }

  :host(:state(row)) {
    container-type: normal;
    display: grid;
    grid-row: span 5;
    grid-template-rows: subgrid;
    row-gap: 0;
  }

  .card {
    display: grid;
    grid-template-rows: auto auto auto 1fr auto;
    block-size: 100%;
    padding: 20px 20px 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    direction: ltr;
  }

  :host(:state(row)) .card {
    grid-row: span 5;
    grid-template-rows: subgrid;
  }

  .head {
    color: var(--_ink-2);
    line-height: 1.35;
  }

  .figure {
    container-type: inline-size;
    margin-block-start: 4px;
  }

  .value {
    display: block;
    white-space: nowrap;
    font-size: clamp(var(--_size) * 1.5, 15cqi, var(--_size) * 2.5);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.15;
    letter-spacing: -0.01em;
  }

  .unit {
    font-size: 0.5em;
    font-weight: 600;
    letter-spacing: 0;
  }

  .nowrap {
    white-space: nowrap;
  }

  button.value {
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline 2px var(--_line);
    text-underline-offset: 6px;
  }

  button.value:hover {
    text-decoration-color: currentColor;
  }

  .value .words {
    font-size: calc(var(--_size) * 1.25);
    white-space: normal;
  }

  .where {
    display: block;
  }

  .small {
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  .fault {
    grid-row: 2 / -1;
    padding-block: 8px 20px;
  }

  .fault .button {
    margin-block-start: 12px;
  }

  .skeleton {
    display: grid;
    gap: 12px;
    grid-row: 1 / -1;
    align-content: start;
    padding-block-end: 20px;
  }

  .skeleton span {
    inline-size: 70%;
    block-size: 20px;
    border-radius: 6px;
    background: var(--_surface-2);
  }

  .skeleton span:nth-child(2) {
    inline-size: 45%;
    block-size: 40px;
  }

  .skeleton span:nth-child(3) {
    inline-size: 100%;
    block-size: 120px;
  }

  .change {
    color: var(--_ink);
    font-weight: 650;
  }

  .good {
    color: var(--_open);
  }

  .bad {
    color: light-dark(#a3243b, #f59aa9);
  }

  .chart {
    margin-block-start: 16px;
  }

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

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    align-content: start;
    margin-block-start: 16px;
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: calc(var(--_size) * 0.8125);
  }

  .foot a {
    color: inherit;
  }

  .asks {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    inline-size: 100%;
  }

  #more {
    inline-size: 100%;
    min-inline-size: 0;
  }

  :host([size='compact']) .chart {
    display: none;
  }

  @media (forced-colors: active) {
    .chart path,
    .chart circle,
    .chart line {
      stroke: CanvasText;
    }

    .chart rect,
    .chart circle {
      fill: CanvasText;
    }

    .chart .track,
    .chart .open,
    .chart .goal {
      fill: Canvas;
    }

    .chart .own rect:last-child {
      fill: Highlight;
    }

    .chart .band {
      fill: none;
      stroke: none;
    }

    .chart .whole rect {
      stroke: Canvas;
    }

    text {
      fill: CanvasText;
      stroke: Canvas;
    }
  }

  @media print {
    .asks {
      display: none;
    }

    .card {
      break-inside: avoid;
    }
  }

  @container (inline-size >= 640px) {
    .card {
      grid-template: auto auto 1fr auto / 2fr 3fr;
      column-gap: 40px;
    }

    .card > * {
      grid-column: 1;
    }

    .chart {
      grid-area: 1 / 2 / 4;
      align-self: center;
      margin: 0;
    }

    .foot {
      grid-column: 1 / -1;
      grid-row: 4;
    }
  }
`;
