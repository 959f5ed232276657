import {chain, end, llm, START, start} from './parts.js';

/** Reviews what customers write: takes it apart, looks at each sentence, and drafts a reply. Its form has `review` and `tone`. */
export const demoWorkflow = {
  nodes: [
    start,
    {
      id: 'split',
      type: 'code',
      title: 'Sentences',
      variables: {review: [START, 'review']},
      outputs: {},
      lists: {sentences: '{{ review }}'},
    },
    {
      id: 'each',
      type: 'iteration',
      title: 'Each sentence',
      start: 'mood',
      list: ['split', 'sentences'],
      output: ['mood', 'class_name'],
      onItemError: 'continue-on-error',
    },
    {
      id: 'mood',
      in: 'each',
      type: 'question-classifier',
      title: 'Mood',
      query: ['each', 'item'],
      classes: [
        {id: 'neutral', name: 'neutral'},
        {id: 'glad', name: 'glad', keywords: ['love', 'great', 'lovely', 'thank', 'beautiful', 'fast']},
        {id: 'cross', name: 'cross', keywords: ['broken', 'late', 'damaged', 'never', 'bad', 'slow']},
      ],
    },
    llm({
      id: 'draft',
      title: 'Draft a reply',
      system: 'Write in this tone: {{#1740000000001.tone#}}',
      prompt: `{{#${START}.review#}}`,
    }),
    end({reply: ['draft', 'text'], moods: ['each', 'output']}),
  ],
  edges: chain(START, 'split', 'each', 'draft', 'end'),
};
