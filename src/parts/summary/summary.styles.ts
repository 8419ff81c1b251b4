import { css } from 'lit';

export default css`
  :host {
    padding-inline: 16px;
    border-block-end: 1px solid var(--_line);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block-start: 12px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_surface-2);
    font-size: var(--_small);
    text-align: start;
  }

  .chip:hover {
    border-color: var(--_edge);
  }

  .line {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    font-size: calc(var(--_size) * 0.9375);
    line-height: 1.3;
  }

  .line p {
    flex: 1;
    padding-block: 6px;
  }

  strong {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .sort {
    display: flex;
    flex: none;
    max-inline-size: 60%;
    align-items: center;
    position: relative;
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  /* The label lies over the select, so that both are one target. */
  select {
    appearance: none;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 0 18px 0 6px;
    border: 0;
    border-radius: 8px;
    background: none;
    field-sizing: content;
    cursor: pointer;
  }

  .sort svg {
    position: absolute;
    inset-inline-end: 0;
    pointer-events: none;
  }

  option {
    background: var(--_surface);
    color: var(--_ink);
  }

  @media (forced-colors: active) {
    .chip {
      border-color: ButtonText;
    }
  }

  @media print {
    .chip svg,
    .sort {
      display: none;
    }
  }
`;
