import {css} from 'lit';

/** What is shown in the place of its source. */
export const styles = css`
  [data-rich='shown'] > :not(.rich) {
    display: none;
  }
  .code[data-rich='shown'] {
    border: 0;
    background: none;
  }
  .code > small.rich {
    display: block;
    padding: 0 12px 8px;
  }
`;
