import type {DifyChat} from './dify-chat.js';
import type {ChatEventMap} from './state/events.js';

/** For `addEventListener` on the element. */
export type DifyChatEventMap = {[K in keyof ChatEventMap]: CustomEvent<ChatEventMap[K]>};

declare global {
  interface HTMLElementEventMap extends DifyChatEventMap {}
  interface HTMLElementTagNameMap {
    'dify-chat': DifyChat;
  }
}
