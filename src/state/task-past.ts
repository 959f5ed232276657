/** The past of an app that is no chat: a text that was cut is lost, a run of a workflow may go on. */
import {DifyChatError} from '../client/errors.js';
import type {Past, SessionCore} from './core.js';
import {reattach} from './reattach.js';
import type {Answer, TaskKind} from './types.js';

/** In the place of history. */
export class TaskPast implements Past {
  readonly #kind: TaskKind;

  constructor(kind: TaskKind) {
    this.#kind = kind;
  }

  /** Follows a run to its end, or says that it is cut off. */
  async find(
    core: SessionCore,
    {id, key, runId}: Answer,
    _query: string,
    view: AbortSignal,
  ): Promise<Partial<Answer> | undefined> {
    const error = new DifyChatError('', {kind: 'network', code: 'stream_cut'});
    const lost = {status: 'incomplete', delay: undefined, error} as const;
    if (this.#kind !== 'workflow' || !runId) return id || runId ? lost : undefined;
    const outcome = await reattach(core, key, view);
    return outcome === 'over' || outcome === 'paused' ? {} : lost;
  }

  complete(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  probe(): Promise<void> {
    return Promise.resolve();
  }

  nameConversation(): Promise<void> {
    return Promise.resolve();
  }
}
