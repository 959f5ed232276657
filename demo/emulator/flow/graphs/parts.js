/** Ids of the nodes that Dify's editor makes first. */
export const START = '1740000000001';
export const LLM = '1740000000002';

/** A start node. */
export const start = {id: START, type: 'start', title: 'Start'};

/** An LLM node; asks what the visitor wrote unless told otherwise. */
export const llm = (options = {}) => ({id: LLM, type: 'llm', title: 'LLM', prompt: '{{#sys.query#}}', ...options});

/** An answer node. */
export const answer = (text, {id = 'answer', title = 'Answer'} = {}) => ({id, type: 'answer', title, answer: text});

/** An end node with the outputs of a workflow: `{name: selector}`. */
export const end = (outputs, {id = 'end', title = 'End'} = {}) => ({id, type: 'end', title, outputs});

/** Edges from one node to the next, and so on. */
export const chain = (...ids) => ids.slice(1).map((id, index) => [ids[index], id]);

/** A graph of nodes that follow each other. */
export const line = (...nodes) => ({nodes, edges: chain(...nodes.map(({id}) => id))});

/** An HTTP request to a closed port. */
export const brokenHttp = (options = {}) => ({
  id: 'n_http',
  type: 'http-request',
  title: 'HTTP',
  method: 'GET',
  url: 'http://127.0.0.1:9/closed',
  ...options,
});
