/** Which conversations have an answer that nobody has read: over a reload, and in all tabs. A part of a lazy chunk. */
import {readIds, writeIds} from './conversation-items.js';
import type {SessionCore} from './core.js';
import {isLive} from './live.js';
import type {ChatSession} from './session.js';
import type {Answer} from './types.js';

/** So many conversations are marked: those in which something was answered last. */
const MOST = 50;

export class Marks {
  readonly #session: ChatSession;
  /** Tells the other tabs. */
  readonly #tell: (id: string, unread: boolean) => void;
  #ids: readonly string[];
  /** The conversations in which something is being written. */
  readonly #running = new WeakSet<SessionCore>();

  constructor(session: ChatSession, tell: (id: string, unread: boolean) => void) {
    this.#session = session;
    this.#tell = tell;
    this.#ids = readIds(session.options.storage, 'unread');
  }

  /** Whether a conversation has such an answer, or any has. */
  has(id?: string): boolean {
    return id === undefined ? this.#ids.length > 0 : this.#ids.includes(id);
  }

  /** Something of a conversation has changed: an answer that ends while another one is on the screen was not read. */
  changed(core: SessionCore): void {
    const {conversationId: id, messages} = core.get();
    const ran = this.#running.has(core);
    const last = messages.at(-1);
    if (isLive(last)) this.#running.add(core);
    else this.#running.delete(core);
    if (!core.kept) this.set(id, false);
    // Of one that another tab follows, that tab knows whether it was read.
    else if (ran && !isLive(last) && !(last as Answer | undefined)?.mirrored) this.set(id, true);
  }

  /** Marks a conversation, or takes the mark away; `heard`: another tab has done so. */
  set(id: string, unread: boolean, heard = false): void {
    if (!id || this.has(id) === unread) return;
    const {storage} = this.#session.options;
    const others = readIds(storage, 'unread').filter((other) => other !== id);
    this.#ids = unread ? [...others, id].slice(-MOST) : others;
    if (heard) this.#session.core.tell();
    else {
      writeIds(storage, 'unread', this.#ids);
      this.#tell(id, unread);
    }
  }
}
