/** Milliseconds of a turn, at most: what was drawn in it also has to be laid out. */
const TURN = 12;

/** No job is begun with less than this left, in milliseconds. */
const LEAST = 4;

/** How far from the view is near. Within what scrolls, not every browser knows a margin: there it means in the view. */
const MARGIN = '600px';

type Job<T extends Element = Element> = (el: T) => void;

/** Elements with jobs: those that are near come first. */
const near = new Set<Element>();
const far = new Set<Element>();
let waiting = false;
let observer: IntersectionObserver | undefined;

/** What is to be done for an element, one after the other. */
const jobs = new WeakMap<Element, readonly Job[]>();

/** Those that wait until their element is near. */
const patient = new WeakSet<Job>();

function seen(entries: readonly IntersectionObserverEntry[]): void {
  for (const {target, isIntersecting} of entries) {
    const list = jobs.get(target);
    if (!list) {
      observer!.unobserve(target);
    } else if (isIntersecting) {
      near.add(target);
      far.delete(target);
    } else if (!near.has(target) && !list.every((job) => patient.has(job))) {
      far.add(target);
    }
  }
  wake();
}

function wake(): void {
  if (waiting || !(near.size || far.size)) return;
  waiting = true;
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in globalThis) requestIdleCallback((idle) => turn(idle.timeRemaining()));
  else setTimeout(turn);
}

function turn(time = TURN): void {
  const end = performance.now() + Math.min(TURN, time);
  waiting = false;
  do {
    const [el] = near.size ? near : far;
    if (!el) return;
    const [next, ...others] = jobs.get(el) ?? [];
    jobs.set(el, others);
    try {
      next?.(el);
    } catch (error) {
      reportError(error); // it holds up no other
    }
    // What is next for it needs no other look at where it is, which would be a frame.
    if (!jobs.get(el)!.length) forget(el);
  } while (end - performance.now() > LEAST);
  wake();
}

function forget(el: Element): void {
  near.delete(el);
  far.delete(el);
  jobs.delete(el);
  observer!.unobserve(el);
}

/**
 * Does a job for an element when the browser has nothing else to do: what is near the view first. The element may be gone then.
 *
 * @param onlyNear - Not before the element is near.
 */
export function whenIdle<T extends Element>(el: T, job: Job<T>, onlyNear = false): void {
  observer ??= new IntersectionObserver(seen, {rootMargin: MARGIN, scrollMargin: MARGIN});
  if (onlyNear) patient.add(job as Job);
  jobs.set(el, [...(jobs.get(el) ?? []), job as Job]);
  if (near.has(el) || far.has(el)) return;
  observer.unobserve(el); // it tells only of what it did not know
  observer.observe(el);
}

/**
 * Does work step by step, each when the browser has nothing else to do. Fulfilled when all is done, or when the element was
 * removed and nobody needs it.
 */
export function stepByStep(el: Element, steps: Iterator<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const step = () => {
      try {
        if (!el.isConnected || steps.next().done) resolve();
        else whenIdle(el, step);
      } catch (error) {
        reject(new Error('a step failed', {cause: error}));
      }
    };
    whenIdle(el, step);
  });
}
