import { css } from 'lit';

export default css`
  :host {
    --_row: 36px;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
  }

  @media (pointer: coarse) {
    :host {
      --_row: 44px;
    }
  }

  header,
  .head,
  label {
    display: flex;
    align-items: center;
  }

  header {
    gap: 8px;
    padding-inline: 16px 4px;
    border-block-end: 1px solid var(--_line);
  }

  [tabindex] {
    flex: 1;
  }

  [tabindex],
  legend {
    font-weight: 650;
  }

  [tabindex]:focus-visible {
    outline-offset: -2px;
  }

  .body {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  fieldset {
    min-inline-size: 0;
  }

  fieldset:not(.categories) {
    padding-inline: 16px 44px;
    padding-block-end: 8px;
    border-block-end: 1px solid var(--_line);
  }

  legend {
    padding-block: 12px 4px;
  }

  .categories > legend {
    position: absolute;
    clip-path: inset(50%);
  }

  .family {
    padding: 8px 0;
    border-block-end: 1px solid var(--_line);
  }

  .head label {
    flex: 1;
    min-block-size: 44px;
    padding-inline-start: 16px;
    font-weight: 650;
  }

  /* Alone, it keeps its count in the column of the others. */
  .head label:last-child {
    padding-inline-end: 44px;
  }

  .family ul {
    padding-inline: 28px 44px;
  }

  label {
    gap: 10px;
    min-block-size: var(--_row);
    cursor: pointer;
  }

  label span:not([class]) {
    flex: 1;
    padding-block: 4px;
    min-inline-size: 0;
  }

  label:hover span:not([class]) {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
    /* Clear of the foot. */
    scroll-margin-block-end: 90px;
    cursor: pointer;
  }

  .count {
    color: var(--_ink-2);
    font-variant-numeric: tabular-nums;
  }

  .tile,
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    font-weight: 650;
  }

  .tile {
    border-radius: 8px;
    background: var(--_c, var(--_ink-2));
    color: var(--_surface);
  }

  .mark {
    inline-size: 20px;
    color: var(--_c, var(--_ink-2));
  }

  .icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_ink-2);
  }

  .icon:focus-visible {
    outline-offset: -4px;
  }

  .icon:hover {
    color: var(--_ink);
  }

  [aria-expanded='true'] svg {
    rotate: 180deg;
  }

  footer {
    position: sticky;
    inset-block-end: 0;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }

  .body > :last-child,
  .categories:last-child .family:last-child {
    border-block-end: 0;
  }

  .primary {
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid;
    }
  }
`;
