/** What is pressed stays where it is, although messages come, go and grow around it. */
import type {Place} from '../controllers/held.js';
import type {ThreadPlace} from './thread-place.js';

type Edge = 'top' | 'bottom';

/**
 * Keeps an edge of a message where it is while something changes, also when the thread follows its end.
 *
 * @param place - Where, in pixels from the top of the window. @default where it is
 */
export function hold(item: Element, edge: Edge, place = item.getBoundingClientRect()[edge]): void {
  const scroller = item.closest('.scroller');
  const settle = () => {
    if (!scroller) return;
    scroller.scrollTop += item.getBoundingClientRect()[edge] - place;
    scroller.dispatchEvent(new Event('scroll')); // the thread hears at once that it is not to follow its end
  };
  // Each time after the thread itself, which settles when it was updated and when something in it has grown.
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    settle();
    setTimeout(settle);
  }).observe(item);
}

/**
 * Shows another version of a question, which replaces its element and all that follow, and leaves the eye and the focus where
 * they are.
 *
 * @param change - Changes the state; gives the key of the question that is shown then, if any.
 * @param arrive - Gets that question's element.
 */
export async function inPlace<T extends HTMLElement>(
  question: T,
  change: () => string | undefined,
  arrive: (next: T) => Promise<void>,
): Promise<void> {
  const {host} = question.getRootNode() as ShadowRoot;
  const list = host.parentElement;
  const {top, bottom} = host.getBoundingClientRect();
  const thread = (host.getRootNode() as ShadowRoot).host as ThreadPlace;
  const key = change();
  if (!key || !list) return;
  if (thread.nearby) thread.nearby.stays = true;
  const item = await shown(thread, list, key, top);
  await item?.updateComplete;
  if (item) hold(item, 'bottom', bottom);
  requestAnimationFrame(() => {
    if (thread.nearby) thread.nearby.stays = false;
  });
  const next = item?.shadowRoot?.querySelector<T>(question.localName);
  if (next) await arrive(next);
}

/** The message with this key, as soon as the thread has put it into its list; if it is far from what is drawn, it is brought near. */
function shown(thread: ThreadPlace, list: Element, key: string, top: number): Promise<Place | undefined> {
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const item = ([...list.children] as Place[]).find(({message}) => message.key === key);
      if (!item && !thread.nearby) return; // it will know more
      observer.disconnect();
      const view = thread.getBoundingClientRect();
      resolve(item ?? thread.nearby?.show(key, (top - view.top) / view.height));
    }).observe(list, {childList: true});
  });
}
