import {answer, chain, line, LLM, llm, START, start} from './parts.js';

const BUILTIN = '/console/api/workspaces/current/tool-provider/builtin';

const VOICE = 'langgenius/openai_api_compatible/openai_api_compatible#fake-tts';

const tool = (id, title, name, provider, params, defaults) => ({
  id,
  type: 'tool',
  title,
  tool: name,
  provider,
  params,
  defaults,
  icon: `${BUILTIN}/${provider}/icon`,
});

const timeTool = {
  enabled: true,
  extra: {description: ''},
  parameters: {format: null, timezone: 'UTC'},
  provider_name: 'time',
  provider_show_name: 'time',
  settings: {},
  tool_description: 'Get the current time',
  tool_label: 'Current Time',
  tool_name: 'current_time',
  type: 'builtin',
};

const agent = {
  id: 'n_agent',
  type: 'agent',
  title: 'Agent',
  strategy: 'function_calling',
  strategyIcon: 'e74e644589f5d78cd6019be7b92050c2b54b2645139af705fe610649a73282cf.svg',
  tools: [timeTool],
  instruction: 'You are an agent.',
  query: '{{#sys.query#}}',
  maximumIterations: 3,
};

const classifier = {
  nodes: [
    start,
    {
      id: 'n_qc',
      type: 'question-classifier',
      title: 'Which desk?',
      query: ['sys', 'query'],
      classes: [
        {id: '1', name: 'sales'},
        {id: '2', name: 'support'},
      ],
    },
    answer('Sales desk. ', {id: 'answer_s', title: 'Sales'}),
    answer('Support desk. ', {id: 'answer_h', title: 'Support'}),
  ],
  edges: [...chain(START, 'n_qc'), ['n_qc', 'answer_s', '1'], ['n_qc', 'answer_h', '2']],
};

const knowledge = line(
  start,
  {id: 'n_kb', type: 'knowledge-retrieval', title: 'Look up', query: ['sys', 'query']},
  llm({system: 'Use this: {{#context#}}', context: ['n_kb', 'result']}),
  answer(`{{#${LLM}.text#}}`),
);

const files = line(
  start,
  {id: 'n_doc', type: 'document-extractor', title: 'Read', from: ['sys', 'files']},
  answer('You sent: {{#sys.files#}}\n\ntext: {{#n_doc.text#}}'),
);

/** The recorded chatflows with tools, agents, knowledge and files. */
export const chatflowsWithTools = {
  'cf-agent': line(start, agent, answer('{{#n_agent.text#}}')),
  'cf-tool': line(
    start,
    tool('n_time', 'Time', 'current_time', 'time', {format: '%Y', timezone: 'UTC'}),
    answer('Year {{#n_time.text#}}'),
  ),
  'cf-ttsfile': line(
    start,
    tool('n_tts', 'Speak', 'tts', 'audio', {text: '{{#sys.query#}}'}, {model: VOICE, [`voice#${VOICE}`]: 'alloy'}),
    answer('Listen: {{#n_tts.files#}}'),
  ),
  'cf-qr': line(
    start,
    tool(
      'n_qr',
      'QR',
      'qrcode_generator',
      'langgenius/qrcode/qrcode',
      {content: '{{#sys.query#}}'},
      {
        error_correction: 'M',
        border: '2',
      },
    ),
    answer('Scan: {{#n_qr.files#}} ok'),
  ),
  'cf-classifier': classifier,
  'cf-kb': knowledge,
  'cf-files': files,
  'cf-answer-files': line(start, answer('Here they are again:\n{{#sys.files#}}\nbye')),
};
