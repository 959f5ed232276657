/** Milliseconds of a turn where the browser does not tell how long it has time. */
const TURN = 12;

/** No job is begun with less than this left, in milliseconds. */
const LEAST = 4;

/** How far from the view is near. */
const MARGIN = '600px';

type Job = () => void;

const near = new Map<Element, Job>();
const far = new Map<Element, Job>();
let waiting = false;
let observer: IntersectionObserver | undefined;

/** The jobs of elements that do not wait for the observer any more. */
const jobs = new WeakMap<Element, Job>();

function seen(entries: readonly IntersectionObserverEntry[]): void {
  for (const {target, isIntersecting} of entries) {
    const job = jobs.get(target);
    if (!job) {
      observer!.unobserve(target);
    } else if (isIntersecting) {
      near.set(target, job);
      far.delete(target);
    } else if (!near.has(target)) {
      far.set(target, job);
    }
  }
  wake();
}

function wake(): void {
  if (waiting || !(near.size || far.size)) return;
  waiting = true;
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in globalThis) requestIdleCallback((idle) => work(() => idle.timeRemaining()));
  else setTimeout(turn);
}

function turn(): void {
  const end = performance.now() + TURN;
  work(() => end - performance.now());
}

function work(left: () => number): void {
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
  } while (left() > LEAST);
  wake();
}

/** Does a job for an element when the browser has nothing else to do: what is near the view first. */
export function whenIdle(el: Element, job: Job): void {
  observer ??= new IntersectionObserver(seen, {rootMargin: MARGIN});
  jobs.set(el, job);
  observer.observe(el);
}
