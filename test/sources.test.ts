import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {allowClipboard} from './support/actions.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  focused,
  messages,
  mount,
  open,
  scroller,
  texts,
  until,
} from './support/chat.js';
import {chord} from './support/commands.js';
import {harm, PAYLOADS, unwatch, watch} from './support/hostile.js';
import {stream} from './support/hostile-server.js';
import {head, inSources, passage, passages, restsOn, unfold} from './support/sources.js';

const KNOWLEDGE = [
  {document: 'tea.md', dataset: 'Handbook', content: 'Black tea is brewed at 95 degrees.', score: 0.83},
  {document: 'tea.md', dataset: 'Handbook', content: `Green tea. ${'It is brewed cooler. '.repeat(40)}`, score: 0.5},
  {document: 'Web', dataset: 'Web', content: 'Oolong.', page: 4, metadata: {url: 'https://tea.example/oolong'}},
];

const ids = {conversation_id: '0e5e9f4e-7b52-4f0e-8a44-0d9a5a1f6a01', message_id: 'm1', task_id: 't1'};

/** A chat whose answer rests on what is known to the app. */
async function cited(knowledge: unknown[] = KNOWLEDGE, options: Parameters<typeof mount>[1] = {}): Promise<DifyChat> {
  const chat = await mount(await make({knowledge}), {way: 'api-key', ...options});
  await open(chat);
  await answerTo(chat, 'ECHO It says that black tea is brewed at 95 degrees.');
  return chat;
}

/** A chat that was sent these events as an answer. */
async function sent(...events: object[]): Promise<DifyChat> {
  const app = await make();
  const all = [{event: 'message', answer: 'Yes.'}, ...events].map((event) => ({...ids, ...event}));
  await app.fault({match: {path: '/chat-messages$'}, fault: stream(...all)});
  const chat = await mount(app);
  await open(chat);
  await answerTo(chat, 'question');
  return chat;
}

beforeEach(clearStorage);

describe('what an answer rests on', function () {
  this.timeout(20_000);

  it('is one line under it, which unfolds to its documents with their passages', async () => {
    const chat = await cited();
    const line = await head(chat);
    expect(line.innerText.replace(/\s+/g, ' ').trim()).to.equal('3 sources \u2068tea.md\u2069 · \u2068Web\u2069');
    expect(line.ariaExpanded).to.equal('false');
    await unfold(chat);
    expect(line.ariaExpanded).to.equal('true');
    const titles = inSources(chat, '.title').map(({innerText}) => innerText.replace(/\s+/g, ' ').trim());
    expect(titles).to.deep.equal(['tea.md Handbook', 'Web tea.example']);
    expect(inSources(chat, '.number').map((el) => el.innerText)).to.deep.equal(['1', '2', '3']);
    expect(inSources(chat, '.about').map((el) => el.innerText)).to.deep.equal([
      '83% match',
      '50% match',
      '32% match · Page 4',
    ]);
    expect(passages(chat)[0]!.innerText).to.equal(KNOWLEDGE[0]!.content);
    line.click();
    await until(() => !inSources(chat, '.list').length);
  });

  it('is there from history, too', async () => {
    const app = await make({knowledge: KNOWLEDGE});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO tea');
    chat.remove();
    const again = await mount(app);
    await open(again);
    await until(() => messages(again).length === 2);
    await unfold(again);
    expect(passages(again)).to.have.length(3);
  });

  it('has its room before its code has come, and is seen on older answers', async () => {
    const chat = await cited();
    const box = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'dify-chat-sources')[0]);
    expect(box.offsetHeight).to.equal(36);
    await head(chat);
    expect(box.offsetHeight).to.equal(36);
    await answerTo(chat, 'ECHO two');
    expect((await head(chat, 1)).checkVisibility({opacityProperty: true})).to.be.true;
  });

  it('shows a long passage as a whole on request, where it stands', async () => {
    const chat = await cited();
    await unfold(chat);
    const more = deep(messages(chat)[1]!, 'dify-chat-actions', 'dify-chat-sources', 'dify-chat-passage', 'button');
    const {top} = messages(chat)[1]!.getBoundingClientRect();
    expect(passages(chat)[1]!.innerText.length).to.be.below(200);
    more.click();
    await until(() => passages(chat)[1]!.innerText.length > 800);
    expect(more.ariaExpanded).to.equal('true');
    await new Promise(requestAnimationFrame);
    expect(messages(chat)[1]!.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('marks what the answer has taken from it', async () => {
    const chat = await cited();
    await unfold(chat);
    const marks = deepAll(messages(chat)[1]!, 'dify-chat-actions', 'dify-chat-sources', 'dify-chat-passage', 'mark');
    expect(marks.map((el) => el.textContent)).to.deep.equal([KNOWLEDGE[0]!.content]);
  });

  it('leads to the document where it has an address, and says to whom it belongs', async () => {
    const chat = await cited();
    await unfold(chat);
    const links = inSources<HTMLAnchorElement>(chat, 'a');
    expect(links).to.have.length(1);
    expect(links[0]).to.include({href: 'https://tea.example/oolong', target: '_blank', rel: 'noopener noreferrer'});
    expect(links[0]!.innerText).to.equal('tea.example');
  });

  it('is asked about before it is followed, as other links are', async () => {
    const chat = await cited(KNOWLEDGE, {linkConfirm: true});
    await unfold(chat);
    inSources(chat, 'a')[0]!.click();
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-link-confirm', 'dialog[open]').length);
  });

  it('is copied with the answer on request', async () => {
    await allowClipboard('granted');
    const chat = await cited();
    await unfold(chat);
    inSources(chat, '.copy')[0]!.click();
    await until(() => inSources(chat, '[role=status]')[0]!.textContent.includes('Copied'));
    const [item] = await navigator.clipboard.read();
    const plain = await (await item!.getType('text/plain')).text();
    expect(plain).to.contain('It says that black tea');
    expect(plain).to.match(
      /Sources:\n\n1\. tea\.md – Handbook\n2\. tea\.md – Handbook\n3\. \[Web\]\(<https:\/\/tea\.example\/oolong>\)/,
    );
    const rich = await (await item!.getType('text/html')).text();
    expect(rich).to.contain('<li>tea.md – Handbook</li>').and.to.contain('href="https://tea.example/oolong"');
  });

  it('is reached, unfolded and read by keyboard', async () => {
    const chat = await cited();
    (await head(chat)).focus();
    await sendKeys({press: 'Enter'});
    await until(() => passages(chat).length);
    const walked: string[] = [];
    for (let step = 0; step < 3; step++) {
      await sendKeys({press: 'Tab'});
      walked.push((focused() as HTMLElement).innerText);
    }
    expect(walked).to.deep.equal(['Show all', 'tea.example', 'Copy with sources']);
    await chord('Shift', 'Tab');
    await chord('Shift', 'Tab');
    await sendKeys({press: ' '});
    await until(() => (focused() as HTMLElement).innerText === 'Show less');
    await sendKeys({press: ' '});
    await until(() => (focused() as HTMLElement).innerText === 'Show all');
  });

  it('is all that some ends say, with speech, life signs and unknown events around it', async () => {
    const around = [
      {event: 'tts_message', audio: '//uQxAAA'},
      {event: 'ping'},
      {event: 'node_dreamed', data: {title: 'x'}},
    ];
    const chat = await sent(...around, restsOn(passage(1)), ...around, {event: 'tts_message_end', audio: ''});
    await unfold(chat);
    expect(passages(chat)).to.have.length(1);
    expect(texts(chat)).to.deep.equal(['question', 'Yes.']);
    expect(deepAll(messages(chat)[1]!, '.notice, .note, .thinking, dify-chat-part')).to.have.length(0);
  });

  it('is shown step by step when it is a thousand passages', async () => {
    const chat = await sent(restsOn(...Array.from({length: 1000}, (_, index) => passage(index + 1))));
    const line = await head(chat);
    expect(line.innerText).to.contain('1000 sources');
    await unfold(chat);
    expect(passages(chat)).to.have.length(20);
    const more = inSources(chat, '.foot button')[0]!;
    more.focus();
    more.click();
    await until(() => passages(chat).length === 40);
    await until(() => focused()?.textContent === '21');
  });

  it('stays usable with a passage of 200,000 characters', async () => {
    const chat = await sent(restsOn(passage(1, {content: 'Lorem ipsum dolor sit amet. '.repeat(7200)})));
    await unfold(chat);
    expect(passages(chat)[0]!.innerText.length).to.be.below(200);
    const more = deep(messages(chat)[1]!, 'dify-chat-actions', 'dify-chat-sources', 'dify-chat-passage', 'button');
    const start = performance.now();
    more.click();
    const box = await until(() => passages(chat).find((el) => el.className.includes('box')));
    expect(box).to.include({tabIndex: 0, role: 'group', ariaLabel: 'Passage 1'});
    expect(box.textContent.length).to.be.above(200_000);
    expect(box.offsetHeight).to.be.at.most(320);
    await new Promise(requestAnimationFrame);
    expect(performance.now() - start).to.be.below(500);
    expect(scroller(chat).scrollWidth).to.equal(scroller(chat).clientWidth);
  });
});

describe('an answer that somebody wrote beforehand', () => {
  const annotated = (account: unknown) => ({event: 'message_end', metadata: {annotation_reply: {id: 'a', account}}});
  const note = (chat: DifyChat) => until(() => inSources(chat, '.note')[0]?.innerText);

  it('says who wrote it', async () => {
    const annotations = [{question: 'tea?', answer: 'Yes.'}];
    const app = await make({annotations, parameters: {annotation_reply: {enabled: true}}});
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'tea?');
    expect(await note(chat)).to.match(/^Answer by ./);
  });

  it('says so when nobody is named', async () => {
    expect(await note(await sent(annotated(null)))).to.equal('Prepared answer');
  });

  it('has no sources', async () => {
    const chat = await sent(annotated({name: 'Ann'}));
    expect(await note(chat)).to.equal('Answer by Ann');
    expect(inSources(chat, '.head')).to.have.length(0);
  });
});

describe('a source with hostile texts', function () {
  this.timeout(20_000);

  for (const [what, value] of Object.entries(PAYLOADS)) {
    it(`does no harm: ${what}`, async () => {
      watch();
      const odd = {document_name: value, dataset_name: value, content: value, document_id: value, segment_id: value};
      const list = [
        {...odd, doc_metadata: {url: value, source: value}},
        {title: value, content: `x${value}`, url: `https://web.example/${value}`},
      ];
      const chat = await sent({
        event: 'message_end',
        metadata: {retriever_resources: list, annotation_reply: {id: value, account: {name: value}}},
      });
      await unfold(chat);
      for (const button of deepAll(
        messages(chat)[1]!,
        'dify-chat-actions',
        'dify-chat-sources',
        'dify-chat-passage',
        'button',
      ))
        button.click();
      expect(harm(chat)).to.deep.equal([]);
      unwatch();
    });
  }
});
