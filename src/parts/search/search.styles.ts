import { css } from 'lit';

export default css`
  :host {
    min-inline-size: 0;
  }

  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 12px 6px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
  }

  .box:has(input:focus-visible) {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  svg {
    color: var(--_ink-2);
  }

  input {
    flex: 1 1 min(180px, 100% - 72px);
    min-inline-size: 0;
    min-block-size: 42px;
    padding: 0 10px;
    border: 0;
    background: none;
    /* Below 16 px a phone zooms the page in. */
    font-size: max(16px, var(--_size));
    text-overflow: ellipsis;
  }

  input:focus-visible {
    outline: 0;
  }

  input::placeholder {
    color: var(--_ink-2);
    opacity: 1;
  }

  .clear {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
  }

  .clear:focus-visible {
    outline-offset: -4px;
  }

  .token {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    margin: 4px 2px;
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_surface-2);
    font-size: var(--_small);
    text-align: start;
  }

  .token:hover,
  .clear:hover {
    background: var(--_line);
  }

  .none {
    margin-block-start: 6px;
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  #options {
    position: absolute;
    inset: calc(100% + 4px) 0 auto;
    z-index: 1;
    max-block-size: min(400px, 60vh);
    overflow: auto;
    overscroll-behavior: contain;
    padding-block: 4px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
  }

  .title {
    padding: 8px 12px 2px;
    color: var(--_ink-2);
    font-size: var(--_small);
    font-weight: 650;
  }

  .option {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding: 6px 12px;
    cursor: pointer;
  }

  .option:hover {
    background: var(--_surface-2);
  }

  .option[aria-selected='true'] {
    background: var(--_surface-2);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  b {
    font-weight: 700;
  }

  small {
    display: inline-block;
    margin-inline-start: 8px;
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  @media (forced-colors: active) {
    svg {
      color: CanvasText;
    }

    .option[aria-selected='true'] {
      outline-color: Highlight;
    }
  }
`;
