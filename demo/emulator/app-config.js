const toggle = {enabled: false};

const FILE_UPLOAD = {
  enabled: false,
  allowed_file_types: ['image'],
  allowed_file_extensions: ['.JPG', '.JPEG', '.PNG', '.GIF', '.WEBP', '.SVG'],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
  number_limits: 3,
  image: {enabled: false, number_limits: 3, transfer_methods: ['local_file', 'remote_url']},
  fileUploadConfig: {
    audio_file_size_limit: 50,
    batch_count_limit: 5,
    file_size_limit: 15,
    image_file_size_limit: 10,
    video_file_size_limit: 100,
    workflow_file_upload_limit: 10,
  },
};

const PARAMETERS = {
  opening_statement: '',
  suggested_questions: [],
  suggested_questions_after_answer: toggle,
  speech_to_text: toggle,
  text_to_speech: {enabled: false, voice: '', language: ''},
  retriever_resource: {enabled: true},
  annotation_reply: toggle,
  more_like_this: toggle,
  user_input_form: [],
  sensitive_word_avoidance: {enabled: false, type: '', configs: []},
  file_upload: FILE_UPLOAD,
  system_parameters: {
    image_file_size_limit: 10,
    video_file_size_limit: 100,
    audio_file_size_limit: 50,
    file_size_limit: 15,
    workflow_file_upload_limit: 10,
  },
};

const SITE = {
  title: '',
  chat_color_theme: null,
  chat_color_theme_inverted: false,
  icon_type: 'emoji',
  icon: '🤖',
  icon_background: '#FFEAD5',
  icon_url: null,
  description: null,
  copyright: null,
  privacy_policy: null,
  custom_disclaimer: '',
  default_language: 'en-US',
  prompt_public: false,
  show_workflow_steps: true,
  use_icon_as_answer_icon: false,
};

const CONFIG = {
  mode: 'chat',
  name: 'Emulated app',
  description: '',
  tags: [],
  authorName: 'Admin',
  /** `shop`: pleasant answers of a shop assistant. `scripted`: the short replies of the recordings. */
  persona: 'shop',
  strategy: 'function_call',
  graph: undefined,
  tools: [],
  knowledge: [],
  toolIcons: {},
  published: true,
  /** The name of a model without credentials: every question is refused. */
  missingModel: undefined,
  apiEnabled: true,
  siteEnabled: true,
  firstTokenMs: 300,
  chunking: 'frame',
  workers: 4,
  queueMs: 0,
  publicUrl: true,
  fileTtl: 300,
  maxActive: 0,
  autoNameMs: 2000,
  suggestedMs: 1000,
  maxPing: 10_000,
  idleMs: 300_000,
};

/** An AppConfig with every missing value filled in. `world.speed` is the speed where the config has none. */
export function mergeConfig(config, world) {
  return {
    ...CONFIG,
    tokensPerSecond: world.speed ?? 50,
    ...revive(config),
    parameters: merge(baseParameters(config), config.parameters),
    site: merge({...SITE, title: config.name ?? CONFIG.name}, config.site),
  };
}

function baseParameters({mode, parameters}) {
  if (['advanced-chat', 'workflow'].includes(mode)) return {...PARAMETERS, sensitive_word_avoidance: toggle};
  const {config} = parameters?.sensitive_word_avoidance ?? {};
  return config ? {...PARAMETERS, sensitive_word_avoidance: {enabled: true, type: ''}} : PARAMETERS;
}

/** Changes a live app's config. */
export function patchConfig(app, change) {
  const {parameters, site, ...rest} = revive(change);
  Object.assign(app.config, rest);
  app.config.parameters = merge(app.config.parameters, parameters);
  app.config.site = merge(app.config.site, site);
}

/** JSON has no Infinity: `"Infinity"` and null stand for it in the fields that allow it. */
function revive(config) {
  const {tokensPerSecond} = config;
  if (tokensPerSecond === 'Infinity' || tokensPerSecond === null) return {...config, tokensPerSecond: Infinity};
  return config;
}

function merge(base, change = {}) {
  const result = {...base};
  for (const [key, value] of Object.entries(change)) {
    result[key] = isPlain(base[key]) && isPlain(value) ? merge(base[key], value) : value;
  }
  return result;
}

const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
