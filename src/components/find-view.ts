/** Brings what was found into view, and marks it: a part of a lazy chunk. */
import type {Place} from '../controllers/held.js';
import {canMark, Marks, places} from './find-marks.js';
import type {Hit} from './find-search.js';
import type {ThreadPlace} from './thread-place.js';

/** Where in the view a place is shown, as a part of its height: below the bar. */
const THERE = 0.35;

/** So near to the edges of the view, in pixels, it is brought nearer to the middle; at the top there is the bar. */
const TOP = 110;
const BOTTOM = 24;

/** A text may be drawn in several frames: so many are waited for. */
const FRAMES = 60;

/** What a search does in the thread. */
export class FindView {
  readonly #thread: ThreadPlace;
  readonly #scroller: HTMLElement;
  readonly #marks = new Marks();
  #wanted = '';
  #current: Hit | undefined;
  #asked = false;

  constructor(thread: ThreadPlace) {
    this.#thread = thread;
    this.#scroller = thread.renderRoot.querySelector<HTMLElement>('.scroller')!;
    this.#scroller.addEventListener('grown', this.#later, true);
  }

  /** Leaves the thread as it was. */
  dispose(): void {
    this.#scroller.removeEventListener('grown', this.#later, true);
    this.#wanted = '';
    this.#outline(undefined);
    this.#marks.clear();
  }

  /** Which message is the first in view. */
  from(): number {
    const {top} = this.#scroller.getBoundingClientRect();
    const place = this.#places().find((one) => one.getBoundingClientRect().bottom > top);
    const {messages} = this.#thread.session.state.get();
    return Math.max(
      0,
      messages.findIndex(({key}) => key === place?.message.key),
    );
  }

  /** Marks all that is drawn of it. */
  show(wanted: string, current: Hit | undefined): void {
    this.#wanted = wanted;
    this.#current = current;
    this.#later();
  }

  /** Brings a place into view. @param still - Whether it is still wanted. */
  async reveal(hit: Hit, wanted: string, still: () => boolean): Promise<void> {
    const {nearby} = this.#thread;
    if (!this.#place(hit.key)) await nearby?.show(hit.key, THERE);
    for (let frames = 0; frames < FRAMES && still(); frames++) {
      const place = this.#place(hit.key);
      const range = place && nearest(places(place, wanted), hit);
      if (range || (place && frames > FRAMES / 4)) {
        this.#bring(range?.getClientRects().length ? range : place);
        this.#later();
        return;
      }
      await new Promise(requestAnimationFrame);
    }
  }

  #bring(what: Range | Place): void {
    const scroller = this.#scroller;
    const view = scroller.getBoundingClientRect();
    const {top, bottom} = what.getBoundingClientRect();
    if (top >= view.top + TOP && bottom <= view.bottom - BOTTOM) return;
    scroller.scrollTop += top - view.top - Math.max(TOP, view.height * THERE);
    scroller.dispatchEvent(new Event('scroll'));
  }

  /** With the next frame, once. */
  readonly #later = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#mark();
    });
  };

  #mark(): void {
    const wanted = this.#wanted;
    if (!wanted) {
      this.#outline(undefined);
      this.#marks.clear();
      return;
    }
    let current: Range | undefined;
    const ranges = this.#places().flatMap((place) => {
      const found = places(place, wanted);
      if (place.message.key === this.#current?.key) current = nearest(found, this.#current);
      return found;
    });
    this.#marks.show(ranges, current);
    // Words that are not drawn, or cannot be marked.
    const seen = canMark() && !!current?.getClientRects().length;
    this.#outline(seen || !this.#current ? undefined : this.#place(this.#current.key));
  }

  #outline(place: Place | undefined): void {
    for (const one of this.#places()) one.toggleAttribute('data-found', one === place);
  }

  #place(key: string): Place | undefined {
    return this.#places().find(({message}) => message.key === key);
  }

  #places(): Place[] {
    return [...this.#scroller.querySelectorAll<Place>('[role=article]')];
  }
}

/** What is drawn may differ from what is known: then the nearest. */
const nearest = (found: readonly Range[], {nth}: Hit) => found[Math.min(nth, found.length - 1)];
