import { css } from 'lit';

export default css`
  :host(:fullscreen) {
    display: grid;
    background: var(--_surface);
    overflow: auto;
    --_height: calc(100vh - 36px);
  }

  :host(:fullscreen) .widget {
    border: 0;
    border-radius: 0;
  }
`;
