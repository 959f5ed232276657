import {css} from 'lit';
import type {MoreStrings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import type {Place} from './held.js';
import type {Nearby} from './nearby.js';
import {Words, type Speaker} from './words.js';

/** The thread. */
export interface Walked extends Speaker {
  readonly session: ChatSession;
  readonly nearby: Nearby | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const walks = new WeakMap<Walked, Walk>();

/** Who walks in this conversation. */
export function walkOf(host: Walked): Walk {
  const walk = walks.get(host) ?? new Walk(host);
  walks.set(host, walk);
  return walk;
}

/** The ring around what was walked to, over what stands next to it. */
const ring = css`
  [role='article']:focus-visible {
    z-index: 1;
    outline-offset: 1px;
    border-radius: 8px;
  }
`;

/** A tall message is scrolled by this part of the view at once. */
const STEP = 0.5;

/** Pixels between a message and the edge of the view. */
const MARGIN = 8;

/**
 * Arrow keys go from message to message, Home and End to the first and the last one. A message that is taller than the view is
 * scrolled to its end before the next one is taken. From a button or a link in a message the arrow up leads to the message itself.
 * All other keys are left to the browser.
 *
 * Fetched when the focus first comes into the conversation.
 */
export class Walk {
  readonly #host: Walked;
  readonly #scroller: HTMLElement;
  readonly #words: Words;

  constructor(host: Walked) {
    this.#host = host;
    const scroller = (this.#scroller = host.renderRoot.querySelector<HTMLElement>('.scroller')!);
    this.#words = new Words(host);
    scroller.addEventListener('keydown', this.#key);
    const {adoptedStyleSheets} = scroller.getRootNode() as ShadowRoot;
    if (ring.styleSheet) adoptedStyleSheets.push(ring.styleSheet);
    this.#more(); // will be needed
  }

  readonly #key = (event: KeyboardEvent): void => {
    const {altKey, ctrlKey, metaKey, shiftKey, key} = event;
    if (event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
    const [target] = event.composedPath();
    const at = this.#places().findIndex((place) => place === event.target);
    // Of what stands in a message, buttons and links have no use for arrows.
    const inside = target !== event.target;
    if (inside && !(target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) return;
    if ((at >= 0 || target === this.#scroller) && this.#go(key, at, inside)) event.preventDefault();
  };

  /** Returns false when there is nowhere to go: then the browser scrolls what is left. */
  #go(key: string, at: number, inside: boolean): boolean {
    switch (key) {
      case 'ArrowDown':
        return this.#step(at, 1);
      case 'ArrowUp':
        return inside ? this.#take(at, -1, true) : this.#step(at, -1);
      case 'Home':
        return this.to(0);
      case 'End':
        return this.to(-1);
      default:
        return false;
    }
  }

  /** Goes to a message, whether it has an element or not. @param at - Which; -1: the last one. */
  to(at: number): boolean {
    const {session, nearby} = this.#host;
    const key = session.state.get().messages.at(at)?.key;
    const take = () =>
      this.#take(
        this.#places().findIndex(({message}) => message.key === key),
        at < 0 ? -1 : 1,
      );
    if (key && !take()) void nearby?.show(key).then(take);
    return !!key;
  }

  /** The messages that have an element, in order. */
  #places(): readonly Place[] {
    return [...this.#scroller.querySelectorAll<Place>('[role=article]')];
  }

  #more(): MoreStrings | undefined {
    return this.#words.value ?? undefined;
  }

  #step(at: number, direction: 1 | -1): boolean {
    const scroller = this.#scroller;
    const view = scroller.getBoundingClientRect();
    const boxes = this.#places().map((place) => place.getBoundingClientRect());
    const seen = (box: DOMRect) => box.bottom > view.top + 1 && box.top < view.bottom - 1;
    const box = boxes[at];
    if (!box || !seen(box)) {
      // Into the conversation, or what was walked to is out of sight: what is in view comes first.
      return this.#take(direction > 0 ? boxes.findIndex(seen) : boxes.findLastIndex(seen), direction, true);
    }
    const hidden = direction > 0 ? box.bottom - view.bottom : view.top - box.top;
    if (hidden < 1) return this.#take(at + direction, direction);
    scroller.scrollTop += direction * Math.min(hidden + MARGIN, view.height * STEP);
    return true;
  }

  /**
   * Gives a message the focus, and brings it into view; of one that is too tall the end that comes first in that direction.
   *
   * @param still - One that is too tall stays as it is.
   */
  #take(index: number, direction: 1 | -1, still = false): boolean {
    const places = this.#places();
    const place = places[index];
    if (!place) return false;
    const {strings, session} = this.#host;
    const {messages} = session.state.get();
    const who = place.message.role === 'user' ? strings.you : strings.answer;
    place.ariaLabel = this.#more()?.position(who, messages.indexOf(place.message) + 1, messages.length) ?? who;
    place.tabIndex = -1;
    place.focus({preventScroll: true}); // that would scroll the page, too
    const scroller = this.#scroller;
    const view = scroller.getBoundingClientRect();
    const {top, bottom} = place.getBoundingClientRect();
    const above = top - view.top - MARGIN;
    const below = bottom - view.bottom + MARGIN;
    if (below > above) {
      if (!still) scroller.scrollTop += direction > 0 ? above : below;
    } else scroller.scrollTop += Math.min(above, 0) || Math.max(below, 0);
    return true;
  }
}
