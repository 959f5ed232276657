/** Milliseconds between two drawings: at most 20 a second. */
const PAUSE = 50;

/** The pause is at least this many times the cost of the last drawing, so a costly answer leaves the page alive. */
const REST = 5;

/**
 * Says when to draw: at once when nothing was drawn for a while, else after a pause that grows with the cost of the last
 * drawing. A hidden tab draws nothing; it draws the newest state when it is seen again.
 */
export class Pace {
  readonly #draw: () => boolean;
  /** No drawing before this time. */
  #due = 0;
  #timer = 0;
  #frame = 0;

  /** @param draw - Draws, layout included, and returns true when it has not finished within its time. */
  constructor(draw: () => boolean) {
    this.#draw = draw;
  }

  /** There is something new to draw; `now` does not wait. */
  request(now: boolean): void {
    if (now) this.cancel();
    if (this.#timer || this.#frame) return;
    const wait = now ? 0 : this.#due - performance.now();
    if (!now && document.hidden) this.#frame = requestAnimationFrame(this.#run);
    else if (wait > 0) this.#timer = window.setTimeout(this.#run, wait);
    else this.#run();
  }

  /** Forgets the planned drawing. A later request starts afresh. */
  cancel(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = this.#frame = 0;
  }

  readonly #run = (): void => {
    this.#timer = this.#frame = 0;
    const start = performance.now();
    // The page shows what is there before it goes on, and does so in a task of its own. Frames do not come while the tab is hidden.
    if (this.#draw()) this.#frame = requestAnimationFrame(() => (this.#timer = window.setTimeout(this.#run)));
    const cost = performance.now() - start;
    this.#due = start + Math.max(PAUSE, cost * (REST + 1));
  };
}
