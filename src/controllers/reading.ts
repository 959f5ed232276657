import type {ReactiveController} from 'lit';
import type {SessionCore} from '../state/core.js';
import type {ChatSession} from '../state/session.js';
import type {Message} from '../state/types.js';
import type {Place} from './held.js';

/** So near to the end, in pixels, there is no place to come back to. */
const NEAR = 32;

/** The thread. */
export interface ReadingHost {
  readonly session: ChatSession;
  /** Knows the place in a long conversation, where it may have no element yet. */
  readonly nearby: unknown;
  /** The last message as it was when the reader was at the end. */
  seen: Message | undefined;
  addController(controller: ReactiveController): void;
}

/** Where somebody reads: the message at the top of the view, and how far the view begins below its top. */
export interface ReadingPlace {
  readonly key: string;
  readonly offset: number;
}

const readings = new WeakMap<object, Reading>();

/** Who remembers it for a thread, once its code is there. */
export const readingOf = (host: object): Reading | undefined => readings.get(host);

/**
 * Remembers in which place of a conversation somebody reads who goes to another one, and shows that place when he comes back.
 * Who was at the end comes back to the end. Kept as long as the conversation is.
 */
export class Reading implements ReactiveController {
  readonly #host: ReadingHost;
  readonly #scroller: HTMLElement;
  readonly #places = new WeakMap<SessionCore, ReadingPlace & {readonly seen: Message | undefined}>();
  readonly #drawn = new ResizeObserver(() => this.#return());
  /** The conversation on the screen, once it is where it is to be. */
  #shown: SessionCore | undefined;

  /** @param scroller - What scrolls. */
  constructor(host: ReadingHost, scroller: HTMLElement) {
    this.#host = host;
    this.#scroller = scroller;
    this.#shown = host.session.core;
    readings.set(host, this);
    scroller.addEventListener('scroll', () => host.nearby ?? this.keep(this.#first()), {passive: true});
    host.addController(this);
  }

  /** Where somebody was who comes back, until that is seen again. */
  get back(): ReadingPlace | undefined {
    const {core} = this.#host.session;
    return core === this.#shown ? undefined : this.#places.get(core);
  }

  /** Somebody reads there. */
  keep(place: ReadingPlace | undefined): void {
    const {session, seen} = this.#host;
    const {scrollTop, scrollHeight, clientHeight} = this.#scroller;
    if (!clientHeight || session.core !== this.#shown) return;
    if (place && scrollHeight - clientHeight - scrollTop >= NEAR) this.#places.set(session.core, {...place, seen});
    else this.#places.delete(session.core);
  }

  hostUpdated(): void {
    const {core} = this.#host.session;
    if (core === this.#shown) return;
    this.#drawn.disconnect();
    this.#shown = this.#places.has(core) ? undefined : core;
    // Who begins to watch hears it before the next paint, when all messages have been drawn.
    if (!this.#shown) this.#drawn.observe(this.#scroller);
  }

  get #elements(): readonly Place[] {
    return [...this.#scroller.querySelectorAll<Place>('[role=article]')];
  }

  #first(): ReadingPlace | undefined {
    const {top} = this.#scroller.getBoundingClientRect();
    const element = this.#elements.find((one) => one.getBoundingClientRect().bottom > top);
    return element && {key: element.message.key, offset: top - element.getBoundingClientRect().top};
  }

  #return(): void {
    const host = this.#host;
    const scroller = this.#scroller;
    if (!scroller.clientHeight) return; // hidden: when it is shown again
    this.#drawn.disconnect();
    const {core} = host.session;
    const place = this.#places.get(core);
    this.#shown = core;
    const element = this.#elements.find(({message}) => message.key === place?.key);
    if (!place || !element) return;
    host.seen = place.seen;
    // Who follows the end is there first; only from there one goes up.
    scroller.firstElementChild!.dispatchEvent(new Event('grown'));
    const {top, height} = scroller.getBoundingClientRect();
    const scale = scroller.offsetHeight / height; // while a panel opens it is smaller
    scroller.scrollTop += (element.getBoundingClientRect().top - top) * scale + place.offset;
    scroller.dispatchEvent(new Event('scroll'));
  }
}
