import { css } from 'lit';

/** The card. In a grid of the page its rows are the grid's own, so that cards side by side line up. */
export default css`
  :host {
    container-type: inline-size;
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
    grid-template: auto auto auto 1fr auto / minmax(0, 1fr);
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
    /* Firefox would take the page's once more. */
    row-gap: 0;
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

  .skeleton {
    display: grid;
    gap: 12px;
    grid-row: 1 / -1;
    padding-block-end: 20px;
  }

  .skeleton span {
    block-size: 20px;
    border-radius: 6px;
    background: var(--_surface-2);
  }

  .skeleton span:nth-child(2) {
    inline-size: 45%;
    block-size: 40px;
  }

  .skeleton span:last-child {
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
