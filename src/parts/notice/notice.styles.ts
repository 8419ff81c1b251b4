import { css } from 'lit';

export default css`
  :host {
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

  @media (forced-colors: active) {
    svg {
      color: CanvasText;
    }
  }
`;
