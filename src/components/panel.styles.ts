import {css} from 'lit';

export const styles = css`
  :host {
    position: fixed;
    inset-block-end: calc(var(--_offset-block) + var(--_launcher-height) + 12px);
    inset-inline-end: var(--_offset-inline);
    z-index: var(--_z);
    display: flex;
    flex-direction: column;
    inline-size: min(var(--_width), 100vw - 2 * var(--_offset-inline));
    block-size: min(var(--_height), 100dvh - var(--_offset-block) - var(--_launcher-height) - 28px);
    overflow: hidden;
    border: 1px solid light-dark(transparent, var(--_border));
    border-radius: var(--_radius);
    outline: none;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: var(--_size)/1.5333 var(--_font);
    transform-origin: bottom right;
    animation: enter 0.18s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  :host([hidden]) {
    display: none;
  }
  :host([data-placement$='start']) {
    inset-inline: var(--_offset-inline) auto;
    transform-origin: bottom left;
  }
  :host([data-placement^='top']) {
    inset-block: calc(var(--_offset-block) + var(--_launcher-height) + 12px) auto;
    transform-origin: top;
  }
  :host([data-display='inline']) {
    position: static;
    inline-size: 100%;
    block-size: 100%;
    border-color: var(--_border);
    box-shadow: none;
    animation: none;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: scale(0.98) translateY(4px);
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (max-width: 479px), (max-height: 479px) {
    :host(:not([data-display='inline'])) {
      inset: 0;
      inline-size: auto;
      block-size: auto;
      /* The insets belong to the sides of the phone, not of the writing; the composer has 12px of its own. */
      padding: env(safe-area-inset-top) env(safe-area-inset-right) max(0px, env(safe-area-inset-bottom) - 12px)
        env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
    }
  }
  /* Zoomed in to 400 %: header and composer would leave no room to read. */
  @media (max-height: 359px) {
    :host {
      overflow: hidden auto;
      overscroll-behavior: contain;
    }
    dify-chat-thread {
      min-block-size: 200px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      animation-name: fade;
    }
  }
`;
