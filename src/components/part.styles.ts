import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .image {
    display: block;
    max-inline-size: 100%;
    max-block-size: 320px;
    border-radius: 12px;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    color: inherit;
    font-size: 13px;
    text-decoration: none;
  }
  @media (pointer: coarse) {
    .file {
      min-block-size: 44px;
    }
  }
  .file span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
