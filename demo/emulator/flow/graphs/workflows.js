import {perItem} from './chatflows.js';
import {brokenHttp, chain, end, line, LLM, llm, START, start} from './parts.js';

const TOPIC = `{{#${START}.topic#}}`;

const two = {
  nodes: [
    start,
    llm({id: 'l1', title: 'LLM 1', prompt: TOPIC}),
    llm({id: 'l2', title: 'LLM 2', prompt: 'ECHO second part'}),
    end({one: ['l1', 'text'], two: ['l2', 'text'], topic: [START, 'topic']}),
  ],
  edges: chain(START, 'l1', 'l2', 'end'),
};

const partial = {
  nodes: [
    start,
    brokenHttp({onError: 'fail-branch'}),
    end({body: ['n_http', 'body']}),
    end({error: ['n_http', 'error_message']}, {id: 'end_f', title: 'End failed'}),
  ],
  edges: [...chain(START, 'n_http', 'end'), ['n_http', 'end_f', 'fail-branch']],
};

const list = {
  query: [START, 'topic'],
  prompt: 'ECHO [ERROR{{#n_iter.item#}}]',
  last: end({list: ['n_iter', 'output']}),
};

/** The recorded workflows. */
export const workflows = {
  'wf-simple': line(start, llm({prompt: TOPIC}), end({text: [LLM, 'text']})),
  'wf-two': two,
  'wf-fail': line(start, brokenHttp(), end({body: ['n_http', 'body']})),
  'wf-partial': partial,
  'wf-iter': perItem({...list, onItemError: 'continue-on-error'}),
  'wf-iter-stop': perItem(list),
  'wf-iter-par': perItem({...list, parallel: true, onItemError: 'remove-abnormal-output'}),
  'wf-files': line(start, end({photo: [START, 'photo'], docs: [START, 'docs']})),
};
