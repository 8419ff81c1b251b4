import { css } from 'lit';

/** The category tile that `tile()` draws. */
export default css`
  .tile {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border: 1px solid transparent;
    border-radius: 9px;
    background: var(--_c, var(--_ink-2));
    color: var(--_surface);
    font-weight: 600;
  }
`;
