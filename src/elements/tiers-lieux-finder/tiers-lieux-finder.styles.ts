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

  [type='range'] {
    display: block;
    inline-size: 100%;
    block-size: 44px;
    appearance: none;
    background: linear-gradient(var(--_accent) 0 0) no-repeat 0 50% / var(--_fill) 6px,
      linear-gradient(var(--_line) 0 0) no-repeat 0 50% / 100% 6px;
    cursor: pointer;
  }

  ::-webkit-slider-thumb {
    appearance: none;
    inline-size: 24px;
    block-size: 24px;
    border: 3px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 1px var(--_edge);
  }

  ::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 24px;
    border: 3px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 1px var(--_edge);
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
    display: grid;
    justify-items: start;
    gap: 8px;
    margin-block: 12px;
    padding: 12px;
    border-radius: 8px;
    background: var(--_surface-2);
  }

  .then {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    margin-block: 4px 12px;
    padding-inline-start: 30px;
  }

  .then :is(select, [type='time']) {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    padding: 4px 8px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
  }

  legend {
    margin-block-start: 12px;
    color: var(--_ink-2);
    font-size: var(--_small);
    font-weight: 650;
  }

  /* In sight however many choices there are. */
  .panel-foot {
    position: sticky;
    inset-block-end: 0;
    margin: 16px -16px -12px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }

  .answer .share {
    flex: none;
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
    overflow-wrap: normal;
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
    /* Clear of the foot of the panel. */
    scroll-margin-block-end: 90px;
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

    .toolbar {
      gap: 8px;
      padding: 12px;
    }

    .how {
      flex-basis: 100%;
    }

    .how .label {
      display: none;
    }

    .how ess-part-choice {
      white-space: normal;
    }

    .minutes {
      display: flex;
      flex-flow: wrap;
      flex-basis: 100%;
      align-items: center;
      gap: 0 12px;
    }

    .minutes input {
      flex: 1 1 120px;
    }

    .minutes .label {
      flex: none;
      margin: 0;
      font-variant-numeric: tabular-nums;
    }

    .buttons,
    .display {
      flex: 1 1 100%;
    }

    .buttons .button {
      flex: 1;
      overflow-wrap: normal;
    }

    .answer {
      flex-wrap: wrap;
      gap: 8px 12px;
      padding: 12px;
    }

    .answer > :first-child {
      flex: 1 1 150px;
    }

    /* A sheet of its own, with its way back. */
    .finder:not([data-panel='list']) .toolbar,
    [data-panel='detail'] .answer > * + * {
      display: none;
    }

    /* Still the heading above that of the record. */
    .finder[data-panel='detail'] .answer {
      position: absolute;
      inline-size: 1px;
      min-block-size: 1px;
      block-size: 1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
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

    .place {
      flex-basis: 236px;
      max-inline-size: 300px;
    }

    .minutes {
      flex-basis: 180px;
      max-inline-size: 260px;
    }

    .buttons {
      margin-inline-start: auto;
    }

    .answer {
      font-size: calc(var(--_size) * 1.0625);
    }

    [data-view='map'][data-panel='list'] .panel {
      display: none;
    }

    [data-view='map'][data-panel='list'] .map {
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

    [data-view='list'] .panel {
      overflow: visible;
      border: 0;
    }
  }

  :host(:fullscreen) {
    background: var(--_surface);
    overflow: auto;
    --_height: calc(100vh - 36px);
  }

  @media (forced-colors: active) {
    [type='range'] {
      appearance: auto;
    }

    ::-moz-range-track {
      block-size: 4px;
      background: CanvasText;
    }
  }

  @media print {
    .toolbar,
    .map,
    .share,
    .display {
      display: none;
    }

    .finder {
      display: block;
      block-size: auto;
    }

    .panel {
      overflow: visible;
      border: 0;
    }
  }
`;
