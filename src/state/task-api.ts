/** How an app that is no chat is run: in the place of what a chat is asked with. */
import {ChatBase, type Question} from '../client/chat-base.js';
import {CompletionApi} from '../client/completion.js';
import type {Connection} from '../client/connection.js';
import type {EventStream} from '../client/stream.js';
import {WorkflowApi} from '../client/workflow.js';
import type {TaskKind} from './types.js';

/** Runs an app of one kind. */
export class TaskApi extends ChatBase {
  readonly #kind: TaskKind;

  constructor(http: Connection, kind: TaskKind) {
    super(http);
    this.#kind = kind;
  }

  /** Runs it, and gives its events as they come. */
  override send({query, inputs, files}: Question, signal?: AbortSignal): Promise<EventStream> {
    return this.#kind === 'workflow'
      ? new WorkflowApi(this.http).run({inputs, files}, signal)
      : new CompletionApi(this.http).send({inputs, query, files}, signal);
  }

  override stop(taskId: string): Promise<void> {
    return (this.#kind === 'workflow' ? new WorkflowApi(this.http) : new CompletionApi(this.http)).stop(taskId);
  }
}
