import {answer, chain, end, llm, START, start} from './parts.js';

const ACTIONS = [
  {id: 'approve', title: 'Approve', style: 'primary'},
  {id: 'reject', title: 'Reject'},
];
const FORM = 'Please **check** this request.\n\nNote: {{#$output.note#}}\n\nReason: {{#$output.reason#}}\n';
const RICH = `${FORM}\nGrade: {{#$output.grade#}}\n\nScan: {{#$output.scan#}}\n\nPapers: {{#$output.papers#}}\n`;

const fields = (reason) => [
  {type: 'paragraph', name: 'note', default: {type: 'constant', selector: [], value: 'looks fine'}},
  {type: 'paragraph', name: 'reason', default: {type: 'variable', selector: reason, value: ''}},
];

const richFields = [
  ...fields(['sys', 'query']),
  {type: 'select', name: 'grade', options: ['low', 'high']},
  {type: 'file', name: 'scan', allowedTypes: ['image']},
  {type: 'file-list', name: 'papers', allowedTypes: ['document'], allowedMethods: ['local_file'], limit: 2},
];

const human = (options = {}) => ({
  id: 'n_human',
  type: 'human-input',
  title: 'Approve request',
  form: FORM,
  inputs: fields(['sys', 'query']),
  actions: ACTIONS,
  ...options,
});

const approval = (options) => ({
  nodes: [
    start,
    answer('Checking… ', {id: 'answer_1', title: 'Before'}),
    human(options),
    llm({id: 'n_llm', title: 'After', prompt: 'ECHO approved with note {{#n_human.note#}}', wait: options?.wait}),
    answer('{{#n_llm.text#}}', {id: 'answer_2', title: 'Approved'}),
    answer('Rejected.', {id: 'answer_3', title: 'Rejected'}),
    answer('Too late.', {id: 'answer_4', title: 'Timed out'}),
  ],
  edges: [
    ...chain(START, 'answer_1', 'n_human'),
    ['n_human', 'n_llm', 'approve'],
    ['n_llm', 'answer_2'],
    ['n_human', 'answer_3', 'reject'],
    ['n_human', 'answer_4', '__timeout'],
  ],
});

const two = {
  nodes: [
    start,
    answer('Two checks. ', {id: 'answer_1', title: 'Before'}),
    human(),
    human({id: 'n_human2'}),
    answer('One. ', {id: 'answer_2', title: 'A1'}),
    answer('Two. ', {id: 'answer_3', title: 'A2'}),
  ],
  edges: [
    ...chain(START, 'answer_1', 'n_human'),
    ['answer_1', 'n_human2'],
    ['n_human', 'answer_2', 'approve'],
    ['n_human2', 'answer_3', 'approve'],
  ],
};

const workflow = {
  nodes: [
    start,
    human({inputs: fields([START, 'topic'])}),
    llm({id: 'n_llm', title: 'After', prompt: 'ECHO approved {{#n_human.note#}}'}),
    end({text: ['n_llm', 'text']}, {title: 'End approved'}),
    end({text: ['n_human', '__action_id']}, {id: 'end_r', title: 'End rejected'}),
  ],
  edges: [
    [START, 'n_human'],
    ['n_human', 'n_llm', 'approve'],
    ['n_llm', 'end'],
    ['n_human', 'end_r', 'reject'],
  ],
};

/** The recorded flows that wait for a person. */
export const humanInput = {
  'cf-human': approval({wait: 1500}),
  'cf-human-rich': approval({form: RICH, inputs: richFields}),
  'cf-human-timeout': approval({timeout: 1}),
  'cf-human2': two,
  'wf-human': workflow,
};
