/**
 * What looks after a session from its beginning, but can come a little later: questions that cannot leave, with what is shown of
 * them, since both are needed when nothing can be fetched; and what remembers when what came.
 */
import {keepOutbox} from '../state/outbox.js';
import type {ChatSession} from '../state/session.js';
import {trace} from '../state/trace.js';
import './unsent.js';

const begun = new WeakSet<ChatSession>();

/** Begins, once for each session. */
export async function lookAfter(session: ChatSession): Promise<void> {
  const {services} = session.options;
  if (begun.has(session) || !('http' in services)) return;
  begun.add(session);
  trace(services.http);
  await keepOutbox(session);
}
