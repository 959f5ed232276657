import type {Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';

/** Where something is done with a conversation as a whole: the header. */
export interface TranscriptPlace extends HTMLElement {
  readonly session: ChatSession;
  readonly strings: Strings;
  readonly policy: MarkdownPolicy;
  /** Says what has become of it; empty: nothing any more. */
  say(text: string): void;
}
