import {css} from 'lit';

/** The app's icon; its side is `--_avatar`. */
export const avatarStyles = css`
  .avatar {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_avatar, 28px);
    block-size: var(--_avatar, 28px);
    border-radius: 30%;
    background: var(--_user);
    color: var(--_accent-text);
    font-size: calc(var(--_avatar, 28px) * 0.58);
    line-height: 1;
    object-fit: cover;
  }
  .avatar svg {
    inline-size: 68%;
    block-size: 68%;
  }
`;
