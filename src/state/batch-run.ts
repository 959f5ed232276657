/** Runs an app for one row, without showing its way. */
import type {ChatEvent} from '../client/events.js';
import {DifyChatError} from '../client/errors.js';
import {toFiles} from './answer-files.js';
import type {SessionCore} from './core.js';
import {toValues} from './outputs.js';
import {pause, waitFor} from './rest.js';
import {connect, isLast} from './run-events.js';
import {Turn, TURN_TIMES} from './turn.js';

/** What came of a row. */
export interface RowResult {
  readonly status: 'done' | 'failed' | 'stopped';
  /** By the names of the outputs; the one of a text has none. */
  readonly values: readonly (readonly [name: string, text: string])[];
  readonly error?: DifyChatError | undefined;
}

/** A row that is being run. */
export interface RowRun {
  readonly result: Promise<RowResult>;
  stop(): void;
}

/** Starts it. One that was one too many fails with an error of the kind `busy`. */
export function runRow(core: SessionCore, inputs: Readonly<Record<string, unknown>>): RowRun {
  const {chat} = core.services;
  const fold = new RowFold();
  const turn = new Turn(
    {
      open: (signal) => chat.send({query: '', inputs: {...inputs}}, signal),
      stopTask: (taskId) => chat.stop(taskId),
      event: (event) => {
        if (event.event !== 'ping') core.options.emit('dify-chat-event', {event});
        fold.take(event);
      },
      delay: () => undefined,
    },
    core.options.times ?? TURN_TIMES,
  );
  const result = async (): Promise<RowResult> => {
    const ending = await turn.run();
    if (ending === 'stopped') return {status: 'stopped', values: []};
    if (ending instanceof DifyChatError) return fold.failed(ending);
    if (ending === 'refused') return fold.failed(new DifyChatError('', {kind: 'server', code: 'not_started'}));
    const ended = fold.ended();
    if (ended) return ended;
    // The stream was cut: a workflow goes on by itself.
    const {runId} = fold;
    if (runId) await goOn(core, runId, fold);
    const lost = new DifyChatError('', {kind: 'network', code: runId || fold.text ? 'stream_cut' : 'not_delivered'});
    return fold.ended() ?? fold.failed(lost);
  };
  return {result: result(), stop: () => turn.stop()};
}

/** Connections to a run that was cut that may break. */
const MOST = 5;

/** Listens to a run to its end. */
async function goOn(core: SessionCore, runId: string, fold: RowFold): Promise<void> {
  const {signal} = core.session.life;
  for (let tries = 0; tries < MOST && !signal.aborted; tries++) {
    const events = await connect(core, {runId}, signal);
    if (typeof events === 'string') return;
    try {
      for await (const event of events) {
        fold.take(event);
        if (isLast(event)) return;
      }
    } catch {
      // It is tried again.
    }
    await pause(waitFor(tries), signal);
  }
}

/** Folds the events of one row. */
class RowFold {
  #result: RowResult | undefined;
  runId: string | undefined;
  text = '';

  /** How it ended, if it has. */
  ended(): RowResult | undefined {
    return this.#result;
  }

  take(event: ChatEvent): void {
    const {workflow_run_id: runId} = event as {workflow_run_id?: string};
    this.runId ??= runId;
    switch (event.event) {
      case 'message':
        this.text += event.answer;
        break;
      case 'message_replace':
        this.text = event.answer;
        break;
      case 'message_end':
        this.#result ??= {status: 'done', values: [['', this.text]]};
        break;
      case 'workflow_finished':
        this.#result ??= this.#finished(event.data);
        break;
      case 'workflow_paused':
        this.#result ??= this.failed(new DifyChatError('', {kind: 'input', code: 'needs_somebody'}));
        break;
      case 'error':
        this.#result ??= this.failed(
          DifyChatError.from({code: event.code, status: event.status, message: event.message}),
        );
        break;
      default:
    }
  }

  failed(error: DifyChatError): RowResult {
    return {status: 'failed', values: this.text ? [['', this.text]] : [], error};
  }

  #finished({
    status,
    outputs,
    error,
    files,
  }: {
    status: string;
    outputs?: unknown;
    error?: string | null;
    files?: unknown;
  }): RowResult {
    if (status === 'failed' || status === 'stopped')
      return this.failed(new DifyChatError(error ?? '', {kind: 'server', code: 'run_failed'}));
    const {values, files: own} = toValues(outputs);
    const texts = values.map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    );
    const links = [...own, ...toFiles(files)].map(({name, url}) => [name, url] as const);
    return {status: 'done', values: [...new Map([...texts, ...links])]};
  }
}
