/** What only passes by while the visitor scrolls is not drawn; milliseconds. */
const PASSING = 100;

interface Appearing extends Element {
  /** It is near the screen. */
  appear(): void;
}

const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();

/** How far from the screen: half of one, in each scroll container too where the browser can. */
const options = {rootMargin: '50%', scrollMargin: '50%'};

/**
 * Tells elements that they are near the screen: a long conversation has hundreds, and most of them are never looked at.
 * One for all, since it knows nothing of any chat.
 */
export const near = new IntersectionObserver((entries) => {
  for (const {target, isIntersecting} of entries) {
    clearTimeout(timers.get(target));
    if (isIntersecting)
      timers.set(
        target,
        setTimeout(() => (target as Appearing).appear(), PASSING),
      );
  }
}, options);
