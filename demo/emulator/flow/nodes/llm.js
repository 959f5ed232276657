import {plain} from '../values.js';
import {NodeError} from './node-error.js';
import {ThinkFilter, splitThinking} from './thinking.js';

/** The model's name among a node's inputs, as 1.14 and later show it. */
export const modelFields = (run) => (run.world.atLeast('1.14') ? run.model : {});

/** What a model call cost, as `execution_metadata` has it. */
export const tokenMeta = ({total_tokens, total_price, currency}) => ({total_tokens, total_price, currency});

/**
 * LLM: asks the scripted model and streams its text. `memory` gives it the conversation so far, and the message's
 * files a second time.
 */
export async function llm(node, {run, pool, signal, write}) {
  const system = fillContext(node, pool, node.system ?? 'You are a helper.');
  const query = pool.render(node.prompt) + (node.memory ? '\n\n' : '');
  const messages = node.memory ? run.history().map((message) => ({...message, files: []})) : [];
  const files = node.vision ? (pool.get(['sys', 'files']) ?? []) : [];
  const inputs = {
    ...(node.context && contextText(node, pool) && {'#context#': contextText(node, pool)}),
    ...(files.length && {'#files#': files}),
    ...modelFields(run),
  };
  const missing = files.find(({stored}) => stored.unreachable);
  if (missing) throw new NodeError(notFoundText(missing), {inputs, errorType: 'HTTPStatusError'});
  await run.work(signal, node.wait);
  const separate = node.reasoning === 'separated';
  const filter = separate && run.world.atLeast('newest') ? new ThinkFilter() : undefined;
  const seen = (node.memory ? [...files, ...files] : files).map(({stored}) => stored);
  const asked = {messages, system, signal, files: seen, inputs: run.inputs.form};
  const {text, usage} = await ask(run, query, asked, inputs, (delta) => {
    const shown = filter ? filter.push(delta) : delta;
    if (shown || !filter) write('text', shown);
  });
  if (signal.aborted) return {};
  write('text', '');
  write('text', '', true);
  const parts = separate ? splitThinking(text) : {text, thoughts: ''};
  return {
    inputs,
    process: {
      model_mode: 'chat',
      prompts: promptsOf(system, messages, query, node.memory),
      usage,
      finish_reason: 'stop',
      ...run.model,
    },
    outputs: {text: parts.text, reasoning_content: parts.thoughts, usage, finish_reason: 'stop'},
    meta: tokenMeta(usage),
  };
}

async function ask(run, query, options, inputs, onText) {
  let text = '';
  let usage = run.zeroUsage();
  try {
    for await (const part of run.reply(query, options)) {
      if (part.text) onText(part.text);
      text += part.text ?? '';
      usage = part.usage ?? usage;
    }
  } catch (error) {
    if (!error.isModelError) throw error;
    throw new NodeError(run.modelErrorText(error), {inputs, errorType: 'InvokeError'});
  }
  if (!text) usage = {...usage, time_to_first_token: null, time_to_generate: null};
  run.spend(usage);
  return {text, usage};
}

function promptsOf(system, messages, query, memory) {
  const said = messages.flatMap(({query: question, answer}) => [
    {role: 'user', text: question, files: []},
    ...(answer ? [{role: 'assistant', text: answer, files: []}] : []),
  ]);
  const asked = memory ? [{role: 'user', text: query.trimEnd(), files: []}] : [];
  return [{role: 'system', text: system, files: []}, ...asked, ...said, {role: 'user', text: query, files: []}];
}

function fillContext(node, pool, system) {
  return node.context ? pool.render(system).replace('{{#context#}}', contextText(node, pool)) : pool.render(system);
}

const contextText = ({context}, pool) =>
  plain(pool.get(context) ?? [])
    .map(({content}) => content)
    .join('\n');

const notFoundText = ({stored}) =>
  `Client error '404 Not Found' for url '${stored.remoteUrl}'\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/404`;
