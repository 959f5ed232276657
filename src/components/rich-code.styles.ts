import {css} from 'lit';

/** Colours of code, on its own ground: each has a contrast of at least 4.5:1 there. */
export const styles = css`
  pre span[class] {
    display: inline;
  }
  pre .word {
    color: light-dark(#8b1d9c, #d3a0ff);
  }
  pre .text {
    color: light-dark(#0b6b3a, #8fd19e);
  }
  pre .value {
    color: light-dark(#96450a, #f0b37e);
  }
  pre .note {
    color: light-dark(#5c6573, #98a1b0);
  }
  pre .name {
    color: light-dark(#1d4ed8, #8ab4ff);
  }
  pre .type {
    color: light-dark(#0e6577, #6fd0d8);
  }
  pre .key {
    color: light-dark(#7d4e05, #e6c07b);
  }
  pre .tag {
    color: light-dark(#a11d33, #ff9aa8);
  }
`;
