import {fixtureSync, html} from '@open-wc/testing';
import '../../src/components/markdown.js';
import {english} from '../../src/i18n/index.js';
import type {DifyChatMarkdown} from '../../src/components/markdown.js';
import {englishLabels} from '../../src/markdown/policy.js';

const policy = {difyOrigin: location.origin, imageOrigins: [], labels: englishLabels};

/** An answer by itself. */
export function answer(text: string, streaming = false): DifyChatMarkdown {
  return fixtureSync(
    html`<dify-chat-markdown .text=${text} .streaming=${streaming} .policy=${policy}></dify-chat-markdown>`,
  );
}

/** The same within an element that has words, as in a chat. */
export function answerWithWords(text: string): DifyChatMarkdown {
  const host = fixtureSync<HTMLElement>(html`<div></div>`);
  Object.assign(host, {strings: english});
  const el = document.createElement('dify-chat-markdown');
  Object.assign(el, {text, policy});
  host.attachShadow({mode: 'open'}).append(el);
  return el;
}

/** Elements of an answer. */
export const within = <T extends Element = HTMLElement>(el: Element, selector: string): T[] => [
  ...el.shadowRoot!.querySelectorAll<T>(selector),
];

/** The next frame was shown. */
export const shown = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
