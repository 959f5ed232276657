/** The run of a workflow that goes on, over a reload. What is stored is as untrusted as any other text. */
import type {ChatEvent} from '../client/events.js';
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import type {Inputs} from './extras.js';
import {asAmount, asText} from './read.js';
import type {ChatStorage} from './storage.js';

/** What is needed to go on with a run. */
export interface Kept {
  readonly runId: string;
  /** By which it is stopped. */
  readonly taskId: string;
  /** What it was run with; none where that was too long to be kept. */
  readonly inputs: Inputs;
  /** Unix time in seconds. */
  readonly createdAt: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Dify ends a run after 1,200 s; one that waits for somebody may wait for days. */
const LONGEST = 3 * 24 * 3600;

/** So much is kept, in UTF-16 units: of more, the inputs are left out. */
const LONGEST_TEXT = 20_000;

/** Reads and writes it. */
export class KeptRun {
  readonly #storage: ChatStorage;

  constructor(storage: ChatStorage) {
    this.#storage = storage;
  }

  read(): Kept | undefined {
    try {
      const known: unknown = JSON.parse(this.#storage.get('run') ?? '');
      if (!isObject(known)) return undefined;
      const {runId, taskId, inputs, createdAt: at} = known;
      const createdAt = asAmount(at) ?? 0;
      if (!UUID.test(asText(runId)) || Date.now() / 1000 - createdAt > LONGEST) return undefined;
      return {runId: asText(runId), taskId: asText(taskId), inputs: isObject(inputs) ? inputs : {}, createdAt};
    } catch {
      return undefined; // empty, or nothing that we wrote
    }
  }

  /** Keeps a run with its first event. */
  async *during(events: AsyncIterable<ChatEvent>, inputs: Inputs): AsyncGenerator<ChatEvent> {
    let known = false;
    for await (const event of events) {
      const {workflow_run_id: runId, task_id: taskId = ''} = event as {workflow_run_id?: string; task_id?: string};
      if (runId && !known) this.#keep({runId, taskId, inputs, createdAt: Math.floor(Date.now() / 1000)});
      known ||= !!runId;
      yield event;
    }
  }

  #keep(run: Kept): void {
    const text = toJson(run);
    this.#storage.set('run', text.length <= LONGEST_TEXT ? text : toJson({...run, inputs: {}}));
  }

  forget(): void {
    this.#storage.set('run', undefined);
  }
}
