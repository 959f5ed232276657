/** Goes on with a run that had paused for somebody's input: the same answer continues. */
import {asError, DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';
import {WorkflowApi} from '../client/workflow.js';
import type {SessionCore} from './core.js';
import {isAwaited, isForm, toForm} from './forms.js';
import {Mender} from './mend.js';
import {pause} from './rest.js';
import {isRetold, withTask} from './run-events.js';
import {TURN_TIMES} from './turn.js';
import {isRunning, textOf} from './types.js';

/** So many milliseconds after a form was submitted the run may still tell of its pause; later it is asked less often. */
const AGAIN = 600;
const LONGEST = 5000;

/** What a snapshot retells comes at once; what comes so many milliseconds later happens now. */
const BURST = 500;

/** So often a connection may fail that passes. */
const FAILURES = 3;

/** A form's end is noticed by Dify within about a minute: so many milliseconds it is waited for. */
const LATE = 150_000;

/** Follows the run of an answer whose form was submitted. The answer is being written again. */
export async function resume(core: SessionCore, key: string): Promise<void> {
  const answer = core.answer(key);
  if (!answer?.runId || isRunning(answer)) return;
  core.patchAnswer(key, {status: 'waiting', error: undefined, delay: undefined});
  await core.session.asker.follow(core, key, '', (signal) => Promise.resolve(listen(core, key, signal)));
}

/** Follows the run of an answer as soon as that goes on, if it does: then somebody else has answered, or it was too late. */
export async function resumeLater(core: SessionCore, key: string): Promise<void> {
  const stop = new AbortController();
  const events = listen(core, key, stop.signal, LATE);
  let next = await events.next().catch(() => undefined);
  while (next?.value?.event === 'ping') next = await events.next().catch(() => undefined);
  const first = next?.value;
  const answer = core.answer(key);
  if (!first || core.view.signal.aborted || answer?.status !== 'paused' || answer.mirrored) {
    stop.abort();
    return;
  }
  core.patchAnswer(key, {status: 'waiting', error: undefined, delay: undefined});
  await core.session.asker.follow(core, key, '', (signal) => {
    signal.addEventListener('abort', () => stop.abort());
    return Promise.resolve(
      (async function* () {
        yield first;
        yield* events;
      })(),
    );
  });
}

/**
 * The events of a run after its pause. While the run still tells of the pause that is over, it is asked again; what it retells is
 * passed on once.
 */
async function* listen(
  core: SessionCore,
  key: string,
  end: AbortSignal,
  patience = (core.options.times ?? TURN_TIMES).queue,
): AsyncGenerator<ChatEvent, undefined> {
  const signal = AbortSignal.any([end, core.view.signal]);
  const gone = () => signal.aborted;
  const {runId = '', taskId, parts = []} = core.answer(key) ?? {};
  const workflow = new WorkflowApi(core.services.http);
  const begun = performance.now();
  const mended = mend(textOf(parts));
  let failures = 0;
  for (let attempt = 0; performance.now() - begun < patience; attempt++) {
    if (attempt) await pause(Math.min(AGAIN * 1.2 ** Math.max(0, attempt - 10), LONGEST), signal);
    if (gone()) return undefined;
    let told: ChatEvent[] | undefined = [];
    let since: number | undefined;
    let again = false;
    try {
      for await (const event of await workflow.events({runId, snapshot: true}, signal)) {
        if (event.event === 'ping') {
          yield event;
          continue;
        }
        since ??= performance.now();
        again = event.event === 'workflow_paused' && isOver(core, key, event.data.reasons, attempt);
        if (again) break;
        if (told) {
          told.push(event);
          if (isRetold(event) && performance.now() - since < BURST) continue;
        }
        for (const known of told ?? [event]) yield* mended(withTask(known, runId, taskId));
        told = undefined;
      }
    } catch (error) {
      // What was missed is in the text that the end of the run says.
      if (gone() || ++failures > FAILURES || !asError(error).retryable) throw error;
      continue;
    }
    if (again) continue;
    for (const known of told ?? []) yield* mended(withTask(known, runId, taskId));
    return undefined;
  }
  throw new DifyChatError('', {kind: 'network', code: 'stream_cut'});
}

/**
 * Whether a pause is over: one of its forms has ended as far as we know. History mostly stores no id of a form that was filled in:
 * at first, one of the same node is taken for it.
 */
function isOver(core: SessionCore, key: string, reasons: readonly unknown[] = [], attempt = 0): boolean {
  const known = core.answer(key)?.parts.filter(isForm) ?? [];
  const forms = reasons.flatMap((reason) => toForm(reason) ?? []);
  return (
    !forms.length ||
    forms.some(({id, node}) => {
      const form = known.find((other) => other.id === id);
      return form ? !isAwaited(form) : attempt < 10 && known.some((other) => other.node === node && !isAwaited(other));
    })
  );
}

/** Mends the text of a resumed run. Newer releases send what was before the pause once more. @param before - What was written then. */
function mend(before: string) {
  const mender = new Mender({before, holed: false});
  let moderated = false;
  return function* (event: ChatEvent): Generator<ChatEvent> {
    const {event: name} = event;
    moderated ||= name === 'message_replace' && !!event.reason;
    if (/^(?:message_end|workflow_finished|workflow_paused|error)$/.test(name)) {
      const {rest} = mender;
      if (rest) yield {event: 'message', answer: rest};
    }
    // A moderator's words stay: the run does not know of them.
    if (name === 'workflow_finished' && moderated) yield {...event, data: {...event.data, outputs: null}};
    else yield* mender.take(event);
  };
}
