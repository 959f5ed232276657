import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    z-index: 1;
    flex: none;
    background: var(--_surface);
  }
  :host([raised]) {
    box-shadow:
      0 1px 0 var(--_border),
      0 4px 12px rgb(0 0 0 / 5%);
  }
  header {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding-inline: 16px 10px;
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font: 600 15px/20px var(--_font);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .actions {
    display: flex;
  }
`;
