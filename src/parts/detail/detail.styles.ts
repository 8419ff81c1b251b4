import { css } from 'lit';

export default css`
  :host {
    padding: 16px;
  }

  .back {
    min-block-size: 36px;
  }

  h2,
  h3,
  h4,
  h5,
  h6 {
    margin-block-start: 12px;
    font-size: calc(var(--_size) * 1.3125);
    font-weight: 650;
    line-height: 1.25;
  }

  .what,
  .small {
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  .what {
    margin-block-start: 4px;
  }

  .badge {
    display: inline-block;
    margin-inline-end: 4px;
    padding: 1px 8px;
    border: 1px solid var(--_edge);
    border-radius: 11px;
    color: var(--_ink);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block: 16px;
  }

  .actions .button {
    padding-inline: 11px;
  }

  [aria-pressed='true'] {
    color: var(--_accent);
  }

  [aria-pressed='true'] svg {
    fill: currentColor;
  }

  .text p + p {
    margin-block-start: 8px;
  }

  img {
    display: block;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    margin-block-start: 16px;
    border-radius: 8px;
    background: var(--_surface-2);
    object-fit: cover;
  }

  .text + ul,
  p + ul,
  img + ul {
    margin-block-start: 12px;
  }

  .row {
    display: flex;
    gap: 12px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }

  .row > svg {
    margin-block-start: 3px;
    color: var(--_ink-2);
  }

  .row > div {
    min-inline-size: 0;
  }

  /* Several needs or offers: one line each. */
  .row ul {
    padding-inline-start: 18px;
    list-style: disc;
  }

  /* A target of 24 px though the line is lower. */
  li a,
  li .link {
    display: inline-block;
    min-block-size: 24px;
    padding-block: 1px;
  }

  li .link {
    color: var(--_accent);
    text-align: start;
  }

  /* Commas, which no name takes in. */
  li .link:not(:last-child)::after {
    display: inline-block;
    content: ',\\00a0' / '';
  }

  .open {
    color: var(--_open);
  }

  b {
    font-weight: 650;
  }

  .end {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }

  @media print {
    .back,
    .actions {
      display: none;
    }
  }
`;
