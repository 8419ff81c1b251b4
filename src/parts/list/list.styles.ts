import { css } from 'lit';

export default css`
  .item {
    position: relative;
    display: flex;
    gap: 12px;
    padding: 14px 8px 14px 16px;
    border-block-end: 1px solid var(--_line);
  }

  .item:hover {
    background: var(--_surface-2);
  }

  .selected {
    background: var(--_surface-2);
    box-shadow: inset 3px 0 var(--_accent);
  }

  .body {
    flex: 1;
    min-inline-size: 0;
  }

  .name {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 650;
    line-height: 1.25;
    text-align: start;
    /* Longhands: WebKit has no shorthand of them all. */
    text-decoration-line: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: var(--_edge);
    text-underline-offset: 4px;
  }

  .name:hover,
  .selected .name {
    text-decoration-color: currentColor;
  }

  a.name:visited {
    color: var(--_ink-2);
  }

  /* The whole item is the target; the star lies above. */
  .name::after {
    position: absolute;
    inset: 0;
    content: '';
  }

  .name:focus-visible {
    outline: 0;
  }

  .name:focus-visible::after {
    outline: 2px solid var(--_ink);
    outline-offset: -3px;
  }

  .facts,
  .text {
    margin-block-start: 2px;
    font-size: var(--_small);
    line-height: 1.4;
  }

  .facts {
    color: var(--_ink-2);
  }

  .facts span {
    white-space: nowrap;
  }

  .open {
    color: var(--_open);
    font-weight: 600;
  }

  .aside {
    flex: none;
    max-inline-size: 38%;
    margin-inline-end: 8px;
    color: var(--_ink-2);
    font-size: var(--_small);
    text-align: end;
  }

  .aside b {
    display: block;
    color: var(--_ink);
    font-size: calc(var(--_size) * 1.125);
  }

  /* On the smallest phones below the name. */
  @container (max-width: 345px) {
    .item:has(.aside) {
      flex-wrap: wrap;
      row-gap: 4px;
    }

    .aside {
      flex: 1 0 100%;
      max-inline-size: none;
      padding-inline-start: 48px;
      text-align: start;
    }

    .aside b {
      display: inline;
      margin-inline-end: 6px;
    }
  }

  .text {
    display: -webkit-box;
    max-inline-size: 72ch;
    margin-block-start: 6px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  mark {
    border-radius: 2px;
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
    color: inherit;
  }

  .star {
    position: relative;
    z-index: 1;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    margin-block-start: -6px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_ink-2);
    line-height: 0;
  }

  .star:hover {
    color: var(--_ink);
  }

  [aria-pressed='true'] {
    color: var(--_accent);
  }

  [aria-pressed='true'] svg {
    fill: currentColor;
  }

  .commune {
    padding: 12px 16px 8px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-2);
    font-size: var(--_small);
    font-weight: 650;
  }

  .pages {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 12px 16px;
    color: var(--_ink-2);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .pages :disabled {
    opacity: 0.4;
    cursor: default;
  }

  .far,
  progress {
    display: block;
    inline-size: calc(100% - 32px);
    margin: 16px 16px 8px;
    accent-color: var(--_accent);
  }

  .blank {
    block-size: 12px;
    margin-block: 4px 9px;
    border-radius: 4px;
    background: var(--_line);
    inline-size: 92%;
  }

  .blank:first-child {
    block-size: 16px;
    inline-size: 55%;
  }

  .loading .tile {
    background: var(--_line);
  }

  .loading .blank:nth-child(2) {
    inline-size: 70%;
  }

  @media (forced-colors: active) {
    .selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .tile,
    .blank {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .star,
    .tile,
    .pages {
      display: none;
    }

    .item {
      padding: 8px 0;
      break-inside: avoid;
    }

    .text {
      display: block;
    }
  }
`;
