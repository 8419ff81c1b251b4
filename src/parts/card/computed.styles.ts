import { css } from 'lit';

/** A figure that can be clicked. */
export default css`
  button.value {
    padding: 0;
    border: 0;
    background: none;
    text-decoration-line: underline;
    text-decoration-thickness: 2px;
    text-decoration-color: var(--_line);
    text-underline-offset: 6px;
  }

  button.value:hover {
    text-decoration-color: currentColor;
  }
`;
