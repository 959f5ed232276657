import {answer, chain, LLM, llm, START, start} from './parts.js';

const tool = (name, label, description) => ({
  enabled: true,
  extra: {description: ''},
  parameters: {},
  provider_name: 'shop',
  provider_show_name: 'shop',
  settings: {},
  tool_description: description,
  tool_label: label,
  tool_name: name,
  type: 'builtin',
});

const classifier = {
  id: 'desk',
  type: 'question-classifier',
  title: 'Which desk?',
  query: ['sys', 'query'],
  classes: [
    {id: 'other', name: 'Anything else'},
    {id: 'refund', name: 'Refund', keywords: ['refund', 'money back']},
    {id: 'label', name: 'Return label', keywords: ['label', 'qr']},
    {id: 'return', name: 'Return', keywords: ['return', 'send back', 'exchange']},
    {id: 'order', name: 'Order', keywords: ['order', 'parcel', 'track', 'in stock']},
    {id: 'warehouse', name: 'Warehouse', keywords: ['warehouse']},
    {id: 'papers', name: 'Catalogue', keywords: ['catalogue', 'brochure', 'film']},
  ],
};

const agent = {
  id: 'clerk',
  type: 'agent',
  title: 'Order clerk',
  strategy: 'function_calling',
  strategyIcon: 'clerk.svg',
  tools: [
    tool('order_status', 'Order status', 'Where an order is'),
    tool('stock_check', 'Stock check', 'How many are left'),
  ],
  instruction: 'You look up orders.',
  query: '{{#sys.query#}}',
  maximumIterations: 3,
};

const approval = {
  id: 'approval',
  type: 'human-input',
  title: 'Refund request',
  form: 'Please complete your **refund request**.\n\nOrder number: {{#$output.order#}}\n\nReason: {{#$output.reason#}}\n',
  inputs: [
    {type: 'paragraph', name: 'order', default: {type: 'constant', selector: [], value: '10428'}},
    {type: 'paragraph', name: 'reason', default: {type: 'variable', selector: ['sys', 'query'], value: ''}},
  ],
  actions: [
    {id: 'send', title: 'Send request', style: 'primary'},
    {id: 'cancel', title: 'Never mind', style: 'ghost'},
  ],
};

const warehouse = {
  id: 'stock_api',
  type: 'http-request',
  title: 'Ask the warehouse',
  method: 'GET',
  url: 'http://127.0.0.1:9/stock',
  retry: {max: 1, interval: 300},
  onError: 'fail-branch',
};

const maker = (id, title) => ({id, type: 'tool', title, tool: id, provider: 'shop', params: {}});

/**
 * Customer support of a shop: a classifier sends the question to an agent with tools, to the knowledge base, to a
 * refund form, to a tool that draws a return label, to tools that make all kinds of files, to a warehouse that does not answer, or to a model.
 */
export const demoChatflow = {
  nodes: [
    start,
    classifier,
    llm({title: 'Assistant', memory: true}),
    answer(`{{#${LLM}.text#}}`),
    agent,
    answer('{{#clerk.text#}}', {id: 'answer_order', title: 'Order answer'}),
    {id: 'rules', type: 'knowledge-retrieval', title: 'Return rules', query: ['sys', 'query']},
    llm({
      id: 'advisor',
      title: 'Advisor',
      memory: true,
      context: ['rules', 'result'],
      system: 'Use these rules: {{#context#}}',
    }),
    answer('{{#advisor.text#}}', {id: 'answer_return', title: 'Return answer'}),
    answer('I can prepare that for you. ', {id: 'answer_refund', title: 'Before the form'}),
    approval,
    answer('Thank you: your request for order **{{#approval.order#}}** is on its way.', {
      id: 'answer_sent',
      title: 'Sent',
    }),
    answer('All right, nothing was sent.', {id: 'answer_cancel', title: 'Cancelled'}),
    {
      id: 'label',
      type: 'tool',
      title: 'Return label',
      tool: 'qrcode_generator',
      provider: 'qrcode',
      params: {content: 'https://shop.example/returns'},
      icon: '/console/api/workspaces/current/tool-provider/builtin/qrcode/icon',
    },
    answer('Here is your label:\n\n{{#label.files#}}\n\nShow it at the parcel shop.', {
      id: 'answer_label',
      title: 'Label',
    }),
    maker('photos', 'Photos'),
    maker('film', 'Film'),
    maker('catalogue', 'Catalogue'),
    maker('prices', 'Price list'),
    maker('tts', 'Speak'),
    answer(
      'Here is our autumn catalogue, with the prices, a film of the kiln and a greeting:\n\n{{#photos.files#}}\n\n{{#film.files#}}\n\n{{#catalogue.files#}}\n\n{{#prices.files#}}\n\n{{#tts.files#}}',
      {id: 'answer_papers', title: 'Catalogue answer'},
    ),
    warehouse,
    answer('In stock: {{#stock_api.body#}}', {id: 'answer_stock', title: 'Stock'}),
    answer('The warehouse does not answer right now ({{#stock_api.error_type#}}). Please try again later.', {
      id: 'answer_late',
      title: 'No answer',
    }),
  ],
  edges: [
    [START, 'desk'],
    ['desk', LLM, 'other'],
    [LLM, 'answer'],
    ['desk', 'clerk', 'order'],
    ['clerk', 'answer_order'],
    ['desk', 'rules', 'return'],
    ...chain('rules', 'advisor', 'answer_return'),
    ['desk', 'answer_refund', 'refund'],
    ['answer_refund', 'approval'],
    ['approval', 'answer_sent', 'send'],
    ['approval', 'answer_cancel', 'cancel'],
    ['desk', 'label', 'label'],
    ['label', 'answer_label'],
    ['desk', 'photos', 'papers'],
    ...chain('photos', 'film', 'catalogue', 'prices', 'tts', 'answer_papers'),
    ['desk', 'stock_api', 'warehouse'],
    ['stock_api', 'answer_stock'],
    ['stock_api', 'answer_late', 'fail-branch'],
  ],
};
