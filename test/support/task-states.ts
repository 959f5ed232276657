/** The states of apps that are no chats, that everybody must be able to use. */
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {choose, give, inBatch, pressButton, rows} from './batch.js';
import {deepAll, mount, until} from './chat.js';
import type {AppConfig} from './emulator.js';
import {EVERY_KIND, setting} from './form.js';
import {fill, inTask, inTaskForm, made, press, results, run, usable} from './task.js';

type Options = Partial<DifyChat>;

const SITE = {title: 'Support of a shop with a long name', description: 'Writes what a shop needs.'};
const TOPIC = [setting('paragraph', 'query', 'Topic', {required: true, max_length: 2000})];

/** What a workflow gives of every kind. */
const outputs = {
  nodes: [
    {id: 'begin', type: 'start', title: 'Start'},
    {
      id: 'code',
      type: 'code',
      title: 'Code',
      variables: {topic: ['begin', 'query']},
      outputs: {text: `**Bold** and ${'verylong'.repeat(20)}`},
      lists: {items: 'One. Two. Three.'},
    },
    {id: 'end', type: 'end', title: 'End', outputs: {text: ['code', 'text'], items: ['code', 'items']}},
  ],
  edges: [
    ['begin', 'code'],
    ['code', 'end'],
  ],
};

async function opened(config: Partial<AppConfig>, options: Options & {way?: 'api-key'} = {}) {
  const app = await make({mode: 'completion', site: SITE, parameters: {user_input_form: TOPIC}, ...config});
  const chat = await mount(app, {appMode: app.mode, ...options});
  chat.show();
  await usable(chat);
  return {app, chat};
}

/** Each brings a new app into its state. */
export const TASK_STATES: Record<string, (options?: Options) => Promise<DifyChat>> = {
  async 'task form'(options = {}) {
    const {chat} = await opened({parameters: {user_input_form: EVERY_KIND}}, options);
    await run(chat);
    await until(() => inTaskForm(chat, '.error').length);
    return chat;
  },

  async 'text made'(options = {}) {
    const parameters = {user_input_form: TOPIC, more_like_this: {enabled: true}};
    const {chat} = await opened({parameters}, options);
    await made(chat, {Topic: `ECHO **tea** ${'verylong'.repeat(30)}`});
    await press(results(chat)[0]!, 'Bad answer');
    await until(() => deepAll(results(chat)[0]!, 'dify-chat-result-actions', 'dify-chat-comment', 'textarea').length);
    return chat;
  },

  async 'text failed'(options = {}) {
    const {app, chat} = await opened({}, options);
    await app.fault({match: {path: '/completion-messages$'}, fault: {preset: '500'}});
    await made(chat, {Topic: 'x'});
    await until(() => deepAll(results(chat)[0]!, '.notice button').length);
    return chat;
  },

  async 'workflow run'(options = {}) {
    const {chat} = await opened({mode: 'workflow', graph: outputs}, options);
    await made(chat, {Topic: 'x'});
    await until(
      () => deepAll(results(chat)[0]!, 'dify-chat-part', 'dify-chat-outputs', 'dify-chat-json', 'li').length === 3,
    );
    return chat;
  },

  async 'many rows'(options = {}) {
    const {chat} = await opened({}, options);
    await choose(chat, 'batch');
    await give(chat, `Topic\nECHO one\n${'ECHO two\n'.repeat(30)}a,b\n`);
    await pressButton(chat, 'Run 31 rows');
    await until(() => rows(chat)[0]?.[2] === 'done');
    inBatch<HTMLButtonElement>(chat, 'dify-chat-batch-list', '.row')[0]!.click();
    await until(() => inBatch(chat, 'dify-chat-batch-list', '.whole').length);
    return chat;
  },

  async 'past runs'(options = {}) {
    const {chat} = await opened({mode: 'workflow', graph: outputs}, {...options, way: 'api-key'});
    await made(chat, {Topic: 'x'});
    await choose(chat, 'log');
    const row = await until(() => inTask<HTMLButtonElement>(chat, 'dify-chat-run-log', '.row')[0]);
    row.click();
    await until(() => inTask(chat, 'dify-chat-run-log', 'dify-chat-past-run', 'dify-chat-outputs').length);
    return chat;
  },

  async 'task running'(options = {}) {
    const {chat} = await opened({tokensPerSecond: 20}, options);
    await fill(chat, {Topic: 'LONG'});
    await run(chat);
    await until(() => deepAll(results(chat)[0]!, '.body > dify-chat-markdown').length);
    return chat;
  },
};
