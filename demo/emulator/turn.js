import {fail, invalidParam, toErrorFrame} from './errors.js';
import {attach, endFileJson} from './message-files.js';
import {shownMetadata} from './metadata.js';
import {Speaker} from './speech.js';
import {open} from './sse.js';
import {spacedJson} from './reply.js';
import {touch} from './store.js';
import {sleep} from './time.js';
import {checkOutput} from './moderation.js';
import {usage, zeroUsage} from './usage.js';

/**
 * One answer of an in-process mode. The producer yields the events of the answer without their envelope and keeps
 * `answer`, `usage`, `resources` and `annotation` up to date; the turn sends, ends and saves.
 */
export class Turn {
  answer = '';
  usage = undefined;
  resources = [];
  annotation = null;
  /** What is stored instead of the streamed text; ReAct agents repeat their last thought. */
  finalAnswer = undefined;
  #started = performance.now();

  constructor(ctx, {conversation, message, task, files = []}) {
    Object.assign(this, {ctx, conversation, message, task});
    for (const file of files) attach(message, file, 'user');
  }

  /** Seconds since the turn began. */
  get latency() {
    return (performance.now() - this.#started) / 1000;
  }

  /** The keys that lead every event of this stream. */
  envelope(event, withTask = true) {
    const {conversation, message, task} = this;
    return {
      event,
      ...(conversation && {conversation_id: conversation.id}),
      message_id: message.id,
      created_at: message.createdAt,
      ...(withTask && {task_id: task.id}),
    };
  }

  /** A text event: adds to the answer. */
  text(text, event = 'message') {
    this.answer += text;
    const files = this.message.files.some(({belongsTo}) => belongsTo === 'user');
    const quirk = event === 'message' && files && !this.ctx.world.atLeast('1.13'); // 1.12.1 misnames every chunk
    const tail = event === 'message' ? {from_variable_selector: null} : {};
    return {event: quirk ? 'message_file' : event, id: this.message.id, answer: text, ...tail};
  }

  /** Stores the finished answer and gives the fields of `message_end`. `options` as in `shownMetadata`. */
  finish(options) {
    const {ctx, message} = this;
    const replaced = checkOutput(ctx.app, this.answer);
    const stored = replaced ?? this.finalAnswer ?? this.answer;
    const counted = this.usage ?? usage('', '', {latency: this.latency});
    const metadata = {annotation_reply: this.annotation, retriever_resources: this.resources, usage: counted};
    Object.assign(message, {
      answer: stored.trim(),
      retrieverResources: this.resources,
      metadata: {...metadata, usage: null},
    });
    if (this.conversation) touch(this.conversation);
    const files =
      message.files.length && ctx.world.atLeast('1.13') ? message.files.map((file) => endFileJson(ctx, file)) : null;
    return {replaced, end: {id: message.id, metadata: shownMetadata(ctx, metadata, options), files}};
  }

  /** Stores that the answer failed. */
  failWith(error) {
    Object.assign(this.message, {answer: '', status: 'error', error: error.message});
  }
}

/** How long a place stays taken after the client has gone: a server notices when it has written in vain. */
const NOTICED_MS = 3000;

/** Streams a turn. `produce(turn, signal)` is an async generator of events; `release` is called when nobody uses the place any more. */
export async function streamTurn(turn, produce, release) {
  const {ctx, task} = turn;
  const stream = open(ctx);
  stream.pingEvery(ctx.app.config.maxPing);
  const speaker = new Speaker(ctx.app, (frame) => stream.send({...turn.envelope(frame.event), ...frame}));
  const releaseLater = () => void sleep(NOTICED_MS).then(release);
  stream.signal.addEventListener('abort', releaseLater, {once: true});
  // An agent thinks on when nobody listens any more; its thoughts are kept, though the answer is lost.
  const thinksOn = ctx.app.config.mode === 'agent-chat';
  const signal = thinksOn ? task.signal : AbortSignal.any([task.signal, stream.signal]);
  try {
    for await (const {event, ...fields} of produce(turn, signal)) {
      await stream.send({...turn.envelope(event), ...fields});
      if (event.endsWith('message')) await speaker.hear(fields.answer);
    }
    if (!stream.closed) await sendEnd(turn, stream, speaker);
  } catch (error) {
    turn.failWith(error);
    await stream.send({...turn.envelope('error', false), ...toErrorFrame(error)});
  } finally {
    task.end();
    if (!stream.closed) release();
    await stream.end();
  }
}

async function sendEnd(turn, stream, speaker) {
  const {replaced, end} = turn.finish();
  if (replaced !== undefined) await stream.send({...turn.envelope('message_replace'), answer: replaced, reason: ''});
  await stream.send({...turn.envelope('message_end'), ...end});
  await speaker.finish();
}

/** Answers a turn in one piece, `{event, task_id, id, …}` with status 200. */
export async function blockTurn(turn, produce, release) {
  const {ctx, task, message, conversation} = turn;
  try {
    for await (const event of produce(turn, task.signal)) void event;
    if (!turn.answer && !ctx.world.atLeast('1.13')) invalidParam(EMPTY_ANSWER);
    const {end} = turn.finish({blocking: true});
    return spacedJson({
      event: 'message',
      task_id: task.id,
      id: message.id,
      message_id: message.id,
      ...(conversation && {conversation_id: conversation.id}),
      mode: ctx.app.config.mode,
      answer: message.answer,
      metadata: end.metadata,
      created_at: message.createdAt,
    });
  } catch (error) {
    turn.failWith(error);
    if (error.isModelError) fail(400, error.blocking.code, error.blocking.message);
    throw error;
  } finally {
    task.end();
    release();
  }
}

const EMPTY_ANSWER =
  '1 validation error for Data\nanswer\n  Input should be a valid string [type=string_type, input_value=[], input_type=list]\n    For further information visit https://errors.pydantic.dev/2.11/v/string_type';

/** A preset answer, one character per event; used for annotation hits and refused questions. */
export async function* presetAnswer(turn, text, pause, events = (piece) => turn.text(piece)) {
  for (const character of text) {
    yield events(character);
    await pause();
  }
  turn.usage = zeroUsage(turn.latency);
}
