/** A draft for each conversation: kept over a reload, and the same in all tabs, as long as nobody types in them. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import {adoptDraft, readDraft, writeDraft} from './draft-store.js';
import type {ChatSession} from './session.js';
import type {ChatStorage} from './storage.js';
import type {UserMessage} from './types.js';

/** A draft is written to storage so many milliseconds after the last keystroke. */
const DELAY = 250;

/** What was seen last of a conversation. */
interface Seen {
  readonly id: string;
  readonly draft: string;
}

export class Drafts {
  readonly #session: ChatSession;
  /** Tells the other tabs; with what they know of it so far. */
  readonly #tell: (id: string, text: string, before: string) => void;
  readonly #seen = new WeakMap<SessionCore, Seen>();
  /** The drafts as they were last read, written or heard of: what differs from that was typed here. */
  readonly #known = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: ChatSession, tell: (id: string, text: string, before: string) => void) {
    this.#session = session;
    this.#tell = tell;
    adoptDraft(this.#storage, session.core.get().conversationId);
  }

  /** Something of a conversation has changed. One that is seen for the first time gets what was kept of it. */
  changed(core: SessionCore): void {
    const {conversationId: id, draft} = core.get();
    const before = this.#seen.get(core);
    if (before?.id === id && before.draft === draft) return;
    this.#seen.set(core, {id, draft});
    if (!before) {
      this.#save(); // of one that has not begun either
      return this.#fill(core, id, draft);
    }
    if (before.id !== id) this.#move(before, id);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), DELAY);
  }

  /** Writes all that is typed; without a draft, a question of which Dify may not know yet. */
  flush(): void {
    this.#save(true);
  }

  /** Another tab has made another text of a draft. What stands here stays, unless it is what was there `before`. */
  heard(id: string, text: string, before: string): void {
    const cores = this.#session.seen.filter((core) => core.get().conversationId === id);
    if (cores.some((core) => core.get().draft !== before)) return;
    this.#known.set(id, text);
    for (const core of cores) {
      this.#seen.set(core, {id, draft: text});
      core.patch({draft: text});
    }
  }

  /** Whether the visitor has typed something there that no other tab knows. */
  touched(core: SessionCore): boolean {
    const {conversationId: id, draft} = core.get();
    return draft !== (this.#known.get(id) ?? '');
  }

  /** A conversation is gone, and its draft with it. */
  drop(id: string): void {
    this.#known.delete(id);
    if (readDraft(this.#storage, id)) writeDraft(this.#storage, id, '');
  }

  /** Nothing is written any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#known.clear();
  }

  get #storage(): ChatStorage {
    return this.#session.options.storage;
  }

  /** What is typed before the code is here stands behind what was kept. */
  #fill(core: SessionCore, id: string, draft: string): void {
    const kept = readDraft(this.#storage, id);
    this.#known.set(id, kept);
    const asked = core.get().messages.at(-2) as UserMessage | undefined;
    // It was kept because nobody knew whether it had arrived.
    if (!kept || kept === draft || kept === asked?.text) return;
    core.patch({draft: draft ? `${kept}\n${draft}` : kept});
  }

  /** A conversation has begun, or is not there any more: its draft goes along. */
  #move(from: Seen, to: string): void {
    this.#write(from.id, '');
    this.#known.set(to, readDraft(this.#storage, to));
  }

  #save(leaving = false): void {
    clearTimeout(this.#timer);
    for (const core of this.#session.seen) {
      const {conversationId: id, draft, messages} = core.get();
      if (!this.#seen.has(core)) continue;
      const {running} = core;
      const unsure = leaving && running && !running.id && !running.mirrored;
      this.#write(id, draft || (unsure ? (messages.at(-2) as UserMessage).text : ''));
    }
  }

  /** What another tab has kept is not removed. */
  #write(id: string, text: string): void {
    const known = this.#known.get(id) ?? '';
    if (text === known || (!text && readDraft(this.#storage, id) !== known)) return;
    this.#known.set(id, text);
    writeDraft(this.#storage, id, text);
    this.#tell(id, text, known);
  }
}
