import {css} from 'lit';

/**
 * Public `--dify-chat-*` properties are only ever read here and in `tokens.ts`, each with its default;
 * components use the private `--_*` names. So the page sets, and nothing we ship unsets.
 *
 * These are the ones that the launcher needs. Any accent works: text on it is black or white by its luminance.
 */
export const launcherTokens = css`
  .root {
    --_accent: var(--dify-chat-accent-color, light-dark(#155eef, #84adff));
    --_on-accent: var(--dify-chat-on-accent-color, light-dark(#fff, #0c1222));
    --_font: var(--dify-chat-font-family, system-ui, sans-serif);
    --_shadow: var(--dify-chat-shadow, 0 1px 2px rgb(0 0 0 / 8%), 0 12px 32px rgb(0 0 0 / 16%));
    --_offset: var(--dify-chat-offset, 20px);
    --_offset-block: var(--dify-chat-offset-block, var(--_offset));
    --_offset-inline: var(--dify-chat-offset-inline, var(--_offset));
    --_launcher-width: var(--dify-chat-launcher-width, 56px);
    --_launcher-height: var(--dify-chat-launcher-height, 56px);
    --_launcher-radius: var(--dify-chat-launcher-border-radius, 28px);
    --_launcher-shadow: var(--dify-chat-launcher-shadow, var(--_shadow));
    --_z: var(--dify-chat-z-index, 2147483000);
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    .root {
      --_on-accent: var(
        --dify-chat-on-accent-color,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1))
            clamp(0, (0.179 - y) * 100000, 1) calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
        )
      );
    }
  }
`;
