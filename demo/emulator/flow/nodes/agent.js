import {AgentLogs} from './agent-logs.js';
import {NodeError} from './node-error.js';

const ICON = 'fb1d7c05088e34ecabd0e087ebcfd929be9aad785b5e21e0577c2aa82acf7ae0.svg';
const STRATEGY_ICON = 'e74e644589f5d78cd6019be7b92050c2b54b2645139af705fe610649a73282cf.svg';

/** Agent: rounds of thinking and tool calls, told by `agent_log` events as a tree. */
export async function agent(node, {run, pool, signal, write, emit}) {
  const query = pool.render(node.query);
  const inputs = inputsOf(node, run, query);
  const logs = new AgentLogs(node, (log) => emit({kind: 'agent_log', log}));
  const turn = {node, run, query, signal, logs, write, observations: [], text: '', usage: run.zeroUsage()};
  try {
    for (let round = 1; round <= node.maximumIterations; round++) {
      if (!(await playRound(turn, round))) break;
    }
  } catch (error) {
    if (!error.isModelError) throw error;
    throw new NodeError(run.modelErrorText(error), {inputs, errorType: 'InvokeError'});
  }
  if (signal.aborted) return {};
  write('text', '', true);
  const info = {icon: STRATEGY_ICON, agent_strategy: node.strategy};
  const {total_tokens} = turn.usage;
  return {
    inputs,
    outputs: {
      text: turn.text,
      usage: turn.usage,
      files: turn.observations.flatMap(({files}) => files),
      json: [...logs.outputs(), {data: []}],
    },
    meta: {currency: 'USD', total_price: 0, total_tokens, tool_info: info, agent_log: logs.metadata()},
  };
}

/** Returns whether the model wants another round. */
async function playRound(turn, round) {
  const {run, signal, logs} = turn;
  const log = logs.start(`ROUND ${round}`);
  const thought = logs.start(`${run.model.model_name} Thought`, log, {
    provider: run.model.model_provider,
    icon: ICON,
    icon_dark: null,
  });
  const {text, calls, usage} = await think(turn);
  if (signal.aborted) return false;
  run.spend(usage);
  turn.text += text;
  turn.usage = run.addUsage(turn.usage, usage);
  const cost = {currency: 'USD', total_price: '0', total_tokens: usage.total_tokens};
  const wanted = {
    tool_input: calls.map(({name, input}) => ({args: input, name})),
    tool_name: calls.map(({name}) => name).join(';'),
  };
  logs.finish(thought, {output: text, ...wanted}, cost);
  const responses = [];
  for (const call of calls) responses.push(await callTool(turn, call, log));
  if (calls.length) {
    turn.write('text', '\n');
    turn.text += '\n';
  }
  logs.finish(log, {output: {llm_response: text, tool_responses: responses}}, cost);
  return calls.length > 0 && !signal.aborted;
}

async function think({node, run, query, signal, write, observations}) {
  let text = '';
  let calls = [];
  let usage = run.zeroUsage();
  const tools = node.tools.map(({tool_name: name}) => name);
  const options = {system: node.instruction, signal, observations, tools, messages: [], files: [], inputs: {}};
  for await (const part of run.reply(query, options)) {
    if (part.text) write('text', part.text);
    text += part.text ?? '';
    calls = part.tools ?? calls;
    usage = part.usage ?? usage;
  }
  return {text, calls, usage};
}

async function callTool({node, run, signal, logs, observations}, {name, input}, parent) {
  const tool = node.tools.find(({tool_name: known}) => known === name) ?? {};
  const icon = `/console/api/workspaces/current/tool-provider/builtin/${tool.provider_name ?? name}/icon`;
  const log = logs.start(`CALL ${name}`, parent, {provider: tool.provider_name ?? name, icon, icon_dark: ''});
  await run.work(signal);
  const result = await run.useTool(name, input);
  const response = {
    tool_call_id: `call-${log.id.slice(0, 8)}`,
    tool_call_input: input,
    tool_call_name: name,
    tool_response: result.error ?? result.text,
  };
  observations.push({name, text: response.tool_response, files: result.files ?? []});
  logs.finish(log, {output: response});
  return response;
}

function inputsOf({tools, instruction, maximumIterations}, {model}, query) {
  const selector = {
    provider: model.model_provider,
    model: model.model_name,
    model_type: 'llm',
    mode: 'chat',
    completion_params: {},
    type: 'model-selector',
  };
  return {model: selector, tools, instruction, query, maximum_iterations: maximumIterations};
}
