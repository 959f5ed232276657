import {expect} from '@open-wc/testing';
import {fileName, toData, toMarkdown, type TranscriptFrame} from '../src/state/transcript.js';
import type {Answer, Message} from '../src/state/types.js';
import {answerTo, clearStorage, deep, deepAll, keys, mount, open, panel, texts, until} from './support/chat.js';
import {asked, make} from './support/app.js';
import {fromMenu, seedConversations, told} from './support/conversations.js';

beforeEach(clearStorage);

const frame: TranscriptFrame = {
  title: 'A *title*\n# forged',
  words: {you: 'You', answer: 'Answer', sources: 'Sources', files: 'Files', stopped: 'Stopped', incomplete: 'Cut'},
  when: () => '',
};
const said = (text: string, more: Partial<Answer> = {}): Answer => ({
  role: 'assistant',
  key: 'a',
  parts: [{kind: 'text', text}],
  status: 'done',
  createdAt: 0,
  ...more,
});
const question = (text: string): Message => ({role: 'user', key: 'q', text, createdAt: 0});

/** Puts something in the place of what the browser has; returns what undoes it. */
function replace(object: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {configurable: true, writable: true, value});
  return () => (own ? Object.defineProperty(object, name, own) : Reflect.deleteProperty(object, name));
}

describe('A transcript as Markdown', () => {
  it('has questions as quotations and answers as they are', () => {
    const text = toMarkdown([question('Why?\n# no *heading*'), said('**Because.**\n\n`<b>`')], frame);
    expect(text).to.equal(
      '# A \\*title\\* \\# forged\n\n**You**\n\n> Why?\n> \\# no \\*heading\\*\n\n**Answer**\n\n**Because.**\n\n`<b>`\n',
    );
  });

  it('has no thoughts, no raw HTML, and no fence that stays open', () => {
    const text = toMarkdown(
      [said('<think>secret</think>Hi <script>x</script>\n```html\n<b>code</b>'), said('Two')],
      frame,
    );
    expect(text).not.to.contain('secret');
    expect(text).to.contain('Hi &lt;script>x&lt;/script>\n```html\n<b>code</b>\n```\n\n**Answer**\n\nTwo');
  });

  it('names sources and files, and says what was cut', () => {
    const file = {kind: 'file', id: 'f', type: 'image', name: 'a[b].png', url: 'https://x/secret', mime: ''} as const;
    const source = {document: 'd', name: 'returns.md', dataset: 'Help', content: ''};
    const text = toMarkdown(
      [said('Hi', {parts: [{kind: 'text', text: 'Hi'}, file], sources: [source, source], status: 'incomplete'})],
      frame,
    );
    expect(text).to.contain('Files:\n\n- a\\[b\\].png\n\nSources:\n\n- returns.md – Help\n\n_Cut_');
    expect(text).not.to.contain('secret');
  });
});

describe('A transcript as JSON', () => {
  it('has what was said, whatever it is', () => {
    const text = '"}],\u2028</script>';
    const data = JSON.parse(toData([question(text), said(text)], 'T', 'c')) as {messages: {text: string}[]};
    expect(data.messages.map((message) => message.text)).to.deep.equal([text, text]);
  });
});

describe('The name of a transcript', () => {
  it('is one that every system takes', () => {
    const now = new Date('2026-02-03T04:05:06Z');
    expect(fileName('../../etc/passwd\u202Egnp.exe', 'md', now)).to.equal('etc passwd gnp exe 2026-02-03.md');
    expect(fileName('...', 'json', now)).to.equal('conversation 2026-02-03.json');
    expect(fileName('x'.repeat(500), 'md', now)).to.have.length(94);
  });
});

describe('The menu of a conversation', () => {
  async function start() {
    const app = await make();
    const {conversations} = await app.seed({
      user: 'ann',
      via: 'webapp',
      conversations: [
        {
          name: 'Long',
          messages: Array.from({length: 45}, (_, n) => ({
            query: `ECHO ${n}`,
            answer: `**Answer** ${n}`,
            created_at: 1_700_000_000 + n,
          })),
        },
      ],
    });
    const chat = await mount(app, {user: 'ann', conversationId: conversations[0]!.id});
    await open(chat);
    return {app, chat};
  }

  it('saves all of it, also what was not on the screen', async () => {
    const {chat} = await start();
    const made: Blob[] = [];
    const names: string[] = [];
    const undo = [
      replace(URL, 'createObjectURL', (blob: Blob) => {
        made.push(blob);
        return 'about:blank#';
      }),
      replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
        names.push(this.download);
      }),
    ];
    await fromMenu(chat, 'Save as Markdown');
    await until(() => names.length);
    for (const back of undo) back();
    expect(names[0]).to.match(/^ECHO 0 \d{4}-\d\d-\d\d\.md$/);
    const text = await made[0]!.text();
    for (const n of [0, 20, 44]) expect(text).to.contain(`> ECHO ${n}\n`).and.to.contain(`**Answer** ${n}`);
  });

  it('prints all of it from a document of its own', async () => {
    const {chat} = await start();
    const {length} = document.body.children;
    const printed = new Promise<Document>((resolve) => {
      new MutationObserver((_, observer) => {
        const view = deepAll<HTMLIFrameElement>(panel(chat), 'iframe')[0]?.contentWindow;
        if (!view) return;
        observer.disconnect();
        view.print = () => resolve(view.document);
      }).observe(panel(chat).shadowRoot!, {childList: true});
    });
    await fromMenu(chat, 'Print');
    const page = await printed;
    expect(page.querySelectorAll('.answer')).to.have.length(45);
    expect(page.querySelector('.answer strong')!.textContent).to.equal('Answer');
    expect(page.querySelectorAll('button')).to.have.length(0);
    expect(document.body.children).to.have.length(length);
  });

  it('says when not all of it can be had', async () => {
    const {app, chat} = await start();
    await app.fault({match: {path: '/messages$'}, fault: {status: 500, body: 'html'}, times: 9});
    await fromMenu(chat, 'Copy all');
    await until(() => told(chat).includes('could not be loaded'), 20_000);
  }).timeout(30_000);
});

describe('Erasing the visitor’s data', () => {
  const dialog = (chat: Awaited<ReturnType<typeof mount>>) =>
    deep(chat, 'dify-chat-panel', 'dify-chat-erase', 'dialog');

  for (const way of ['app-code', 'api-key'] as const) {
    it(`deletes what is here, and the conversations in Dify where that is wanted (${way})`, async () => {
      const app = await make();
      await seedConversations(app, 'ann', ['One', 'Two', 'Three'], way);
      const chat = await mount(app, {user: 'ann', way});
      await open(chat);
      await answerTo(chat, 'ECHO four');
      await fromMenu(chat, 'Erase my data…');
      const box = await until(() => dialog(chat));
      deep<HTMLInputElement>(box, 'input').click();
      await app.fault({match: {method: 'DELETE'}, fault: {status: 500, body: 'json'}});
      deep<HTMLButtonElement>(box, '.erase').click();
      const card = await until(() => deepAll(box, '[role=alert]')[0]);
      expect(card.textContent).to.contain('1 conversation could not be deleted');
      deep<HTMLButtonElement>(box, '.erase').click();
      await until(() => texts(chat).length === 0 && keys().every((key) => key.endsWith(':open')));
      const gone = (await asked(app, '')).filter(({method, path}) => method === 'DELETE' && path.includes('/conv'));
      expect(new Set(gone.map(({path}) => path)).size).to.equal(4);
    });
  }

  it('leaves Dify alone where that is not wanted', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const before = keys().length;
    await fromMenu(chat, 'Erase my data…');
    deep<HTMLButtonElement>(await until(() => dialog(chat)), '.erase').click();
    await until(() => texts(chat).length === 0 && keys().length < before);
    expect((await asked(app, '')).filter(({method}) => method === 'DELETE')).to.have.length(0);
  });
});
