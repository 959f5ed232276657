/** Hears what happens in the conversations of this visit, on the screen or not. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import type {ChatSession} from './session.js';

/** What a list wants to hear; conversations by Dify's id. */
export interface ConversationHooks {
  /** A conversation that began here has an id; told again with whatever happens. */
  readonly began: (id: string, question: string) => void;
  /** A question was asked, or its answer has ended. */
  readonly changed: (id: string) => void;
  /** An answer has ended; `first`: that of the conversation's first question. */
  readonly ended: (id: string, first: boolean) => void;
  /** One that was to be shown does not exist any more. */
  readonly lost: (id: string) => void;
}

/** What was known of a conversation. */
interface Known {
  readonly id: string;
  readonly running: boolean;
  /** It began here. */
  readonly own: boolean;
}

/** Listens as long as the session lives. */
export function watchConversations(session: ChatSession, hooks: ConversationHooks): void {
  const known = new WeakMap<SessionCore, Known>();
  const look = (core: SessionCore) => {
    const {conversationId: id, messages} = core.get();
    const before = known.get(core);
    const own = !id || !!before?.own;
    const running = !!core.running;
    known.set(core, {id, running, own});
    if (before?.id && !id) hooks.lost(before.id);
    const [question] = messages;
    if (!id || session.task || question?.role !== 'user') return;
    if (own) hooks.began(id, question.text);
    if (!before || running === before.running) return;
    hooks.changed(id);
    if (!running) hooks.ended(id, messages.length === 2);
  };
  const watch = () => session.seen.forEach(look);
  session.state.subscribe(watch);
  watch();
}
