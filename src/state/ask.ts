import {DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';
import type {Asked, Follower, SessionCore} from './core.js';
import {Feed} from './feed.js';
import {Turn, TURN_TIMES, type Ending, type TurnHooks} from './turn.js';
import type {Answer, UserMessage} from './types.js';

/** History and what looks into it; nothing where the code cannot be fetched. */
const loadPast = async ({session: {task}}: SessionCore) => task?.past ?? import('./past.js').catch(() => undefined);

/** Asks questions and brings their answers to an end: complete, stopped, failed, or honestly marked as cut off. */
export class Asker implements Follower {
  /** So many questions there were in this visit. */
  count = 0;

  /**
   * Puts question and waiting answer into the state, sends, and follows the stream to its end.
   *
   * @param after - Dify's id of the message that it follows. @default the last one on the screen
   */
  async ask(core: SessionCore, {query, inputs, files, parts}: Asked, after?: string): Promise<void> {
    const view = core.view.signal;
    const {messages, conversationId} = core.get();
    const last = messages.findLast((message): message is Answer => message.role === 'assistant' && !!message.id);
    const parent = core.services.http.family === 'webapp' ? (after ?? last?.id ?? '') : undefined;
    const place = ++this.count;
    const key = `local-${place}`;
    const createdAt = Math.floor(Date.now() / 1000);
    const question: UserMessage = {role: 'user', key: `${key}:q`, text: query, files, parts, createdAt};
    const waiting: Answer = {role: 'assistant', key, parts: [], status: 'waiting', createdAt, parent, place};
    core.patch({messages: [...messages, question, waiting]});
    if (core.options.newcomer) core.options.storage.set('user', core.options.newcomer);

    const {chat} = core.services;
    const text = (await core.session.outbox?.hold(core, key, inputs)) ?? query;
    if (!text) return;
    const request = {query: text, inputs, files, conversationId, parentMessageId: parent || null};
    let attempt = 0;
    const open = (signal: AbortSignal): Promise<AsyncIterable<ChatEvent>> =>
      chat.send(request, signal).catch(async (error: unknown) => {
        // One too many was certainly not taken: it may be sent again, while the visitor sees that and can stop it.
        if ((error as DifyChatError).kind !== 'busy') throw error;
        const {wait} = await import('./again.js');
        await wait(core, key, attempt++, error);
        return open(signal);
      });
    await this.follow(core, key, text, open);
    if (!conversationId && !view.aborted) void this.#name(core);
  }

  /** Follows a stream into the answer known by `key`, and brings that to an end. */
  async follow(core: SessionCore, key: string, query: string, open: TurnHooks['open']): Promise<void> {
    const view = core.view.signal;
    const ending = await this.stream(core, key, open);
    if (!view.aborted) await this.#conclude(core, key, query, ending, view);
  }

  /** Follows a stream into the answer known by `key`, and tells how it ended. */
  async stream(core: SessionCore, key: string, open: TurnHooks['open']): Promise<Ending> {
    const feed = new Feed(core, key);
    // What was received must survive a reload.
    void import('./watcher.js').then(({watch}) => watch(core.session)).catch(() => undefined);
    const turn = new Turn(
      {
        open,
        stopTask: (taskId) => core.services.chat.stop(taskId),
        event: (event) => {
          if (event.event !== 'ping') core.options.emit('dify-chat-event', {event});
          feed.take(event);
          core.session.voice?.hear(key, event);
        },
        delay: (delay) => core.patchAnswer(key, {delay}),
      },
      {...(core.options.times ?? TURN_TIMES), ...core.session.voice?.times},
    );
    if (core.running?.key === key) core.turn = turn;
    const ending = await turn.run();
    core.session.voice?.hear(key);
    await feed.settled;
    return ending;
  }

  /** Stops the running answer: what has been written stays. */
  stop(core: SessionCore): void {
    const {running} = core;
    if (!running) return;
    core.patchAnswer(running.key, {status: 'stopped', delay: undefined});
    core.turn?.stop();
    core.ended(running.key);
  }

  /** Looks what became of an answer that was cut off; it is marked so until more is known. */
  async recover(
    core: SessionCore,
    answer: Answer,
    query: string,
    view: AbortSignal,
    known?: DifyChatError,
  ): Promise<void> {
    const code = answer.id ? 'stream_cut' : 'not_delivered';
    const error = known ?? new DifyChatError('', {kind: 'network', code});
    core.patchAnswer(answer.key, {status: 'incomplete', delay: 'slow', error});
    const past = await loadPast(core);
    const found = await past?.find(core, answer, query, view);
    if (view.aborted) return;
    core.patchAnswer(answer.key, found ?? {status: answer.id ? 'incomplete' : 'failed', delay: undefined});
  }

  /** What the end of a turn means for its answer. */
  async #conclude(core: SessionCore, key: string, query: string, ending: Ending, view: AbortSignal): Promise<void> {
    const answer = core.answer(key);
    if (!answer || ending === 'stopped') return;
    const refused = ending === 'refused' ? new DifyChatError('', {kind: 'server', code: 'not_started'}) : undefined;
    if (ending instanceof DifyChatError) {
      core.patchAnswer(key, {status: 'failed', delay: undefined, error: ending});
    } else if (refused || ending === 'cut' || ending === 'unclear') {
      await this.recover(core, answer, query, view, refused);
    } else if (answer.status === 'done' && (ending === 'garbled' || answer.parts.some(({kind}) => kind === 'tool'))) {
      // An agent thinks aloud in the same stream; only history knows which words are the answer.
      const past = await loadPast(core);
      const known = await past?.complete(core, answer, query, view);
      if (known && !view.aborted) core.patchAnswer(key, known);
    }
    if (!view.aborted) core.ended(key);
  }

  /** Conversations of a public web app are named on request only. */
  async #name(core: SessionCore): Promise<void> {
    if (!core.get().conversationId || core.services.http.family !== 'webapp') return;
    await loadPast(core)
      .then((past) => past?.nameConversation(core))
      .catch(() => undefined);
  }
}
