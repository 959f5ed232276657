import {css} from 'lit';

/**
 * Public `--dify-chat-*` properties are only ever read here and in `launcher-tokens.ts`, each with its default;
 * components use the private `--_*` names. So the page sets, and nothing we ship unsets.
 *
 * Any accent works: as text on a surface it is darkened or lightened until the contrast is at least 4.5:1.
 */
export const tokens = css`
  :host {
    --_accent-text: light-dark(#155eef, #84adff);
    --_surface: var(--dify-chat-surface-color, light-dark(#fff, #17191f));
    --_raised: color-mix(in oklab, var(--_text) 4.5%, var(--_surface));
    --_border: var(--dify-chat-border-color, light-dark(#e3e6eb, #333844));
    --_control-border: light-dark(#8a92a0, #747d8d);
    --_text: var(--dify-chat-text-color, light-dark(#151922, #eceef3));
    --_muted: var(--dify-chat-muted-color, light-dark(#5c6573, #a3abb8));
    --_user: var(--dify-chat-user-bubble-color, color-mix(in oklab, var(--_accent) 12%, var(--_surface)));
    --_code: light-dark(#f3f4f7, #12141a);
    --_font: var(
      --dify-chat-font-family,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      sans-serif
    );
    --_error: var(--dify-chat-error-color, light-dark(#b42318, #fda29b));
    --_error-ground: light-dark(#fef3f2, #3a1a18);
    --_mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    --_size: var(--dify-chat-font-size, 15px);
    --_space: var(--dify-chat-space, 8px);
    --_radius: var(--dify-chat-border-radius, 16px);
    --_width: var(--dify-chat-width, 400px);
    --_height: var(--dify-chat-height, 720px);
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --_accent-text: light-dark(
        color(
          from var(--_accent) xyz-d65 calc(x * min(1, 0.144 / y)) calc(y * min(1, 0.144 / y))
            calc(z * min(1, 0.144 / y))
        ),
        color(
          from var(--_accent) xyz-d65 calc(x + (0.9505 - x) * max(0, (0.27 - y) / (1 - y)))
            calc(y + (1 - y) * max(0, (0.27 - y) / (1 - y))) calc(z + (1.089 - z) * max(0, (0.27 - y) / (1 - y)))
        )
      );
    }
  }
`;
