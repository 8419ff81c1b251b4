import { css } from 'lit';

export default css`
  :host {
    padding-block: 8px 4px;
    color: var(--_ink);
    font-size: var(--_small);
  }

  .scroll {
    container-type: inline-size;
    overflow: auto;
    max-block-size: 340px;
    border: 1px solid var(--_line);
    border-radius: 8px;
  }

  .scroll + .scroll {
    margin-block-start: 12px;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: normal;
    font-variant-numeric: tabular-nums;
  }

  caption,
  th,
  td {
    padding: 6px 10px;
    text-align: start;
    vertical-align: baseline;
  }

  caption,
  h4 {
    font-weight: 650;
  }

  /* Read whole where the table is wider than its card. */
  caption span {
    position: sticky;
    inset-inline-start: 10px;
    display: block;
    max-inline-size: calc(100cqi - 36px);
  }

  thead th {
    color: var(--_ink-2);
    font-weight: 400;
  }

  tbody tr {
    border-block-start: 1px solid var(--_line);
  }

  tbody th {
    font-weight: 400;
  }

  .number {
    text-align: end;
    white-space: nowrap;
  }

  .own {
    font-weight: 650;
  }

  .title {
    margin-block-start: 12px;
    font-weight: 650;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  @media print {
    .scroll {
      max-block-size: none;
    }

    .actions {
      display: none;
    }
  }
`;
