/** Fetches the whole past of a conversation. A part of lazy chunks. */
import type {SessionCore} from './core.js';
import {loadHistory} from './load.js';

/** Most questions with their answers that Dify gives at a time. */
const PAGE = 100;

/** A page that somebody else fetches is looked after so often, in milliseconds. */
const POLL = 50;

/** How it is done. */
export interface WholeOptions {
  /** Ends it: what has been fetched stays. */
  readonly signal?: AbortSignal;
  /** Called after each page. */
  readonly progress?: () => void;
}

/** Fetches all earlier messages. Returns whether they are there: false also when the visitor goes to another conversation. */
export async function loadWhole(core: SessionCore, {signal, progress}: WholeOptions = {}): Promise<boolean> {
  const ended = () => !!signal?.aborted || core.view.signal.aborted || !!core.kept;
  const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), {once: true}));
  while (!ended()) {
    const {history, messages, aside} = core.get();
    if (history === 'complete') return true;
    if (history === 'failed') core.patch({history: 'more'});
    const known = messages.length + aside.length;
    const page = history === 'loading' ? new Promise((resolve) => setTimeout(resolve, POLL)) : loadHistory(core, PAGE);
    await Promise.race([page, aborted]);
    const now = core.get();
    if (now.history === 'failed') return false;
    // A page that brought nothing, and still there is more: it would go on for ever.
    if (history !== 'loading' && now.history === 'more' && now.messages.length + now.aside.length === known)
      return false;
    progress?.();
  }
  return false;
}
