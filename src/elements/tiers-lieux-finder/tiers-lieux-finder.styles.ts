import { css } from 'lit';

export default css`
  :host {
    container-type: inline-size;
  }

  .finder {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px;
    padding: 16px;
    border-block-end: 1px solid var(--_line);
  }

  .label {
    display: block;
    margin-block-end: 4px;
    font-size: var(--_small);
    font-weight: 650;
  }

  .field {
    min-inline-size: 0;
  }

  .place {
    position: relative;
    z-index: 2;
    flex: 1 1 0;
  }

  .locate {
    flex: none;
    padding: 4px;
  }

  .minutes {
    flex: 1 1 160px;
  }

  input[type='range'] {
    display: block;
    inline-size: 100%;
    block-size: 44px;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .badge {
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: 11px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_small);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 22px;
  }

  .answer {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
    padding: 6px 16px;
    border-block-end: 1px solid var(--_line);
  }

  .answer > :first-child {
    flex: 1;
  }

  .answer strong {
    font-weight: 700;
  }

  .said:empty {
    display: none;
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .map {
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .note {
    padding: 12px 16px;
    color: var(--_ink-2);
    font-size: var(--_small);
  }

  .travel {
    margin-block: 12px;
  }

  .choices {
    padding: 12px 16px;
  }

  .panel-head,
  .panel-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  .panel-head > :first-child {
    font-weight: 650;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    cursor: pointer;
  }

  .check span:first-of-type {
    flex: 1;
  }

  .check input {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }

  .count {
    color: var(--_ink-2);
    font-variant-numeric: tabular-nums;
  }

  @container (max-width: 719.98px) {
    .panel,
    .map {
      grid-area: 3 / 1;
    }

    .map {
      block-size: var(--_height);
    }

    [data-view='both'][data-display='list'] .map,
    [data-view='both'][data-display='map'][data-panel='list'] .panel,
    .finder:not([data-panel='list']) .map {
      display: none;
    }
  }

  @container (min-width: 720px) {
    .finder {
      grid-template: auto auto minmax(0, 1fr) / 392px minmax(0, 1fr);
      block-size: var(--_height);
    }

    .toolbar,
    .answer {
      grid-column: 1 / -1;
    }

    .display {
      display: none;
    }

    .panel {
      overflow-y: auto;
      border-inline-end: 1px solid var(--_line);
    }

    [data-view='list'] {
      grid-template-columns: minmax(0, 1fr);
      block-size: auto;
    }
  }
`;
