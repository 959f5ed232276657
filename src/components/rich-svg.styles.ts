import {css} from 'lit';

/** A drawing stands on white, in the dark too: most of them are black lines. */
export const styles = css`
  .code[data-bar] {
    border: 1px solid var(--_border);
  }
  .code[data-bar] > .bar {
    display: flex;
  }
  .drawing {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-block-size: 480px;
    padding: 12px;
    border-radius: 0 0 11px 11px;
    background: #fff;
    object-fit: contain;
  }
`;
