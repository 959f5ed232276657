/** Changes of the list of conversations, in all tabs. A part of a lazy chunk. */
import {inListOrder, type ConversationItem, type ListState} from './conversation-items.js';
import type {Listing} from './core.js';
import type {ChatSession} from './session.js';
import type {Change} from './tab-messages.js';

export class TabList {
  readonly #session: ChatSession;
  /** Tells the other tabs. */
  readonly #tell: (change: Change) => void;
  /** The list as it was told last. */
  #told: ListState | undefined;

  constructor(session: ChatSession, tell: (change: Change) => void) {
    this.#session = session;
    this.#tell = tell;
  }

  /** The visitor wants to see his conversations. */
  watch(list: Listing): void {
    this.#told = list.state.get();
    list.state.subscribe(() => this.#look());
  }

  /** Another tab has changed something. */
  heard(change: Change): void {
    if (change.type === 'gone') this.#leave(change.id);
    const {list} = this.#session;
    if (!list) return;
    this.#look();
    const state = list.state.get();
    list.state.set({...state, items: apply(state.items, change).sort(inListOrder)});
    this.#told = list.state.get();
  }

  #look(): void {
    const before = this.#told;
    const now = this.#session.list?.state.get();
    if (!before || !now || now === before) return;
    this.#told = now;
    const [items, deleted] = [byId(now.items), byId(now.deleted)];
    const known = byId(before.items);
    for (const item of now.items) {
      const was = known.get(item.id);
      if (was && (was.name !== item.name || was.pinned !== item.pinned)) this.#tell({type: 'item', item});
    }
    for (const {id} of before.items)
      if (!items.has(id)) this.#tell(deleted.has(id) ? {type: 'out', id} : {type: 'gone', id});
    for (const {id} of before.deleted) {
      const back = items.get(id);
      if (back) this.#tell({type: 'back', item: back});
      else if (!deleted.has(id)) this.#tell({type: 'gone', id});
    }
  }

  /** A conversation is deleted that may be on the screen: a new one has its draft. */
  #leave(id: string): void {
    const session = this.#session;
    const {core} = session;
    for (const other of session.seen) if (other.get().conversationId === id) session.asker.stop(other);
    if (core.get().conversationId === id) {
      const {draft} = core.get();
      session.openConversation('');
      if (draft) session.setDraft([draft, session.core.get().draft].join('\n').trim());
    }
    session.seen = session.seen.filter((other) => other.get().conversationId !== id);
  }
}

const byId = (items: readonly ConversationItem[]) => new Map(items.map((item) => [item.id, item]));

function apply(items: readonly ConversationItem[], change: Change): ConversationItem[] {
  if (!('item' in change)) return items.filter(({id}) => id !== change.id);
  const {item} = change;
  const others = items.filter(({id}) => id !== item.id);
  return change.type === 'back' || others.length < items.length ? [...others, item] : others;
}
