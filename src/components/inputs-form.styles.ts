import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
  }
  p {
    margin: 0;
  }
  #intro {
    color: var(--_muted);
  }
  [type='submit'] {
    min-block-size: 40px;
    margin-block-start: 4px;
    padding: 8px 20px;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    transition: transform 0.12s;
  }
  [type='submit']:active {
    transform: scale(0.98);
  }
  @media (pointer: coarse) {
    [type='submit'] {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [type='submit'] {
      border: 1px solid ButtonText;
    }
  }
`;
