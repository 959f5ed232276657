/** Milliseconds of a turn, at most: what was drawn in it also has to be laid out. */
const TURN = 12;

/** No job is begun with less than this left, in milliseconds. */
const LEAST = 4;

/** How far from the view is near. Within what scrolls, not every browser knows a margin: there it means in the view. */
const MARGIN = '600px';

type Job = () => void;

const near = new Map<Element, Job>();
const far = new Map<Element, Job>();
let waiting = false;
let observer: IntersectionObserver | undefined;

/** The jobs of elements of which it is not known yet whether they are near, and whether they are to wait for that. */
const jobs = new WeakMap<Element, {readonly job: Job; readonly onlyNear: boolean}>();

function seen(entries: readonly IntersectionObserverEntry[]): void {
  for (const {target, isIntersecting} of entries) {
    const {job, onlyNear} = jobs.get(target) ?? {};
    if (!job) {
      observer!.unobserve(target);
    } else if (isIntersecting) {
      near.set(target, job);
      far.delete(target);
    } else if (!near.has(target) && !onlyNear) {
      far.set(target, job);
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
    const [next] = near.size ? near : far;
    if (!next) return;
    const [el, job] = next;
    near.delete(el);
    far.delete(el);
    jobs.delete(el);
    observer!.unobserve(el);
    if (el.isConnected) job();
  } while (end - performance.now() > LEAST);
  wake();
}

/**
 * Does a job for an element when the browser has nothing else to do: what is near the view first.
 *
 * @param onlyNear - Not before the element is near.
 */
export function whenIdle(el: Element, job: Job, onlyNear = false): void {
  observer ??= new IntersectionObserver(seen, {rootMargin: MARGIN, scrollMargin: MARGIN});
  jobs.set(el, {job, onlyNear});
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
        if (steps.next().done) resolve();
        else whenIdle(el, step);
      } catch (error) {
        reject(new Error('a step failed', {cause: error}));
      }
    };
    whenIdle(el, step);
  });
}
