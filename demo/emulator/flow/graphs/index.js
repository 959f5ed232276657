import {chatflows} from './chatflows.js';
import {chatflowsWithTools} from './chatflows-with-tools.js';
import {demoChatflow} from './demo-chatflow.js';
import {demoWorkflow} from './demo-workflow.js';
import {humanInput} from './human-input.js';
import {workflows} from './workflows.js';

/** Recorded apps that have the graph of another one. */
const SAME = {
  'cf-plain': 'cf-simple',
  'cf-tts': 'cf-simple',
  'cf-unpublished': 'cf-simple',
  'wf-unpublished': 'wf-simple',
};

const GRAPHS = {
  ...chatflows,
  ...chatflowsWithTools,
  ...humanInput,
  ...workflows,
  'demo-chatflow': demoChatflow,
  'demo-workflow': demoWorkflow,
};

/** The graph of an app: its own definition, a named one, or the plainest of its mode. */
export function graphOf({config: {graph, mode}}) {
  if (typeof graph === 'object') return graph;
  const name = graph ?? (mode === 'workflow' ? 'wf-simple' : 'cf-simple');
  const definition = GRAPHS[SAME[name] ?? name];
  if (!definition) throw new RangeError(`No graph ${name}; there are ${Object.keys(GRAPHS).join(', ')}`);
  return definition;
}
