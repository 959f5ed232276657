/** Milliseconds between two drawings: at most 20 a second. */
const PAUSE = 50;

/** The pause is at least this many times the cost of the last drawing, so a costly answer leaves the page alive. */
const REST = 5;

/**
 * Says when to draw: at once when nothing was drawn for a while, else after a pause that grows with the cost of the last
 * drawing (layout included). A hidden tab draws nothing; it draws the newest state when it is seen again.
 */
export class Pace {
  readonly #draw: () => boolean;
  #wanted = false;
  #timer = 0;
  #frame = 0;

  /** @param draw - Draws, and returns true when it has not finished within its time. */
  constructor(draw: () => boolean) {
    this.#draw = draw;
  }

  /** There is something new to draw; `now` does not wait. */
  request(now: boolean): void {
    this.#wanted = true;
    if (now) this.cancel();
    if (this.#timer || this.#frame) return;
    if (now || !document.hidden) this.#run();
    else this.#next();
  }

  /** Forgets the planned drawing. A later request starts afresh. */
  cancel(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = this.#frame = 0;
  }

  /** Frames do not come while the tab is hidden. */
  #next(): void {
    this.#frame = requestAnimationFrame(() => this.#run());
  }

  #run(): void {
    this.#frame = 0;
    this.#wanted = false;
    const start = performance.now();
    if (this.#draw()) return this.#next();
    // A timer fires after the layout that the drawing causes, so the cost includes it.
    this.#timer = window.setTimeout(() => {
      const cost = performance.now() - start;
      this.#timer = window.setTimeout(
        () => {
          this.#timer = 0;
          if (this.#wanted) this.#next();
        },
        Math.max(PAUSE - cost, cost * REST),
      );
    });
  }
}
