/** Another text like one that an app has made. Apps of the mode completion, in the WebApp API. */
import {CompletionApi} from '../client/completion.js';
import {parseEvent, type ChatEvent} from '../client/events.js';
import {toJson} from '../client/json.js';
import type {ChatSession} from './session.js';
import type {Answer} from './types.js';

/** Whether the app makes more like that. */
export function mayLikeMore({core}: ChatSession, {id, status, task}: Answer): boolean {
  const enabled = core.get().app?.parameters.more_like_this?.enabled === true;
  return enabled && task === 'completion' && core.services.http.family === 'webapp' && !!id && status === 'done';
}

/** Has the app make one more, as a result of its own. */
export function likeMore({core}: ChatSession, key: string): boolean {
  const id = core.answer(key)?.id;
  if (!id || !core.session.task) return false;
  const api = new CompletionApi(core.services.http);
  // As a stream it breaks off at once in every release that we know.
  return core.session.task.repeat(key, async (signal) => {
    const {metadata, ...message} = await api.moreLikeThisBlocking(id, signal);
    const events = [message, {...message, metadata, event: 'message_end'}].map((event) => parseEvent(toJson(event)));
    return inTurn(events.filter((event) => event !== undefined));
  });
}

async function* inTurn(events: readonly ChatEvent[]): AsyncGenerator<ChatEvent> {
  for (const event of events) yield await Promise.resolve(event);
}
