import {FileValue} from '../values.js';
import {NodeError} from './node-error.js';
import {modelFields, tokenMeta} from './llm.js';

/**
 * Template and code: `outputs` (or one `template`) with `{{ name }}` filled from `variables`;
 * `lists` are filled likewise and cut into sentences.
 */
export async function template(node, {run, pool, signal}) {
  const inputs = Object.fromEntries(
    Object.entries(node.variables).map(([name, selector]) => [name, pool.get(selector) ?? null]),
  );
  await run.work(signal);
  const fill = (text) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(inputs[name] ?? ''));
  const templates = node.outputs ?? {output: node.template};
  const texts = Object.entries(templates).map(([name, text]) => [name, fill(text)]);
  const lists = Object.entries(node.lists ?? {}).map(([name, text]) => [name, sentencesOf(fill(text))]);
  return {inputs, outputs: Object.fromEntries([...texts, ...lists])};
}

const sentencesOf = (text) => text.match(/[^.!?。！？\n]+[.!?。！？]*/g)?.map((sentence) => sentence.trim()) ?? [];

/** Variable aggregator: the first of its variables that exists. */
export async function variableAggregator(node, {pool}) {
  const selector = node.variables.find((candidate) => pool.has(candidate));
  if (!selector) return {};
  const value = pool.get(selector);
  return {inputs: {[selector[1]]: value}, outputs: {output: value}};
}

/** Document extractor: the text of the files. */
export async function documentExtractor(node, {run, pool, signal}) {
  const documents = [pool.get(node.from) ?? []].flat().filter((value) => value instanceof FileValue);
  await run.work(signal);
  const text = documents.map((document) => run.textOf(document));
  return {inputs: {variable_selector: node.from}, process: {documents}, outputs: {text}};
}

/** Parameter extractor: `EXTRACT {json}` in the question. */
export async function parameterExtractor(node, {run, pool, signal}) {
  const query = pool.get(node.query);
  await run.work(signal);
  const found = parseExtract(query);
  const toolCall = {name: 'extract_parameters', arguments: JSON.stringify(found)};
  const usage = run.usage(query, toolCall.arguments);
  run.spend(usage);
  return {
    inputs: {query, files: [], parameters: node.parameters, instruction: '', ...modelFields(run)},
    process: {
      model_mode: 'chat',
      prompts: [{role: 'user', text: query, files: []}],
      usage,
      function: {
        name: 'extract_parameters',
        description: 'Extract parameters from the natural language text',
        parameters: schemaOf(node.parameters),
      },
      tool_call: {id: `call-${node.id}`, type: 'function', function: toolCall},
      ...run.model,
      llm_text: '',
    },
    outputs: {__is_success: 1, __reason: null, __usage: usage, ...found},
    meta: tokenMeta(usage),
  };
}

function parseExtract(query) {
  try {
    return JSON.parse(/EXTRACT (\{.*\})/s.exec(query)?.[1] ?? '{}');
  } catch {
    throw new NodeError('Failed to extract parameters from the question');
  }
}

function schemaOf(parameters) {
  const properties = parameters.map(({name, type, description}) => {
    const item = /^array\[(\w+)\]$/.exec(type)?.[1];
    return [name, item ? {description, type: 'array', items: {type: item}} : {description, type}];
  });
  return {type: 'object', properties: Object.fromEntries(properties), required: parameters.map(({name}) => name)};
}

/** Assigner: sets or adds to variables of the conversation or of a loop. */
export async function assigner(node, {run, pool, execution}) {
  const updated = node.items.map((item) => {
    const [scope, name] = item.to;
    const value = item.from ? pool.get(item.from) : item.value;
    const next = item.op === '+=' ? (pool.get(item.to) ?? 0) + value : value;
    pool.set(scope, name, next);
    if (scope === 'conversation') run.setConversationVariable(name, next);
    return {name, selector: item.to, value_type: typeof next === 'number' ? 'integer' : 'string', new_value: next};
  });
  const values = Object.fromEntries(updated.map(({name, new_value}) => [name, new_value]));
  return {inputs: describe(node, run, execution), process: {...values, __updated_variables: updated}};
}

function describe(node, run, {place}) {
  const items = node.items.map(({to, op, value, from}) => ({
    variable_selector: to,
    input_type: from ? 'variable' : 'constant',
    operation: op,
    value: from ?? value,
  }));
  const inner = place.loopId ? {isInLoop: true, loop_id: place.loopId} : {};
  const retry = {max_retries: 0, retry_interval: 0, retry_enabled: false};
  const shared = {
    title: node.title,
    desc: '',
    version: '2',
    error_strategy: null,
    default_value: null,
    retry_config: retry,
    items,
  };
  if (!run.world.atLeast('1.13')) return shared;
  return {type: 'assigner', ...shared, ...(run.world.atLeast('1.14') && {selected: false, ...inner})};
}
