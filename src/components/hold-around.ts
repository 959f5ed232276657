import {hold} from './in-place.js';

/** Keeps what is pressed where it is while more comes below it: the message around `el` stays at its top. */
export function holdAround(el: Element): void {
  const message = el.closest('dify-chat-message');
  if (message) return hold(message, 'top');
  const root = el.getRootNode();
  if (root instanceof ShadowRoot) holdAround(root.host);
}
