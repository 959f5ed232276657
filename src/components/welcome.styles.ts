import {css} from 'lit';

/** What is there before the first message. */
export const welcomeStyles = css`
  .welcome {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 12px;
    padding-block-start: 16px;
    --_avatar: 48px;
  }
  h3 {
    margin: 0;
    font: 600 19px/26px var(--_font);
    overflow-wrap: anywhere;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 0;
    margin-block-start: auto;
    padding: 0;
    padding-block-start: 8px;
    list-style: none;
  }
  li button {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px 16px;
    border: 1px solid var(--_border);
    border-radius: 22px;
    color: var(--_accent-text);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .legal {
    margin: 0;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .legal a {
    color: inherit;
  }
  :not(ul) + .legal {
    margin-block-start: auto;
  }
  li button:hover {
    border-color: var(--_accent-text);
    background: var(--_user);
  }
`;
