import { css } from 'lit';

/** The frame that every widget stands in. */
export default css`
  :host {
    isolation: isolate;
    --_height: var(--ess-height, 620px);
  }

  .widget {
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    direction: ltr;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    padding: 6px 12px;
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: calc(var(--_size) * 0.8125);
  }

  .foot a {
    color: inherit;
  }

  @media print {
    .widget {
      border: 0;
    }
  }
`;
