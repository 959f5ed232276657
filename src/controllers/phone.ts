import {css} from 'lit';
import {closeOnBack} from './back.js';
import {trapFocus} from './focus-trap.js';
import {lockScroll} from './scroll-lock.js';
import {fitViewport} from './viewport.js';

/** When the panel of a bubble fills the screen: the same as in its styles. */
const FULL_SCREEN = '(max-width: 479px), (max-height: 479px)';

/** What can fill a screen, and wants to be told when the visitor goes back. */
export interface Screen extends HTMLElement {
  /** Whether it can be closed: what stands in the page never fills the screen. */
  readonly closable: boolean;
}

/** Its looks while it fills the screen; the attributes are set below and in `viewport.ts`. */
const styles = css`
  :host([aria-modal]) {
    box-sizing: border-box;
    overscroll-behavior: contain;
  }
  /* Its shadow lies under the notch as well. */
  :host([aria-modal]) dify-chat-header {
    margin: 0 calc(-1 * env(safe-area-inset-right)) 0 calc(-1 * env(safe-area-inset-left));
    padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
  }
  :host([data-view]) {
    inset: var(--_view-top) auto auto var(--_view-left); /* sides of the screen, whatever the writing */
    inline-size: var(--_view-width);
    block-size: var(--_view-height);
  }
  :host([data-keyboard]) {
    padding-block-end: 0;
  }
  :host([data-keyboard]) .footer {
    display: none;
  }
  :host([data-keyboard]) dify-chat-thread {
    min-block-size: 0;
  }
`;

/** Those that fill the screen, and what hears that one was closed. */
const taken = new WeakMap<Screen, () => void>();

/**
 * Makes a panel that fills the screen behave like an app of its own: it stays above the on-screen keyboard, the page behind
 * does not scroll, the way back closes it, Tab stays inside, and screen readers know that it is modal. All of that ends by
 * itself when the panel is closed, removed, or does not fill the screen any more.
 *
 * Nothing of the page is changed but, where the browser has no other way, one entry of its history.
 */
export function fill(panel: Screen): void {
  const fills = () => matchMedia(FULL_SCREEN).matches && panel.closable && panel.offsetWidth > 0;
  if (taken.has(panel) || !fills()) return;
  dress(panel);
  panel.ariaModal = 'true';
  const listen = () => closeOnBack(() => panel.dispatchEvent(new Event('close')));
  let back: (() => void) | undefined = listen();
  const closed = () => {
    back?.(); // at once: Escape is heard twice, as a key and as the way back
    back = undefined;
    // Opened again within a frame, it has had no other size.
    requestAnimationFrame(() => setTimeout(() => taken.get(panel) === closed && fills() && (back ??= listen())));
  };
  taken.set(panel, closed);
  const undo = [fitViewport(panel), lockScroll(panel), trapFocus(panel), () => back?.()];
  panel.addEventListener('close', closed);
  const observer = new ResizeObserver(() => {
    if (fills()) return;
    observer.disconnect();
    // Not now: it changes the panel's size, and browsers report an observer that does as an error.
    setTimeout(() => {
      panel.removeEventListener('close', closed);
      for (const end of undo) end();
      panel.ariaModal = null;
      taken.delete(panel);
    });
  });
  observer.observe(panel);
}

function dress({shadowRoot}: Screen): void {
  const sheet = styles.styleSheet;
  if (shadowRoot && sheet && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
}
