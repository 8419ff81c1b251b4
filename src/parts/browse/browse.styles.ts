import { css } from 'lit';

export default css`
  :host {
    container-type: inline-size;
  }

  .frame {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 8px;
    padding: 12px;
    border-block-end: 1px solid var(--_line);
  }

  .toolbar ess-part-search {
    z-index: 2;
    flex: 1 1 calc(100% - 60px);
    min-inline-size: 0;
  }

  .locate {
    flex: none;
    inline-size: 44px;
    padding: 4px;
  }

  .locate .words {
    display: none;
  }

  .toolbar ess-part-choice {
    flex: 1 1 160px;
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

  :host([view='list']) .map {
    display: none;
  }

  .spot-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 12px 16px 0;
  }

  /* Narrow: one at a time, in the page's own flow; only the map has a height of its own. */
  @container (max-width: 719.98px) {
    .toolbar {
      reading-flow: flex-visual;
    }

    .filters-button,
    .toolbar ess-part-choice {
      flex-grow: 1;
      order: 1;
    }

    .panel,
    .map {
      grid-area: 3 / 1;
    }

    .map {
      block-size: var(--_height);
    }

    :host([view='both'][display='list']) .map,
    :host([view='both'][display='map']) [data-panel='list'] .panel,
    :host([view='map']) [data-panel='list'] .panel,
    .frame:not([data-panel='list']) .map {
      display: none;
    }
  }

  @container (min-width: 720px) {
    .frame {
      grid-template: auto auto minmax(0, 1fr) / 392px minmax(0, 1fr);
      block-size: var(--_height);
    }

    .toolbar {
      grid-column: 1 / -1;
      flex-wrap: nowrap;
    }

    .toolbar ess-part-search {
      flex-basis: 0;
    }

    .toolbar ess-part-choice {
      display: none;
    }

    .locate {
      inline-size: auto;
      padding: 4px 14px;
    }

    .locate .words {
      display: inline;
    }

    .head,
    .panel {
      border-inline-end: 1px solid var(--_line);
    }

    .panel {
      grid-row: 3;
      overflow-y: auto;
    }

    [data-panel='filters'] .panel,
    [data-panel='detail'] .panel {
      grid-row: 2 / 4;
    }

    .map {
      grid-area: 2 / 2 / 4 / 3;
    }

    :host([view='map']) [data-panel='list'] .head,
    :host([view='map']) [data-panel='list'] .panel {
      display: none;
    }

    :host([view='map']) [data-panel='list'] .map {
      grid-column: 1 / -1;
    }

    :host([view='list']) .frame {
      grid-template-columns: minmax(0, 1fr);
      block-size: auto;
    }

    :host([view='list']) .head,
    :host([view='list']) .panel {
      overflow: visible;
      border: 0;
    }
  }

  @media print {
    .toolbar,
    .map {
      display: none;
    }

    .frame {
      display: block;
      block-size: auto;
    }

    .panel {
      overflow: visible;
      border: 0;
    }
  }
`;
