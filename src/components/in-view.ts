/** Who only passes by while scrolling needs nothing; milliseconds. */
const PASSING = 300;

/** So many of the newest are taken while nothing is seen at all: the chat is closed. */
const NEWEST = 20;

/**
 * Says which of a list's items are in the view, or less than a window's height away, each time the visitor comes to rest.
 * One look at all of them costs less than an observer, which goes over them in every frame of an answer.
 *
 * @param item - One of the items.
 * @returns ends it.
 */
export function watchView(item: Element, see: (items: Element[]) => void): () => void {
  const tree = item.getRootNode();
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const items = [...(item.parentElement?.children ?? [])];
    const isNear = (el: Element) => {
      const {top, bottom} = el.getBoundingClientRect();
      return bottom > -innerHeight && top < 2 * innerHeight;
    };
    see(item.checkVisibility() ? items.filter(isNear) : items.slice(-NEWEST));
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PASSING);
  };
  tree.addEventListener('scroll', wait, {capture: true, passive: true, signal: ending.signal});
  ending.signal.addEventListener('abort', () => clearTimeout(timer));
  wait();
  return () => ending.abort();
}
