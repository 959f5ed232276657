import type {ReactiveController} from 'lit';
import type {ChatSession} from '../state/session.js';
import type {Message} from '../state/types.js';
import {Held, type Place} from './held.js';
import {readingOf, type ReadingPlace} from './reading.js';
import {Rooms} from './rooms.js';

/** The thread. */
export interface NearbyHost extends HTMLElement {
  readonly session: ChatSession;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  addController(controller: ReactiveController): void;
}

/** Messages are there for so many heights of the view above and below it, and for so many again as soon as fewer are left. */
const AROUND = 1;
const LEAST = 0.4;

/** Of so few messages each has an element: the browser's own search finds all of them. */
const FEW = 60;

/** A view is taken to be so high, at least, in pixels; also while it is hidden. */
const SMALLEST = 500;

/** How far from the edge of the view a message is shown, in pixels. */
const MARGIN = 8;

/**
 * Says which messages of a long conversation have an element: those near the view, those that are `Held`, and always the last
 * question with its answer. What lies between two elements is room of the height that is known or guessed; where a guess was wrong,
 * `StickToBottom` takes it back before it is seen, as it does with all that grows.
 *
 * Fetched when a conversation becomes long.
 */
export class Nearby implements ReactiveController {
  readonly #host: NearbyHost;
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #follows: () => boolean;
  readonly #rooms = new Rooms();
  readonly #held: Held;
  readonly #sizes = new ResizeObserver((entries) => this.#measure(entries));
  /** What is shown next stands where one looks, also when the reader is at the end. */
  stays = false;
  #observed = new Set<Element>();
  /** The message at the top of the view, and how far the view begins below its top. */
  #anchor: ReadingPlace | undefined;
  #top = 0;
  /** The first and the last that are near. */
  #near: [string, string] | undefined;
  #taken: readonly number[] = [];
  #measuring = false;

  /**
   * @param scroller - What scrolls.
   * @param list - What has the elements, and nothing else, in their order.
   * @param follows - Whether the reader is at the end.
   */
  constructor(host: NearbyHost, scroller: HTMLElement, list: HTMLElement, follows: () => boolean) {
    this.#host = host;
    this.#scroller = scroller;
    this.#list = list;
    this.#follows = follows;
    this.#held = new Held(list);
    scroller.addEventListener('scroll', this.#look, {passive: true});
    host.addController(this);
    this.#watch();
  }

  /** Not every message has an element. */
  get partly(): boolean {
    return this.#rooms.count > FEW;
  }

  /** Which of the messages are to have an element now, in their order. */
  take(messages: readonly Message[]): readonly number[] {
    if (!messages.length) return (this.#taken = []);
    const rooms = this.#rooms;
    rooms.take(messages, this.#scroller.clientWidth);
    rooms.update();
    // Until it was once seen what is where, it is all that has an element.
    const [from, to] = (this.#anchor ?? this.#follows()) ? this.#range() : this.#there();
    this.#near = [messages[from]!.key, messages[to]!.key];
    const taken = new Set<number>();
    for (let at = from; at <= to; at++) taken.add(at);
    const keys = this.#held.keys().add(this.#host.session.state.get().speech?.key ?? '');
    for (const key of keys) {
      const at = rooms.indexOf(key);
      if (at !== undefined) taken.add(at);
    }
    for (const at of [messages.length - 2, messages.length - 1]) if (at >= 0) taken.add(at);
    return (this.#taken = [...taken].sort((a, b) => a - b));
  }

  /** Gives each element the room of those before it that have none. */
  hostUpdated(): void {
    const {tops, count} = this.#rooms;
    const {history} = this.#host.session.state.get();
    let next = 0;
    for (const [nth, at] of this.#taken.entries()) {
      const place = this.#list.children[nth] as Place | undefined;
      if (!place) return;
      const room = tops[at]! - tops[next]!;
      place.style.marginBlockStart = room ? `${room}px` : '';
      place.ariaPosInSet = `${at + 1}`;
      place.ariaSetSize = history === 'complete' ? `${count}` : '-1';
      next = at + 1;
    }
    this.#watch();
  }

  /**
   * Brings a message into view, whether it has an element or not.
   *
   * @param place - Where its top is, as a part of the view; 0: at the top.
   * @returns its element; nothing when it is not there.
   */
  async show(key: string, place = 0): Promise<Place | undefined> {
    this.#settle(); // that one scrolls is seen only by who knows how long all is
    const {height, width} = this.#scroller.getBoundingClientRect();
    this.#rooms.take(this.#host.session.state.get().messages, width); // it may have come just now
    this.#rooms.update();
    const at = this.#rooms.indexOf(key);
    if (at === undefined) return undefined;
    const by = Math.max(MARGIN, height * place);
    this.#scrollBy(this.#rooms.tops[at]! - this.#viewTop() - by);
    this.#host.requestUpdate();
    await new Promise(requestAnimationFrame); // what it consists of is drawn step by step
    const element = ([...this.#list.children] as Place[]).find(({message}) => message.key === key);
    if (!element) return undefined;
    this.#settle();
    this.#scrollBy(element.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top - by);
    return element;
  }

  #there(): [number, number] {
    const {firstElementChild: first, lastElementChild: last} = this.#list as unknown as Record<string, Place | null>;
    const at = (place: Place | null | undefined) => this.#rooms.indexOf(place?.message.key ?? '');
    return [at(first) ?? 0, at(last) ?? this.#rooms.count - 1];
  }

  /** The first and the last that are to be near: as they are while that is enough. */
  #range(): [number, number] {
    const rooms = this.#rooms;
    const {tops, count} = rooms;
    if (count <= FEW) return [0, count - 1];
    const height = Math.max(SMALLEST, this.#scroller.clientHeight);
    const all = tops[count]!;
    const back = readingOf(this.#host)?.back;
    const place = back ?? this.#anchor;
    const at = place && rooms.indexOf(place.key);
    let top = at === undefined ? this.#top : tops[at]! + place!.offset;
    if (this.#follows() && !this.stays && (!back || at === undefined)) top = all;
    top = Math.max(0, Math.min(top, all - height));
    const [from, to] = this.#near?.map((key) => rooms.indexOf(key)) ?? [];
    const least = height * LEAST;
    if (from !== undefined && to !== undefined && from <= to) {
      if (tops[from]! <= Math.max(0, top - least) && tops[to + 1]! >= Math.min(all, top + height + least))
        return [from, to];
    }
    const around = height * AROUND;
    return [rooms.at(top - around), rooms.at(top + height + around)];
  }

  /** Where the view begins, from the top of the first message. */
  #viewTop(): number {
    return this.#scroller.getBoundingClientRect().top - this.#list.getBoundingClientRect().top;
  }

  /** The visitor has scrolled, or something else has. */
  readonly #look = (): void => {
    const rooms = this.#rooms;
    if (!rooms.count) return;
    this.#mark();
    const [from, to] = this.#range();
    const first = rooms.messages[from]!.key;
    const last = rooms.messages[to]!.key;
    if (this.#near?.[0] === first && this.#near[1] === last) return;
    // What changes while sizes are looked at is looked at in the next frame only, after it was seen.
    if (this.#measuring) requestAnimationFrame(() => this.#host.requestUpdate());
    else this.#host.requestUpdate();
  };

  /** Remembers where the view is: by what is in it, else by where it must be. */
  #mark(): void {
    const {top, bottom, height} = this.#scroller.getBoundingClientRect();
    const reading = readingOf(this.#host);
    if (!height || !this.#list.isConnected || reading?.back) return;
    const rooms = this.#rooms;
    rooms.update();
    this.#top = this.#viewTop();
    const boxes = [...this.#list.children].map((place) => place.getBoundingClientRect());
    const nth = boxes.findIndex((box) => box.bottom > top);
    const box = boxes[nth];
    if (box && box.top < bottom) {
      this.#anchor = {key: (this.#list.children[nth] as Place).message.key, offset: top - box.top};
    } else if (rooms.count) {
      const at = rooms.at(this.#top);
      this.#anchor = {key: rooms.messages[at]!.key, offset: this.#top - rooms.tops[at]!};
    }
    reading?.keep(this.#anchor);
  }

  /** Watches the heights of what is there. */
  #watch(): void {
    const places = new Set(this.#list.children);
    for (const one of this.#observed) if (!places.has(one)) this.#sizes.unobserve(one);
    for (const one of places) if (!this.#observed.has(one)) this.#sizes.observe(one);
    this.#observed = places;
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    const rooms = this.#rooms;
    for (const {target, borderBoxSize} of entries) {
      const height = borderBoxSize[0]?.blockSize;
      if (height && target.isConnected) rooms.set((target as Place).message.key, height);
    }
    this.#space();
    this.#measuring = true;
    this.#settle();
    this.#measuring = false;
  }

  /** The distance between messages is the style's affair. */
  #space(): void {
    const places = this.#list.children as HTMLCollectionOf<Place>;
    const seen = new Set<string>();
    for (let nth = 0; nth + 1 < places.length && seen.size < 2; nth++) {
      const {role} = places[nth]!.message;
      if (seen.has(role) || this.#taken[nth + 1] !== this.#taken[nth]! + 1) continue;
      seen.add(role);
      const after = places[nth + 1]!.getBoundingClientRect().top - places[nth]!.getBoundingClientRect().bottom;
      this.#rooms.space(role, after);
    }
  }

  /** What has moved the eye is taken back. */
  #settle(): void {
    this.#scroller.firstElementChild!.dispatchEvent(new Event('grown'));
    this.#look();
  }

  /** Scrolls, and lets everybody know at once. */
  #scrollBy(distance: number): void {
    this.#scroller.scrollTop += distance;
    this.#scroller.dispatchEvent(new Event('scroll'));
  }
}
