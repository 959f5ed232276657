import {answer, brokenHttp, chain, line, LLM, llm, START, start} from './parts.js';

const TEXT = `{{#${LLM}.text#}}`;
const talk = (options) => line(start, llm({memory: true, ...options}), answer(TEXT));

const nodes = {
  nodes: [
    start,
    {
      id: 'n_if',
      type: 'if-else',
      title: 'Is it long?',
      cases: [{id: 'true', conditions: [{selector: ['sys', 'query'], operator: 'contains', value: 'alpha'}]}],
    },
    llm({id: 'n_a', title: 'LLM A', prompt: 'ECHO branch-A says hi'}),
    llm({id: 'n_b', title: 'LLM B', prompt: 'ECHO branch-B says hi'}),
    {
      id: 'n_agg',
      type: 'variable-aggregator',
      title: 'Join',
      variables: [
        ['n_a', 'text'],
        ['n_b', 'text'],
      ],
    },
    answer('First: {{#n_agg.output#}}\n', {id: 'n_ans1', title: 'Answer 1'}),
    llm({id: 'n_p1', title: 'Parallel 1', prompt: 'ECHO parallel one is running here'}),
    llm({id: 'n_p2', title: 'Parallel 2', prompt: 'ECHO parallel two is running here'}),
    answer('\nP1={{#n_p1.text#}}\nP2={{#n_p2.text#}}\n', {id: 'n_ans2', title: 'Answer 2'}),
  ],
  edges: [
    [START, 'n_if'],
    ['n_if', 'n_a', 'true'],
    ['n_if', 'n_b', 'false'],
    ['n_a', 'n_agg'],
    ['n_b', 'n_agg'],
    ['n_agg', 'n_ans1'],
    ['n_ans1', 'n_p1'],
    ['n_ans1', 'n_p2'],
    ['n_p1', 'n_ans2'],
    ['n_p2', 'n_ans2'],
  ],
};

const multi = line(
  start,
  answer('Part one. ', {id: 'a1', title: 'Answer 1'}),
  llm({id: 'l1', title: 'LLM 1', prompt: 'ECHO middle part from model'}),
  answer('[{{#l1.text#}}]', {id: 'a2', title: 'Answer 2'}),
  llm({id: 'l2', title: 'LLM 2'}),
  answer(' Part three: {{#l2.text#}}', {id: 'a3', title: 'Answer 3'}),
);

const failBranch = {
  nodes: [
    start,
    brokenHttp({onError: 'fail-branch'}),
    answer('It worked: {{#n_http.body#}}'),
    answer('It failed: {{#n_http.error_type#}}', {id: 'answer_f', title: 'Answer on failure'}),
  ],
  edges: [...chain(START, 'n_http', 'answer'), ['n_http', 'answer_f', 'fail-branch']],
};

const loop = {
  nodes: [
    start,
    {
      id: 'n_loop',
      type: 'loop',
      title: 'Count up',
      start: 'n_inc',
      count: 5,
      variables: [{name: 'num', type: 'number', value: 1}],
      breakWhen: [{selector: ['n_loop', 'num'], operator: '≥', value: 3}],
    },
    {
      id: 'n_inc',
      in: 'n_loop',
      type: 'assigner',
      title: 'Add one',
      items: [{to: ['n_loop', 'num'], op: '+=', value: 1}],
    },
    answer('num={{#n_loop.num#}}'),
  ],
  edges: chain(START, 'n_loop', 'answer'),
};

/** Takes a list out of the question `EXTRACT {"items": […]}` and asks the model about each item. */
export function perItem({query, prompt, last, ...options}) {
  const parameters = [{name: 'items', type: 'array[string]', options: null, description: 'the items', required: true}];
  const list = {list: ['n_px', 'items'], output: ['n_item', 'text']};
  return {
    nodes: [
      start,
      {id: 'n_px', type: 'parameter-extractor', title: 'Extract list', query, parameters},
      {id: 'n_iter', type: 'iteration', title: 'Each item', start: 'n_item', ...list, ...options},
      llm({id: 'n_item', in: 'n_iter', title: 'Per item', prompt}),
      last,
    ],
    edges: chain(START, 'n_px', 'n_iter', last.id),
  };
}

const remember = {
  ...line(
    start,
    {
      id: 'n_as',
      type: 'assigner',
      title: 'Remember',
      items: [
        {to: ['conversation', 'memo'], op: 'over-write', from: ['sys', 'query']},
        {to: ['conversation', 'count'], op: '+=', value: 1},
      ],
    },
    answer('memo={{#conversation.memo#}} count={{#conversation.count#}}'),
  ),
  variables: [
    {name: 'memo', type: 'string', value: '', description: 'last question'},
    {name: 'count', type: 'number', value: 0},
  ],
};

const formAnswer = ['name', 'about', 'city', 'age', 'agree', 'secret']
  .map((name) => `${name}={{#${START}.${name}#}}`)
  .join(' ');

/** The recorded chatflows of which nothing is special but their nodes. */
export const chatflows = {
  'cf-simple': talk(),
  'cf-think-sep': talk({memory: false, reasoning: 'separated'}),
  'cf-mod': talk({system: 'Never say the forbidden thing.'}),
  'cf-vision': talk({vision: true}),
  'cf-template': line(
    start,
    {
      id: 'n_tpl',
      type: 'template-transform',
      title: 'Template',
      template: 'Hello {{ q }}',
      variables: {q: ['sys', 'query']},
    },
    answer('{{#n_tpl.output#}}'),
  ),
  'cf-form': line(start, answer(`${formAnswer}\n{{#${START}.photo#}}\n{{#${START}.docs#}}`)),
  'cf-nodes': nodes,
  'cf-multi': multi,
  'cf-retry': line(
    start,
    answer('Trying… ', {id: 'answer0', title: 'Before'}),
    brokenHttp({retry: {max: 2, interval: 300}}),
    answer('never'),
  ),
  'cf-failbranch': failBranch,
  'cf-default': line(
    start,
    brokenHttp({onError: 'default-value', defaults: {body: 'default body', status_code: 0, headers: {}}}),
    answer('body={{#n_http.body#}}'),
  ),
  'cf-loop': loop,
  'cf-iter': perItem({
    query: ['sys', 'query'],
    prompt: 'ECHO item {{#n_iter.item#}}',
    last: answer('done: {{#n_iter.output#}}'),
  }),
  'cf-var': remember,
};
