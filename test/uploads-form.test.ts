import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {answerTo, clearStorage, deepAll, messages, mount, next, open, until} from './support/chat.js';
import type {AppConfig} from './support/emulator.js';
import {asks, done, errors, inForm, sentInputs, setting, submit} from './support/form.js';
import {inTask, inTaskForm, run, usable} from './support/task.js';
import {file, photo, transfer} from './support/uploads.js';

const IMAGES = {allowed_file_types: ['image'], allowed_file_upload_methods: ['local_file', 'remote_url']};
const PAPERS = {allowed_file_types: ['document'], allowed_file_upload_methods: ['local_file']};
const FORM = [
  setting('file', 'photo', 'Photo', {required: true, ...IMAGES}),
  setting('file-list', 'papers', 'Papers', {max_length: 2, ...PAPERS}),
];

const flow = (config: Partial<AppConfig> = {}) => ({
  mode: 'advanced-chat' as const,
  graph: 'cf-simple',
  parameters: {user_input_form: FORM},
  ...config,
});

/** Chooses in a field as a visitor does. */
async function give(field: Element, ...files: File[]): Promise<void> {
  const input = await until(() => deepAll<HTMLInputElement>(field, 'dify-chat-file-picker', '.files')[0]);
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change'));
}

const inCard = (field: Element, selector: string) =>
  deepAll(field, 'dify-chat-attachments', 'dify-chat-attachment', selector);

const fields = (chat: DifyChat) => inForm(chat, 'dify-chat-file-field');

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('fields for files', function () {
  this.timeout(30_000);

  it('take files in the form of a chat, and wait for them', async () => {
    const app = await make(flow());
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    submit(chat);
    await until(() => errors(chat)[0] === 'Please add a file.');
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 500}});
    await give(fields(chat)[0]!, await photo('a.png'));
    await until(() => inCard(fields(chat)[0]!, '.card').length === 1);
    submit(chat);
    await until(() => errors(chat)[0]?.startsWith('The upload is still running'));
    await give(fields(chat)[1]!, file('a.txt'), file('b.txt'), file('c.txt'), file('d.png'));
    await until(() => inCard(fields(chat)[1]!, '[data-status=done]').length === 2);
    const refused = deepAll(fields(chat)[1]!, 'dify-chat-attachments', '.refused p').map((el) => el.textContent);
    expect(refused.join(' ').replace(/[\u2068\u2069]/g, '')).to.equal(
      'c.txt is too many: at most 2 files. d.png cannot be sent here, only: documents.',
    );
    await until(() => inCard(fields(chat)[0]!, '[data-status=done]').length === 1 && !errors(chat).length);
    submit(chat);
    await done(chat);
    await answerTo(chat, 'ECHO hi');
    const [inputs] = await sentInputs(app);
    expect(inputs!.photo).to.include({type: 'image', transfer_method: 'local_file'});
    expect((inputs!.papers as object[]).length).to.equal(2);
    await answerTo(chat, 'ECHO again');
    expect((await sentInputs(app))[1]).to.deep.equal(inputs);
  });

  it('take an address, and give a file back', async () => {
    const app = await make(flow());
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await asks(chat);
    const [field] = fields(chat);
    (await until(() => deepAll(field!, 'dify-chat-file-picker', '.picker')[0])).click();
    (await until(() => deepAll(field!, 'dify-chat-file-picker', '.item').at(-1))).click();
    const entry = await until(() => deepAll<HTMLInputElement>(field!, 'dify-chat-link-entry', 'input')[0]);
    const add = (url: string) => {
      entry.value = url;
      deepAll(field!, 'dify-chat-link-entry', '.add')[0]!.click();
    };
    add('javascript:alert(1)');
    await until(() => deepAll(field!, 'dify-chat-attachments', '.refused').length);
    add('https://files.test/pic.png');
    await until(() => inCard(field!, '[data-status=done]').length === 1);
    inCard(field!, '.remove')[0]!.click();
    await until(() => !inCard(field!, '.card').length);
    await give(field!, await photo('a.png'));
    await until(() => inCard(field!, '[data-status=done]').length === 1);
    submit(chat);
    await done(chat);
    await answerTo(chat, 'ECHO hi');
    expect((await sentInputs(app))[0]!.photo).to.include({transfer_method: 'local_file'});
  });

  it('take files in the form of a workflow', async () => {
    const form = [
      setting('file', 'photo', 'Photo', {required: true}),
      setting('file-list', 'docs', 'Docs', {max_length: 2}),
    ];
    const app = await make({mode: 'workflow', graph: 'wf-files', parameters: {user_input_form: form}});
    const chat = await mount(app, {appMode: 'workflow', display: 'inline'});
    await usable(chat);
    const [first, second] = inTaskForm(chat, 'dify-chat-file-field');
    await give(first!, await photo('a.png'));
    await give(second!, file('a.txt'));
    await until(() => inCard(first!, '[data-status=done]').length && inCard(second!, '[data-status=done]').length);
    const ended = next(chat, 'dify-chat-message');
    await run(chat);
    expect((await ended).detail.message.status).to.equal('done');
    const [{body}] = (await asked(app, '/workflows/run')) as unknown as [{body: {inputs: {docs: object[]}}}];
    expect(body.inputs.docs).to.have.length(1);
    inTask(chat, 'dify-chat-task-form', '.clear')[0]!.click();
    await until(() => !inCard(first!, '.card').length);
  });

  for (const era of ['1.14', 'newest'] as const) {
    it(`take files in a form in the middle of an answer, in ${era}`, async () => {
      const app = await make({mode: 'advanced-chat', graph: 'cf-human-rich'}, era);
      const chat = await mount(app);
      await open(chat);
      await answerTo(chat, 'hello');
      const part = (selector: string) =>
        deepAll(messages(chat)[1]!, 'dify-chat-part', 'dify-chat-human-input', selector);
      const [scan, papers] = await until(
        () => part('dify-chat-file-field').length === 2 && part('dify-chat-file-field'),
      );
      const select = part('select')[0] as HTMLSelectElement;
      select.value = select.options[1]!.value;
      select.dispatchEvent(new Event('change', {bubbles: true}));
      part('.buttons button')[0]!.click();
      await until(() => part('.error').some((el) => el.textContent.trim() === 'Please add a file.'));
      await give(scan!, await photo('a.png'));
      await give(papers!, file('a.txt'));
      await until(() => inCard(scan!, '[data-status=done]').length && inCard(papers!, '[data-status=done]').length);
      part('.buttons button')[0]!.click();
      await until(() => part('.ended').length === 1);
      const [{body}] = (await app.requests()).filter(
        ({path, method}) => path.includes('/form/human_input/') && method === 'POST',
      ) as unknown as [{body: {inputs: Record<string, unknown>}}];
      expect(body.inputs.scan).to.include({type: 'image', transfer_method: 'local_file'});
      expect(body.inputs.papers).to.have.length(1);
    });
  }
});
