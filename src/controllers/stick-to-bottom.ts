import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** How near to the end, in pixels, counts as being there. */
const NEAR = 32;

/**
 * Keeps what is being read where it is.
 *
 * While the reader is at the end, growing content is followed. Anywhere else the first message in view
 * stays at its place, whatever grows above or below it. The host hears through `requestUpdate`
 * when `atEnd` or `atStart` change.
 */
export class StickToBottom implements ReactiveController {
  /** Whether the reader is at the end, and so is taken along. */
  atEnd = true;
  /** Whether nothing is hidden above. */
  atStart = true;
  readonly #host: ReactiveControllerHost;
  readonly #items: () => ArrayLike<HTMLElement>;
  #scroller: HTMLElement | undefined;
  #content: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  #anchor: {element: HTMLElement; top: number} | undefined;
  #last = 0;

  /** `items` are the messages, in order; one of them is the anchor. */
  constructor(host: ReactiveControllerHost, items: () => ArrayLike<HTMLElement>) {
    this.#host = host;
    this.#items = items;
    host.addController(this);
  }

  /** Begins to watch: `scroller` scrolls `content`. */
  watch(scroller: HTMLElement, content: HTMLElement): void {
    this.#scroller = scroller;
    this.#content = content;
    scroller.addEventListener('scroll', this.#scrolled, {passive: true});
    // Where text grows often, before the frame: one that scrolls needs another one to say so.
    content.addEventListener('grown', this.#settle, true);
    this.#observe();
  }

  hostConnected(): void {
    if (this.#scroller) this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /** Follows from now on, wherever what was there before had been scrolled to. */
  follow(): void {
    this.atEnd = true;
    this.#last = 0;
  }

  /** Goes to the end and follows from now on. */
  toEnd(): void {
    this.atEnd = true;
    this.#settle();
    this.#host.requestUpdate();
  }

  #observe(): void {
    this.#observer?.disconnect();
    this.#observer = new ResizeObserver(this.#settle);
    if (this.#scroller) this.#observer.observe(this.#scroller);
    if (this.#content) this.#observer.observe(this.#content);
  }

  /** Before the next paint: nothing is seen to jump. */
  readonly #settle = (): void => {
    const scroller = this.#scroller;
    if (!scroller?.clientHeight) return; // hidden: it is as it was when it is shown again
    if (scroller.scrollTop !== this.#last) this.#scrolled(); // the event comes with the next frame
    if (this.atEnd) scroller.scrollTop = scroller.scrollHeight;
    else this.#hold(0);
    this.#last = scroller.scrollTop;
    this.#mark();
  };

  readonly #scrolled = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const {scrollTop, scrollHeight, clientHeight} = scroller;
    const near = scrollHeight - clientHeight - scrollTop < NEAR;
    // Only the reader scrolls up; content that grew in the meantime only moves the end away.
    const atEnd = near || (this.atEnd && scrollTop >= this.#last);
    const atStart = scrollTop < 1;
    const changed = atEnd !== this.atEnd || atStart !== this.atStart;
    this.atEnd = atEnd;
    this.atStart = atStart;
    if (!atEnd) this.#hold(scrollTop - this.#last);
    this.#last = scroller.scrollTop;
    this.#mark();
    if (changed) this.#host.requestUpdate();
  };

  /** Takes back what moved the anchor, except that the reader scrolled it `by` so much. */
  #hold(by: number): void {
    const anchor = this.#anchor;
    if (!anchor?.element.isConnected) return;
    const moved = this.#topOf(anchor.element) - anchor.top + by;
    if (moved) this.#scroller!.scrollTop += moved;
  }

  /** Remembers the first message in view and where it is; found by halving, since there may be thousands. */
  #mark(): void {
    if (this.atEnd) {
      this.#anchor = undefined;
      return;
    }
    const items = this.#items();
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#topOf(items[middle]!) + items[middle]!.offsetHeight > 0) high = middle;
      else low = middle + 1;
    }
    const element = items[low];
    this.#anchor = element && {element, top: this.#topOf(element)};
  }

  /** Where a message is, in the scroller's view. */
  #topOf(element: HTMLElement): number {
    return element.getBoundingClientRect().top - this.#scroller!.getBoundingClientRect().top;
  }
}
