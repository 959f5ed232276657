import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    font-variant-numeric: tabular-nums;
  }
`;
