import {css} from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  :host([display='inline']) {
    display: block;
    block-size: var(--dify-chat-height, 640px);
    min-inline-size: 0;
  }
  .root {
    all: initial;
    color-scheme: light dark;
    display: contents;
    /* Phones make text larger that they take for a page's on a wide screen, also when they are turned. */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    -webkit-user-select: text;
    user-select: text;
  }
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  dify-chat-launcher {
    position: fixed;
    inset-block-end: var(--_offset-block);
    inset-inline-end: var(--_offset-inline);
    z-index: var(--_z);
    margin: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  }
  :host([placement$='start']) dify-chat-launcher {
    inset-inline: var(--_offset-inline) auto;
  }
  :host([placement^='top']) dify-chat-launcher {
    inset-block: var(--_offset-block) auto;
  }
  @media (max-width: 479px), (max-height: 479px) {
    dify-chat-launcher[open] {
      display: none;
    }
  }
  @media print {
    dify-chat-launcher {
      display: none;
    }
  }
`;
