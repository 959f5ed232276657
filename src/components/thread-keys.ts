import {walkOf} from '../controllers/walk.js';
import type {ThreadPlace} from './thread-place.js';

/**
 * What keys do in the conversation as a whole: beside those that walk in it, Ctrl+Home, Ctrl+End and Ctrl+F, on a Mac with Command.
 *
 * Ctrl+F stays the browser's while that finds all that there is. From our field it leads to the browser's, too.
 *
 * Fetched when the focus first comes into it.
 */
export function listen(thread: ThreadPlace): void {
  const walk = walkOf(thread);
  const failed = () => undefined; // offline: it can be pressed again
  thread.renderRoot.querySelector('.scroller')!.addEventListener('keydown', (event) => {
    const {ctrlKey, metaKey, altKey, shiftKey, key, defaultPrevented} = event as KeyboardEvent;
    if (defaultPrevented || altKey || shiftKey || !(ctrlKey || metaKey) || writes(event)) return;
    if (key === 'Home') import('./seek.js').then(({toStart}) => toStart(thread), failed);
    else if (key === 'End') walk.to(-1);
    else if (key === 'f' && isPartly(thread)) import('./find.js').then(({find}) => find(thread), failed);
    else return;
    event.preventDefault();
  });
}

/** These keys are for a field where there is one. */
function writes(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Not all of the conversation is in the page: the browser's own search would miss something. */
function isPartly({session, nearby}: ThreadPlace): boolean {
  return !!nearby?.partly || session.state.get().history !== 'complete';
}
