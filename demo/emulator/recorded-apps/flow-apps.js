import {everyFile, keywords, tea} from './chat-apps.js';

const on = {enabled: true};
const voice = (autoPlay) => ({enabled: true, voice: 'alloy', language: 'en-US', autoPlay});
const control = (type, variable, label, rest) => ({
  [type]: {type, variable, label, required: false, hide: false, options: [], max_length: null, ...rest},
});
const files = {
  allowed_file_types: ['image', 'document'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
};
const SCHEMA = {
  type: 'object',
  properties: {lang: {type: 'string'}, n: {type: 'number'}},
  required: ['lang'],
};
const FORM = [
  control('text-input', 'name', 'Your name', {
    required: true,
    max_length: 8,
    placeholder: 'Type your name',
    hint: 'first name',
  }),
  control('paragraph', 'about', 'About you', {max_length: 50, default: 'nothing yet'}),
  control('select', 'city', 'City', {options: ['Paris', 'Rome', '東京'], default: 'Rome'}),
  control('number', 'age', 'Age', {default: '7'}),
  control('checkbox', 'agree', 'Agree', {default: true}),
  control('text-input', 'secret', 'Hidden', {hide: true, max_length: 48, default: 'hidden default'}),
  control('file', 'photo', 'Photo', files),
  control('file-list', 'docs', 'Documents', {max_length: 2, ...files}),
  control('json_object', 'profile', 'Profile', {json_schema: SCHEMA}),
];
const TOPIC = [control('paragraph', 'topic', 'Topic', {required: true, max_length: 2000})];
const vision = {...everyFile, image: undefined};

const chatflow = (parameters = {}, rest = {}) => ({mode: 'advanced-chat', parameters, ...rest});
const workflow = (parameters = {}, rest = {}) => ({mode: 'workflow', parameters, ...rest});

/** The chatflows and workflows of the recordings. Each has the graph of its own name unless it says otherwise. */
export const FLOW_APPS = {
  'cf-simple': chatflow({
    opening_statement: 'Welcome to the **flow**.',
    suggested_questions: ['Start', 'How long?'],
    suggested_questions_after_answer: on,
    speech_to_text: on,
    text_to_speech: voice('disabled'),
    file_upload: vision,
  }),
  'cf-plain': chatflow({retriever_resource: {enabled: false}}),
  'cf-form': chatflow({opening_statement: 'Hello {{name}}', user_input_form: FORM}),
  'cf-vision': chatflow({file_upload: vision}),
  'cf-answer-files': chatflow({file_upload: vision}),
  'cf-files': chatflow({file_upload: vision}),
  'cf-kb': chatflow({}, {knowledge: tea}),
  'cf-mod': chatflow({sensitive_word_avoidance: keywords}),
  'cf-tts': chatflow({text_to_speech: voice('enabled')}),
  'cf-unpublished': chatflow({}, {published: false}),
  'wf-simple': workflow({user_input_form: TOPIC}),
  'wf-files': workflow({
    user_input_form: [
      control('file', 'photo', 'Photo', {required: true, ...files}),
      control('file-list', 'docs', 'Docs', {max_length: 2, ...files}),
    ],
  }),
  'wf-unpublished': workflow({}, {published: false}),
  ...Object.fromEntries(
    [
      ...['cf-agent', 'cf-classifier', 'cf-default', 'cf-failbranch', 'cf-human', 'cf-human-rich', 'cf-human-timeout'],
      ...[
        'cf-human2',
        'cf-iter',
        'cf-loop',
        'cf-multi',
        'cf-nodes',
        'cf-qr',
        'cf-retry',
        'cf-template',
        'cf-think-sep',
      ],
      ...['cf-tool', 'cf-ttsfile', 'cf-var'],
    ].map((name) => [name, chatflow()]),
  ),
  ...Object.fromEntries(
    ['wf-fail', 'wf-human', 'wf-iter', 'wf-iter-par', 'wf-iter-stop', 'wf-partial', 'wf-two'].map((name) => [
      name,
      workflow({user_input_form: TOPIC}),
    ]),
  ),
};
