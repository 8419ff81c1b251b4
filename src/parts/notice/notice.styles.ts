import { css } from 'lit';

export default css`
  :host(:not([state='loading'])) {
    display: flex;
    gap: 12px;
    padding: 24px 16px;
  }

  :host([state='stale']),
  :host([state='partial']),
  :host([state='geolocation']) {
    padding-block: 12px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-2);
  }

  svg {
    flex: none;
    color: var(--_ink-2);
  }

  .words {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }

  .title {
    font-weight: 650;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  ul.actions {
    gap: 8px;
  }

  .chip {
    border-radius: 22px;
  }

  .gain,
  .reason {
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  p.title:has(+ progress) {
    padding: 16px 16px 0;
  }

  progress {
    display: block;
    inline-size: calc(100% - 32px);
    margin: 8px 16px;
    accent-color: var(--_accent);
  }

  /* The shape of an item of the list. */
  .bone {
    display: grid;
    grid-template: 20px 16px 14px 14px / 36px 1fr;
    gap: 6px 12px;
    padding: 16px;
    border-block-end: 1px solid var(--_line);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .bone * {
    grid-column: 2;
    border-radius: 4px;
    background: var(--_line);
  }

  .bone i {
    grid-area: 1 / 1 / 3 / 2;
    block-size: 36px;
    border-radius: 9px;
  }

  .bone b {
    inline-size: 60%;
  }

  .bone u:last-child {
    inline-size: 80%;
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    svg {
      color: CanvasText;
    }

    .bone * {
      background: GrayText;
    }
  }
`;
