import {css} from 'lit';

/** A drawing stands on white, in the dark too: most of them are black lines. */
export const styles = css`
  .code[data-bar] {
    border: 1px solid var(--_border);
    background: #fff;
  }
  .code[data-bar] > .bar {
    display: flex;
  }
  .drawing {
    display: block;
    max-block-size: 480px;
    margin-inline: auto;
    padding: 12px;
    border-radius: 0;
  }
`;
