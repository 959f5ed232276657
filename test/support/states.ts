/** The states of a chat that everybody must be able to use. */
import type {DifyChat} from '../../src/index.js';
import {comment, press} from './actions.js';
import {make} from './app.js';
import {asking, FORM, inForms, opened as asked, outcome, press as answer} from './asking.js';
import {
  answerTo,
  ask,
  deep,
  deepAll,
  messages,
  mount,
  open,
  panel,
  ready,
  textIn,
  thread,
  until,
  welcome,
} from './chat.js';
import {asks, EVERY_KIND, errors, submit} from './form.js';
import {enlarge, inFiles, inGallery} from './files.js';
import {HISTORY_STATES} from './history-states.js';
import {editField, write} from './question.js';
import {lists, row, rows, unfold, values} from './steps-view.js';
import {unfold as unfoldSources} from './sources.js';
import {TASK_STATES} from './task-states.js';
import {VOICE_STATES} from './voice-states.js';

type Options = Partial<DifyChat>;

const SITE = {
  title: 'Support of a shop with a long name',
  custom_disclaimer: 'Answers may be wrong. Check what is important.',
  copyright: 'A shop with a long name',
  privacy_policy: 'https://example.com/privacy',
};

const OPENING = {
  opening_statement: 'Hello! **How** can we help? Write `help` to see more.',
  suggested_questions: ['Where is my order, and when will it arrive?', 'How do I return something?'],
};

/** An answer with everything that Markdown has, and words that are longer than a line. */
const RICH = `# A heading with ${'verylong'.repeat(12)}

Text with **bold**, \`${'code'.repeat(20)}\`, [a link](https://example.com) and https://example.com/${'path/'.repeat(20)}

- one
  - [x] two
1. three

> quote

| Product | Description | Price | ${'Long'.repeat(8)} |
|:--|:--|--:|--|
| Alder mug | Made by hand in Portugal | €24.00 | ${'x'.repeat(40)} |

\`\`\`python
print('${'long line '.repeat(12)}')
\`\`\`

![A picture](https://elsewhere.example/a.png)

\`\`\`
${'x'.repeat(300)}
\`\`\``;

async function opened(options: Options, parameters: object = OPENING, config: Parameters<typeof make>[0] = {}) {
  const app = await make({parameters: {...parameters}, site: SITE, ...config});
  const chat = await mount(app, options);
  await (options.display === 'inline' ? ready(chat) : open(chat));
  return {app, chat};
}

/** Waits until the buttons under the last answer are there. */
const actions = (chat: DifyChat) =>
  until(() => deepAll(messages(chat).at(-1)!, 'dify-chat-actions', '.row button').length > 2);

/** Each brings a new chat into its state. */
export const STATES: Record<string, (options?: Options) => Promise<DifyChat>> = {
  ...HISTORY_STATES,
  ...TASK_STATES,
  ...VOICE_STATES,

  async closed(options = {}) {
    return mount(await make({site: SITE}), options);
  },

  async empty(options = {}) {
    const {chat} = await opened(options);
    await until(() => deepAll(welcome(chat), 'dify-chat-markdown')[0]?.shadowRoot?.textContent.includes('How'));
    return chat;
  },

  async form(options = {}) {
    const {chat} = await opened(options, {...OPENING, user_input_form: EVERY_KIND});
    await asks(chat);
    submit(chat);
    await until(() => errors(chat).length);
    return chat;
  },

  async streaming(options = {}) {
    const {chat} = await opened(options, OPENING, {tokensPerSecond: 20});
    void ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 20);
    return chat;
  },

  async long(options = {}) {
    const {chat} = await opened(options, {...OPENING, suggested_questions_after_answer: {enabled: true}});
    await answerTo(chat, `ECHO ${RICH}`);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'pre').length === 2);
    await actions(chat);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'dify-chat-suggestions', 'li').length);
    // Again, when something came just then: a finger would go on, too.
    await until(() => {
      deep(thread(chat), '.scroller').scrollTop = 0;
      return deepAll(thread(chat), '.latest').length;
    });
    return chat;
  },

  async error(options = {}) {
    const {app, chat} = await opened(options);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO fails');
    await until(() => deepAll(messages(chat)[1]!, '.notice button').length);
    return chat;
  },

  async unavailable(options = {}) {
    const app = await make({site: SITE});
    await app.fault({match: {path: '/parameters$'}, fault: {preset: '500'}, times: 9});
    const chat = await mount(app, options);
    chat.show();
    await until(() => deepAll(thread(chat), '.notice button').length, 20_000);
    return chat;
  },

  async feedback(options = {}) {
    const {chat} = await opened(options);
    await answerTo(chat, 'ECHO one');
    await press(chat, 'Bad answer');
    await comment(chat, 'Not what I asked.');
    return chat;
  },

  async editing(options = {}) {
    const {chat} = await opened(options);
    await answerTo(chat, `ECHO ${'a long question '.repeat(40)}`);
    await write(chat, 0, 'ECHO another question');
    await until(() => editField(chat, 0));
    return chat;
  },

  async steps(options = {}) {
    const {chat} = await opened(options, OPENING, {mode: 'advanced-chat', graph: 'demo-chatflow'});
    await answerTo(chat, 'Is it in the warehouse?');
    await unfold(chat);
    await until(() => rows(chat).length > 2);
    await answerTo(chat, 'Where is my order?');
    await unfold(chat);
    (await row(chat, 'Order clerk')).click();
    (await row(chat, 'ROUND 1')).click();
    await until(() => lists(chat).length === 3 && values(chat).length);
    await actions(chat);
    return chat;
  },

  async agent(options = {}) {
    const config = {mode: 'agent-chat', tools: ['order_status', 'stock_check']} as const;
    const {chat} = await opened(options, OPENING, {...config, tools: [...config.tools]});
    await answerTo(chat, 'TOOLP:order_status,stock_check {"order": "10428"}');
    await unfold(chat);
    await until(() => values(chat).length === 4);
    await actions(chat);
    return chat;
  },

  async 'human-input'(options = {}) {
    const {chat} = await asked(asking(FORM), options);
    answer(chat, 'Approve');
    await until(() => inForms(chat, '.error').length);
    return chat;
  },

  async 'human-input-filled'(options = {}) {
    const {chat} = await asked('cf-human2', options);
    answer(chat, 'Approve');
    await outcome(chat);
    await until(
      () => deepAll(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-human-input', '.buttons').length === 1,
    );
    return chat;
  },

  async sources(options = {}) {
    const knowledge = [
      {document: 'tea.md', dataset: 'Handbook', content: 'It is brewed at 95 degrees for four minutes. '.repeat(20)},
      {document: 'Oolong', dataset: 'Web', content: 'Oolong.', page: 4, metadata: {url: 'https://tea.example/oolong'}},
    ];
    const {chat} = await opened(options, OPENING, {knowledge});
    await answerTo(chat, 'ECHO It is brewed at 95 degrees for four minutes.');
    await unfoldSources(chat);
    return chat;
  },

  async files(options = {}) {
    const {chat} = await opened(options, OPENING, {mode: 'advanced-chat', graph: 'demo-chatflow'});
    await answerTo(chat, 'Show me the catalogue');
    await until(() => inFiles(chat, '.facts').at(-1)?.textContent.includes('WAV'));
    return chat;
  },

  async gallery(options = {}) {
    const {chat} = await opened(options, OPENING, {mode: 'agent-chat', tools: ['photos']});
    await answerTo(chat, 'TOOL:photos {"count": 8}');
    await until(() => inGallery(chat, '.rest')[0]?.ariaLabel);
    return chat;
  },

  async image(options = {}) {
    const chat = await STATES.gallery!(options);
    await enlarge(chat, 1);
    return chat;
  },

  async link(options = {}) {
    const {chat} = await opened(options, OPENING);
    await answerTo(chat, 'ECHO [www.good.example](https://bad.example/here)'); // an honest one would be opened at once
    const link = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'a')[0]);
    link.click();
    await until(() => deepAll(panel(chat), 'dify-chat-link-confirm', 'dialog[open]').length);
    return chat;
  },
};

/** All elements in the shadow trees of `root`, itself included. */
export function all(root: Element): Element[] {
  const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? [])];
  return [root, ...inside.flatMap((element) => (element.shadowRoot ? all(element) : [element]))];
}

/** Waits until nothing fades or moves any more, but what does so for ever. */
export async function settle(chat: DifyChat): Promise<void> {
  const animations = all(chat).flatMap((element) => element.getAnimations());
  const ending = animations.filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({finished}) => finished));
}
