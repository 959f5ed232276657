import {css} from 'lit';

export const styles = css`
  .mark[data-mark='media'] > a {
    display: inline;
  }
  :is(audio, video).rich {
    display: block;
    inline-size: 100%;
    max-inline-size: 480px;
    margin-block: 6px;
  }
  video.rich {
    aspect-ratio: 16 / 9;
    border-radius: 12px;
    background: #000;
  }
`;
