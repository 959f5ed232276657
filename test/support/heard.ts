import type {DifyChat} from '../../src/index.js';
import {thread} from './chat.js';

/** Something that a screen reader heard. */
export interface Heard {
  readonly text: string;
  /** It interrupted what was being said. */
  readonly alert: boolean;
  /** When, as of `performance.now()`. */
  readonly at: number;
}

/** The two live regions of a conversation: what waits for a pause, and what interrupts. */
export function regions(chat: DifyChat): [HTMLElement, HTMLElement] {
  const [status, alert] = [...thread(chat).shadowRoot!.children].filter(
    (child): child is HTMLElement => child.className === 'visually-hidden',
  );
  return [status!, alert!];
}

/** Writes down what is heard from now on. A text that is taken away is not heard. */
export function listen([status, alert]: readonly [HTMLElement, HTMLElement]): Heard[] {
  const heard: Heard[] = [];
  for (const region of [status, alert]) {
    new MutationObserver((records) => {
      for (const {addedNodes} of records) {
        const text = [...addedNodes].map((node) => node.textContent?.replace(/\u00a0$/, '')).join('');
        if (text) heard.push({text, alert: region === alert, at: performance.now()});
      }
    }).observe(region, {childList: true, characterData: true, subtree: true});
  }
  return heard;
}

/** All that was heard, in one text. */
export const inOne = (heard: readonly Heard[]) => heard.map(({text}) => text).join(' ');
