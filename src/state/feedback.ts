/** What the visitor thinks of an answer. A part of a chunk of its own. */
import {DifyChatError} from '../client/errors.js';
import {MessagesApi} from '../client/messages.js';
import type {ChatSession} from './session.js';
import type {Answer, Message, Rating} from './types.js';

/**
 * The visitor's opinion of one answer, on its way to Dify.
 *
 * What he says is shown at once. One request is under way at a time, and what he has changed his mind about meanwhile is not
 * sent at all, so that the last word is the one that Dify keeps.
 */
export class Feedback {
  /** Dify's id of the answer. */
  readonly id: string;
  readonly #session: ChatSession;
  #under: Promise<unknown> = Promise.resolve();
  #turn = 0;
  /** What Dify knows. */
  #taken: Rating;

  constructor(session: ChatSession, {id = '', rating}: Answer) {
    this.id = id;
    this.#session = session;
    this.#taken = rating ?? null;
  }

  /**
   * Says it. Resolves to false when Dify does not take it: then the opinion that it has is shown again. True also when a
   * later word made this one needless.
   *
   * @param content - In the visitor's own words, what Dify keeps with the rating.
   */
  async say(rating: Rating, content?: string): Promise<boolean> {
    const turn = ++this.#turn;
    const last = () => turn === this.#turn;
    this.#show(rating);
    const posted = this.#under.then(() => (last() || content ? this.#post(rating, content) : true));
    this.#under = posted;
    const taken = await posted;
    if (!taken && last()) this.#show(this.#taken);
    return taken || !last();
  }

  async #post(rating: Rating, content?: string): Promise<boolean> {
    const {core} = this.#session;
    try {
      await new MessagesApi(core.services.http).feedback(this.id, {rating, ...(content && {content})});
    } catch (error) {
      // There was nothing to take back: that is what was wanted.
      if (rating || !(error instanceof DifyChatError) || error.code !== 'invalid_param') return false;
    }
    this.#taken = rating;
    if (!core.session.life.signal.aborted) {
      core.options.emit('dify-chat-feedback', {messageId: this.id, rating, ...(content && {content})});
    }
    return true;
  }

  /** In the answer, wherever it is now: another version of it may be on the screen. */
  #show(rating: Rating): void {
    const {core} = this.#session;
    const {messages, aside} = core.get();
    core.patch({messages: this.#rated(messages, rating), aside: this.#rated(aside, rating)});
  }

  #rated(messages: readonly Message[], rating: Rating): readonly Message[] {
    const index = messages.findIndex((message) => message.role === 'assistant' && message.id === this.id);
    return index < 0 ? messages : messages.with(index, {...(messages[index] as Answer), rating: rating ?? undefined});
  }
}
