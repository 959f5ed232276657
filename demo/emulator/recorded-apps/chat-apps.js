const on = {enabled: true};
const off = {enabled: false};
const voice = (autoPlay) => ({enabled: true, voice: 'alloy', language: 'en-US', autoPlay});

const imagesAndDocuments = {
  enabled: true,
  allowed_file_types: ['image', 'document'],
  image: {enabled: true, detail: 'high'},
};
/** Every kind of file, and two extensions of its own. */
export const everyFile = {
  enabled: true,
  allowed_file_types: ['image', 'document', 'audio', 'video', 'custom'],
  allowed_file_extensions: ['.dat', '.log'],
};

/** Keyword moderation of questions and answers. */
export const keywords = {
  enabled: true,
  type: 'keywords',
  config: {
    keywords: 'badword\nforbidden',
    inputs_config: {enabled: true, preset_response: 'This question is not allowed here. 不可以。'},
    outputs_config: {enabled: true, preset_response: '[answer withheld]'},
  },
};

const words = ['tea', 'brew'];
/** A small knowledge base about tea. */
export const tea = [
  {document: 'tea.md', words, content: 'Black tea is brewed at 95 degrees for four minutes.', score: 0.39840570852558},
  {
    document: 'tea.md',
    words,
    content: 'Oolong tea 乌龙茶 is brewed at 90 degrees for three minutes.',
    score: 0.3595937232598566,
  },
  {
    document: 'tea.md',
    words,
    content: 'Tea handbook\nGreen tea is brewed at 80 degrees for two minutes.',
    score: 0.3302854945391332,
  },
];

const control = (type, variable, label, rest) => ({
  [type]: {label, variable, required: false, default: '', hide: false, type, ...rest},
});
const FORM = [
  control('text-input', 'name', 'Your name', {required: true, max_length: 8}),
  control('paragraph', 'about', 'About you', {max_length: 50, default: 'nothing yet'}),
  control('select', 'city', 'City', {options: ['Paris', 'Rome', '東京']}),
  control('number', 'age', 'Age'),
  control('checkbox', 'agree', 'Agree', {default: false}),
];
const QUERY = [{paragraph: {label: 'Query', variable: 'query', required: true, default: '', max_length: 2000}}];

const icon = (origin, tool) => `${origin}/console/api/workspaces/current/tool-provider/builtin/${tool}/icon`;
const tools = ['current_time', 'tts', 'qrcode_generator'];
const toolIcons = {
  current_time: icon('http://dify.test', 'time'),
  tts: icon('http://dify.test', 'audio'),
  qrcode_generator: icon('http://dify.test', 'langgenius/qrcode/qrcode'),
};

/** The basic chats, agents and completion apps of the recordings. */
export const CHAT_APPS = {
  'chat-plain': {mode: 'chat', parameters: {retriever_resource: off}},
  'chat-full': {
    mode: 'chat',
    parameters: {
      opening_statement: 'Hello! Ask me **anything**. 你好',
      suggested_questions: ['What can you do?', 'Tell me a story', '讲个故事'],
      suggested_questions_after_answer: on,
      speech_to_text: on,
      text_to_speech: voice('disabled'),
      file_upload: imagesAndDocuments,
    },
  },
  'chat-form': {
    mode: 'chat',
    prompt: 'Name is {{name}}, about {{about}}, city {{city}}, age {{age}}, agree {{agree}}.\n',
    parameters: {
      opening_statement: 'Hello {{name}} from {{city}}!',
      suggested_questions: ['Why {{city}}?'],
      user_input_form: FORM,
    },
  },
  'chat-tts': {mode: 'chat', parameters: {text_to_speech: voice('enabled')}},
  'chat-mod': {
    mode: 'chat',
    prompt: 'Never say the forbidden thing.\n',
    parameters: {sensitive_word_avoidance: keywords},
  },
  'chat-vision': {mode: 'chat', parameters: {file_upload: {...everyFile, image: {enabled: true, detail: 'high'}}}},
  'chat-kb': {mode: 'chat', knowledge: tea},
  'chat-embed': {mode: 'chat'},
  'chat-off': {mode: 'chat', apiEnabled: false, siteEnabled: false, parameters: {retriever_resource: off}},
  'chat-limited': {mode: 'chat', maxActive: 1},
  'chat-badmodel': {mode: 'chat', missingModel: 'no-such-model'},
  'agent-fc': {
    mode: 'agent-chat',
    tools,
    toolIcons,
    parameters: {
      opening_statement: 'I have tools.',
      suggested_questions: ['What time is it?'],
      suggested_questions_after_answer: on,
      file_upload: imagesAndDocuments,
    },
  },
  'agent-react': {mode: 'agent-chat', strategy: 'react', tools},
  completion: {
    mode: 'completion',
    parameters: {text_to_speech: voice('disabled'), more_like_this: on, user_input_form: QUERY},
  },
  'completion-plain': {mode: 'completion', parameters: {user_input_form: QUERY}},
};
