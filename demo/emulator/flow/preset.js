import {presetFor} from '../basic-chat.js';
import {shownMetadata} from '../metadata.js';
import {touch} from '../store.js';
import {zeroUsage} from '../usage.js';
import {seconds} from './execution.js';

/**
 * The answer to a question that moderation refuses or an annotation answers: the whole text at once, no run.
 * Undefined when the flow has to answer.
 */
export function presetAnswer({frames}, record) {
  const {app, world, family, message, conversation, hub, task} = record;
  const turn = {ctx: {app, world, family}, message, annotation: null};
  const text = presetFor(turn);
  if (text === undefined) return undefined;
  const times = {time_to_first_token: seconds(performance.now() - record.startedMs), time_to_generate: 0};
  const metadata = {annotation_reply: turn.annotation, retriever_resources: [], usage: {...zeroUsage(), ...times}};
  Object.assign(message, {answer: text, metadata});
  touch(conversation);
  app.runs.delete(record.id);
  task.end();
  hub.publish(frames.text(text, null));
  hub.publish(
    frames.message('message_end', {id: message.id, metadata: shownMetadata(record, withoutHit(metadata)), files: []}),
  );
  return {status: 'succeeded', metadata: withoutHit(metadata)};
}

/** A chatflow does not say which annotation answered. */
function withoutHit({annotation_reply: hit, ...metadata}) {
  return hit ? metadata : {annotation_reply: null, ...metadata};
}
