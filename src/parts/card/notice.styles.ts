import { css } from 'lit';

/** In the place of the figure. */
export default css`
  .fault {
    grid-row: 2 / -1;
    padding-block: 8px 20px;
  }

  .stale {
    inline-size: 100%;
  }

  .fault .button {
    margin-block-start: 12px;
  }
`;
