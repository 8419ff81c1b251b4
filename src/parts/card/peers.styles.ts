import { css } from 'lit';

/** Where a territory stands. */
export default css`
  .peers {
    padding-block: 8px 4px;
    color: var(--_ink);
    font-size: var(--_small);
  }

  .peers-title {
    font-weight: 650;
  }

  .peers-own {
    margin-block-start: 2px;
    font-weight: 650;
  }

  .peers-own svg {
    display: inline-block;
    vertical-align: -1px;
  }

  .peers > p + .peers-title {
    margin-block-start: 14px;
  }

  .strip {
    direction: ltr;
    margin-block: 4px;
  }

  .strip svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }

  .strip path {
    fill: none;
    stroke: var(--_ink-2);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }

  .strip .marks {
    opacity: 0.45;
  }

  .strip .median {
    stroke: var(--_ink);
    stroke-width: 2.5;
  }

  .peers circle {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 1.5;
  }

  .strip .ends {
    display: flex;
    justify-content: space-between;
    color: var(--_ink-2);
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .strip path {
      stroke: CanvasText;
      opacity: 1;
    }

    .strip .marks {
      stroke: GrayText;
    }

    .peers circle {
      fill: Highlight;
      stroke: Canvas;
    }
  }
`;
