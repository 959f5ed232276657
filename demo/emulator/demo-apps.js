import {newAnnotation} from './annotations.js';

const on = {enabled: true};
const uploads = {
  enabled: true,
  allowed_file_types: ['image', 'document', 'audio', 'video'],
  image: {enabled: true},
};
const site = {
  title: 'Alder & Finch',
  icon: '🪴',
  icon_background: '#E4EFE7',
  chat_color_theme: '#2F6B4F',
  description: 'Things for the table, made slowly.',
  copyright: 'Alder & Finch',
  privacy_policy: 'https://shop.example/privacy',
  custom_disclaimer: 'A scripted assistant: nothing you write leaves this computer.',
  default_language: 'en-US',
};
const parameters = {
  opening_statement:
    'Hello! 👋 I can help you with **orders, shipping and returns**. Write `help` to see all I can show.',
  suggested_questions: ['Where is my order?', 'How do I return something?', 'help'],
  suggested_questions_after_answer: on,
  speech_to_text: on,
  text_to_speech: {enabled: true, voice: 'alloy', language: 'en-US', autoPlay: 'disabled'},
  retriever_resource: on,
  file_upload: uploads,
};
const KNOWLEDGE = [
  {
    document: 'returns.md',
    dataset: 'Help centre',
    words: ['return', 'refund'],
    content:
      'Returns are free for 30 days. Pack the piece as it came, in straw paper, and print the label from your order page.\n\nMade-to-order pieces cannot be returned, unless they arrive broken: then send us a photo of the piece and of the box within a week, and we make it again or give the money back.',
    score: 0.83,
  },
  {
    document: 'returns.md',
    dataset: 'Help centre',
    words: ['return', 'refund'],
    content: 'The refund is with you within five working days after the parcel has reached the workshop.',
    score: 0.61,
  },
  {
    document: 'Terms of sale 2026.pdf',
    dataset: 'Legal',
    words: ['return', 'refund'],
    content: '§ 7 The customer may withdraw from the contract within thirty days without giving a reason.',
    score: 0.47,
    page: 4,
    metadata: {url: 'https://shop.example/terms#withdrawal'},
  },
  {
    document: 'shipping.md',
    dataset: 'Help centre',
    words: ['ship', 'deliver', 'order'],
    content: 'Orders before 2 pm leave the same day.',
    score: 0.77,
  },
];

/** The apps of the demo. Keys are `app-demo-<name>`, site codes `demo-<name>`. */
const APPS = {
  chat: {mode: 'chat', name: 'Shop assistant', description: 'A basic chatbot', parameters, knowledge: KNOWLEDGE},
  agent: {
    mode: 'agent-chat',
    name: 'Shop agent',
    description: 'An agent that calls functions',
    parameters,
    tools: ['order_status', 'stock_check', 'current_time', 'qrcode_generator', 'photos', 'tts'],
  },
  'agent-react': {
    mode: 'agent-chat',
    strategy: 'react',
    name: 'Shop agent (ReAct)',
    description: 'An agent that thinks aloud',
    parameters,
    tools: ['order_status', 'stock_check', 'current_time'],
  },
  'new-agent': {mode: 'agent', name: 'Shop agent (new)', description: 'The agent mode of the newest Dify', parameters},
  chatflow: {
    mode: 'advanced-chat',
    name: 'Shop chatflow',
    description: 'A chatflow',
    parameters,
    knowledge: KNOWLEDGE,
    graph: 'demo-chatflow',
  },
  completion: {
    mode: 'completion',
    name: 'Product texts',
    description: 'A text generator',
    parameters: {
      more_like_this: on,
      text_to_speech: parameters.text_to_speech,
      user_input_form: [
        {paragraph: {label: 'Product', variable: 'query', required: true, default: '', max_length: 2000}},
      ],
    },
  },
  workflow: {
    mode: 'workflow',
    name: 'Review desk',
    description: 'A workflow that reads a review and drafts a reply',
    graph: 'demo-workflow',
    parameters: {
      user_input_form: [
        {paragraph: {label: 'Review', variable: 'review', required: true, max_length: 2000}},
        {select: {label: 'Tone', variable: 'tone', required: false, options: ['warm', 'brief'], default: 'warm'}},
      ],
    },
  },
  form: {
    mode: 'chat',
    name: 'Assistant with a form',
    description: 'Asks for some things before the chat begins',
    parameters: {
      ...parameters,
      opening_statement: 'Hello {{name}}! What can I do for your order?',
      suggested_questions: ['Where is my order?', 'I want to return something'],
      user_input_form: [
        {'text-input': {label: 'Your name', variable: 'name', required: true, max_length: 40, placeholder: 'Ada'}},
        {
          select: {
            label: 'Topic',
            variable: 'topic',
            required: true,
            options: ['Order', 'Return', 'Something else'],
            default: '',
          },
        },
        {
          number: {
            label: 'Order number',
            variable: 'order',
            required: false,
            default: '',
            description: 'You find it at the top of our e-mail.',
          },
        },
        {paragraph: {label: 'What happened', variable: 'story', required: false, max_length: 400}},
        {checkbox: {label: 'I am a member of the plant club', variable: 'member', required: false, default: false}},
        {
          json_object: {
            label: 'Delivery',
            variable: 'delivery',
            required: false,
            description: 'For our partners, as JSON.',
            json_schema: {type: 'object', properties: {parcels: {type: 'number'}}, required: ['parcels']},
          },
        },
        {'text-input': {label: 'Campaign', variable: 'campaign', hide: true, default: 'none', max_length: 48}},
        {file: {label: 'Photo', variable: 'photo', required: false, allowed_file_types: ['image']}},
      ],
    },
  },
  moderated: {
    mode: 'chat',
    name: 'Careful assistant',
    description: 'Refuses some words, knows some answers by heart, speaks by itself',
    parameters: {
      ...parameters,
      text_to_speech: {enabled: true, voice: 'alloy', language: 'en-US', autoPlay: 'enabled'},
      annotation_reply: on,
      sensitive_word_avoidance: {
        enabled: true,
        type: 'keywords',
        config: {
          keywords: 'forbidden\nsecret',
          inputs_config: {enabled: true, preset_response: 'I cannot talk about that here.'},
          outputs_config: {enabled: true, preset_response: '[This answer was withheld.]'},
        },
      },
    },
    annotations: [{question: 'What is the meaning of life?', answer: 'Tea, in a good mug. ☕'}],
  },
};

/** Adds the demo's apps. The mode `agent` exists in the newest release only. */
export function addDemoApps(world) {
  for (const [name, {annotations = [], ...config}] of Object.entries(APPS)) {
    if (config.mode === 'agent' && world.era !== 'newest') continue;
    const identity = {apiKey: `app-demo-${name}`, siteCode: `demo-${name}`};
    const app = world.addApp({site, ...config}, identity);
    app.annotations.push(...annotations.map(newAnnotation));
  }
}
