import {Reading} from '../controllers/reading.js';
import type {ThreadPlace} from './thread-place.js';

const attended = new WeakSet<ThreadPlace>();

/** Gives a conversation, once, what it can do without until one can write: see `header-tools.ts`. */
export function attend(thread: ThreadPlace): void {
  const scroller = thread.renderRoot.querySelector<HTMLElement>('.scroller');
  if (!scroller || attended.has(thread)) return;
  attended.add(thread);
  new Reading(thread, scroller);
  awaitFocus(thread, scroller);
}

/** From when the focus first comes, messages can be walked. */
function awaitFocus(thread: ThreadPlace, scroller: HTMLElement): void {
  const walk = () =>
    void import('./thread-keys.js').then(
      ({listen}) => listen(thread),
      () => scroller.addEventListener('focusin', walk, {once: true}), // offline
    );
  if (scroller.matches(':focus-within')) walk();
  else scroller.addEventListener('focusin', walk, {once: true});
}
