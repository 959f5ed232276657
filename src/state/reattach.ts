/** Goes on with a run whose stream was cut, or that the page was left in: the same answer continues. */
import type {ChatEvent} from '../client/events.js';
import {EventStream} from '../client/stream.js';
import type {SessionCore} from './core.js';
import {isHoled} from './gaps.js';
import {Mender, type Holed} from './mend.js';
import {rest, waitFor} from './rest.js';
import {connect, isLast, isRetold, withTask} from './run-events.js';
import {Turn, TURN_TIMES} from './turn.js';
import {textOf, type Answer} from './types.js';

/**
 * How it went.
 *
 * - `over`: the answer has come to its end, or to its visitor's · `paused`: it waits for somebody
 * - `lost`: Dify does not tell of this run · `down`: Dify cannot be reached
 */
export type Outcome = 'over' | 'paused' | 'lost' | 'down';

/** Dify ends a run after so many milliseconds. */
const LONGEST = 1_200_000;

/** A connection that lived as long as this was a good one. */
const GOOD = 5000;

/** Nodes that speak. */
const SPEAKS = /llm|agent|answer|template|code|tool/;

/**
 * Follows the run of an answer to its end, over as many connections as that takes.
 *
 * @param isKnown - Whether Dify has the end, as it says elsewhere: a stopped run is silent for ever.
 */
export async function reattach(
  core: SessionCore,
  key: string,
  view: AbortSignal,
  isKnown?: () => Promise<boolean>,
): Promise<Outcome> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, view]);
  const end = setTimeout(() => stop.abort(), LONGEST);
  const {slow} = core.options.times ?? TURN_TIMES;
  const gone = () => view.aborted;
  let heard = performance.now();
  const quiet = setInterval(() => {
    if (performance.now() - heard < slow) return;
    void isKnown?.().then(
      (known) => known && stop.abort(),
      () => undefined,
    );
  }, slow);
  try {
    for (let tries = 0; ; tries++) {
      const known = core.answer(key);
      if (!known?.runId || known.status === 'stopped') return 'over';
      const {runId} = known;
      const answer = {...known, cursor: known.cursor ?? brokenAt(core, known)};
      const begun = performance.now();
      const left = new AbortController();
      const line = AbortSignal.any([signal, left.signal]);
      const events = await connect(core, {runId, cursor: answer.cursor}, line);
      if (gone()) return 'over';
      if (signal.aborted || events === 'gone' || events === 'missing') return 'lost';
      if (events === 'down') return events;
      const outcome = await follow(core, answer, events, line, () => (heard = performance.now()));
      left.abort();
      if (gone()) return 'over';
      if (!outcome) cut(core, answer, events);
      if (outcome) return outcome;
      if (performance.now() - begun > GOOD) tries = 0;
      await rest(core, waitFor(tries), signal);
    }
  } finally {
    clearTimeout(end);
    clearInterval(quiet);
  }
}

/** Where the stream that the question opened broke, on servers that number what they send. */
function brokenAt({turn}: SessionCore, {taskId}: Answer): string | undefined {
  return turn instanceof Turn && taskId && turn.taskId === taskId ? turn.stream?.lastId : undefined;
}

/** Follows one connection; nothing when it broke. */
async function follow(
  core: SessionCore,
  answer: Answer,
  events: AsyncIterable<ChatEvent>,
  end: AbortSignal,
  heard: () => void,
): Promise<Outcome | undefined> {
  const {key} = answer;
  const line = new Line(answer, heard);
  core.patchAnswer(key, {status: textOf(answer.parts) ? 'streaming' : 'waiting', error: undefined, delay: undefined});
  const ending = await core.session.asker.stream(core, key, (signal) =>
    Promise.resolve(line.tell(events, AbortSignal.any([signal, end]))),
  );
  const {status} = core.answer(key) ?? answer;
  if (ending === 'stopped' || status === 'stopped') return 'over';
  if (status === 'paused') return 'paused';
  return status === 'done' || status === 'failed' ? 'over' : undefined;
}

/** The connection broke before the end. */
function cut(core: SessionCore, {key, cursor, error, delay}: Answer, events: AsyncIterable<ChatEvent>): void {
  const last = (events instanceof EventStream && events.lastId) || cursor;
  core.patchAnswer(key, {status: 'incomplete', error, delay, cursor: last});
}

/** One connection to a run. */
class Line {
  readonly #answer: Answer;
  readonly #heard: () => void;
  readonly #mender: Mender;

  constructor(answer: Answer, heard: () => void) {
    const {parts, cursor} = answer;
    this.#answer = answer;
    this.#heard = heard;
    // A text with a hole is never told again, and what follows a numbered event has none.
    this.#mender = new Mender({before: isHoled(parts) || cursor ? '' : textOf(parts), holed: !cursor});
  }

  async *tell(events: AsyncIterable<ChatEvent>, end: AbortSignal): AsyncGenerator<Holed> {
    const {runId = '', taskId, parts} = this.#answer;
    const mender = this.#mender;
    let spoken = textOf(parts) !== '';
    let retold = true;
    const iterator = events[Symbol.asyncIterator]();
    // What does not end by itself is left at once.
    const left = new Promise<undefined>((resolve) => end.addEventListener('abort', () => resolve(undefined)));
    for (;;) {
      const next = await Promise.race([iterator.next(), left]);
      if (!next || next.done || end.aborted) break;
      const event = withTask(next.value, runId, taskId);
      if (event.event !== 'ping') this.#heard();
      retold &&= event.event === 'ping' || isRetold(event);
      if (event.event === 'node_started' && retold) spoken ||= SPEAKS.test(event.data.node_type ?? '');
      if (!retold && !spoken) mender.unspoken();
      if (event.event === 'message_replace' && event.reason) mender.whole = true; // a moderator's words
      // What was said is known in the end: it takes the place of what arrived of it.
      if (event.event === 'workflow_finished' && !mender.whole) yield {...event, whole: answerIn(event.data.outputs)};
      else yield* mender.take(event);
      if (isLast(event)) break;
    }
  }
}

function answerIn(outputs: unknown): string | undefined {
  const text = (outputs as {answer?: unknown} | null | undefined)?.answer;
  return typeof text === 'string' && text ? text : undefined;
}
