import {invalidParam} from '../errors.js';
import {shownMetadata} from '../metadata.js';
import {spacedJson} from '../reply.js';
import {plain} from './values.js';

/** The answer of a chatflow in one piece. */
export function blockingReply(ctx, {record, pipeline}, {status, error, metadata}) {
  if (status === 'failed') invalidParam(error);
  if (status === 'paused' && !ctx.world.atLeast('1.14')) invalidParam('queue listening stopped unexpectedly.');
  const {message, taskId} = record;
  const answer = {
    event: 'message',
    task_id: taskId,
    id: message.id,
    message_id: message.id,
    conversation_id: message.conversationId,
    mode: 'advanced-chat',
    answer: message.answer,
    metadata: blockingMetadata(ctx, metadata),
    created_at: message.createdAt,
  };
  if (!message.answer && !ctx.world.atLeast('1.13')) invalidParam('Failed to get a response from the model');
  if (status !== 'paused') return spacedJson(plain(answer));
  return spacedJson(
    plain({
      ...answer,
      event: 'workflow_paused',
      workflow_run_id: record.id,
      data: pausedData(record, pipeline, metadata),
    }),
  );
}

/** In one piece, the WebApp API of every release leaves out all but the citations. */
function blockingMetadata(ctx, metadata) {
  if (ctx.family === 'webapp' && !ctx.world.atLeast('1.13')) return {retriever_resources: metadata.retriever_resources};
  return shownMetadata(ctx, metadata);
}

function pausedData(record, pipeline, metadata) {
  const {message, pause} = record;
  const data = pipeline.pausedData(pause.forms, {outputs: {}, elapsed: pause.elapsed, createdAt: message.createdAt});
  return {
    id: message.id,
    mode: 'advanced-chat',
    conversation_id: message.conversationId,
    message_id: message.id,
    workflow_run_id: record.id,
    answer: message.answer,
    metadata,
    created_at: message.createdAt,
    paused_nodes: data.paused_nodes,
    reasons: data.reasons,
    status: 'paused',
    elapsed_time: data.elapsed_time,
    total_tokens: data.total_tokens,
    total_steps: data.total_steps,
  };
}
