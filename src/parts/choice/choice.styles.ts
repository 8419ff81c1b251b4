import { css } from 'lit';

export default css`
  :host {
    white-space: nowrap;
  }

  fieldset {
    display: flex;
    min-inline-size: 0;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    overflow: clip;
  }

  label {
    position: relative;
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 42px;
    padding: 2px 8px;
    cursor: pointer;
    overflow-wrap: normal;
  }

  /* Of three choices on a small phone the words are what fits. */
  @container (max-width: 345px) {
    fieldset:has(label:nth-of-type(3)) svg {
      display: none;
    }

    label {
      padding-inline: 4px;
    }
  }

  label + label {
    border-inline-start: 1px solid var(--_edge);
  }

  label:hover {
    background: var(--_surface-2);
  }

  label:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  fieldset:has(:focus-visible),
  .by-keyboard:focus-within {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
