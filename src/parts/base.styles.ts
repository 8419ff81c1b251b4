import { css } from 'lit';

/** What every part and element starts from: the page's inherited oddities undone, buttons and focus alike everywhere. */
export default css`
  :host {
    position: relative; /* what is hidden stays in the box that scrolls */
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    font-family: var(--_font);
    font-size: var(--_size);
    font-style: normal;
    font-weight: 400;
    line-height: 1.45;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    cursor: auto;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]),
  [hidden] {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  svg {
    flex: none;
  }

  button,
  input,
  select {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  button {
    cursor: pointer;
  }

  .missing {
    padding: 16px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 4px 14px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_ink);
    text-decoration: none;
  }

  .button:hover {
    background: var(--_surface-2);
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .link {
    padding: 4px 0;
    min-block-size: 24px;
    border: 0;
    background: none;
    color: var(--_ink-2);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }

  ul,
  ol {
    list-style: none;
  }

  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
