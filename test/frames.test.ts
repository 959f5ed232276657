import {expect, fixture, html} from '@open-wc/testing';
import '../src/components/frame.js';
import type {DifyChatFrame} from '../src/components/frame.js';
import {READY, type FrameTask} from '../src/frame/protocol.js';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {drawings, fence, note} from './support/blocks.js';
import {answerTo, clearStorage, deepAll, field, messages, until} from './support/chat.js';

const task: FrameTask = {
  source: 'flowchart LR\n A --> B',
  name: 'A diagram',
  look: {dark: false, accent: '#155eef', surface: '#fff', text: '#111', muted: '#555', border: '#ddd', font: 'serif'},
  large: false,
  still: true,
};

/** A frame, and which of its events comes first. */
async function start(properties: Partial<DifyChatFrame>) {
  const frame = Object.assign(document.createElement('dify-chat-frame'), {task, ...properties});
  const first = new Promise<string>((resolve) => {
    for (const type of ['drawn', 'failed']) frame.addEventListener(type, () => resolve(type));
  });
  await fixture(html`<div>${frame}</div>`);
  return {frame, first};
}

const BLOCKS = [
  fence('mermaid', task.source),
  fence('echarts', '{"xAxis": {"data": ["a"]}, "yAxis": {}, "series": [{"type": "bar", "data": [1]}]}'),
  fence('html', '<!doctype html><p>Hello</p>'),
  '<button data-message="x">X</button>',
  '<form data-format="json"><label>A <input name="a"></label></form>',
].join('\n\n');

/** A page with a strict policy, and a chat in it that has answered with all kinds of blocks. */
async function strict(page: string) {
  const app = await make({tokensPerSecond: 10_000, firstTokenMs: 0});
  const query = new URLSearchParams({base: app.webappUrl, code: app.siteCode}).toString();
  const place = await fixture<HTMLIFrameElement>(
    html`<iframe title="strict page" width="420" height="640" src=${`/test/pages/${page}.html?${query}`}></iframe>`,
  );
  const chat = await until(() => place.contentDocument?.querySelector<DifyChat>('dify-chat'));
  chat.answerForms = true;
  await until(() => field(chat));
  await answerTo(chat, `ECHO ${BLOCKS}`);
  await until(() => drawings(chat).length === 3);
  return {chat, violations: () => (place.contentWindow as unknown as {violations: string[]}).violations};
}

beforeEach(clearStorage);

describe('a frame', () => {
  it('draws, says how large, and has no origin', async () => {
    const {frame, first} = await start({});
    expect(await first).to.equal('drawn');
    expect(frame.size.width).to.be.greaterThan(50);
    const iframe = frame.shadowRoot!.querySelector('iframe')!;
    expect(iframe.sandbox.contains('allow-same-origin')).to.equal(false);
    expect(iframe.contentDocument).to.equal(null);
    await expect(frame).to.be.accessible();
  });

  it('that is not there, or no document of ours, fails', async () => {
    for (const kind of ['missing', '../../demo/index']) {
      const {frame, first} = await start({kind: kind as never});
      expect(await first, kind).to.equal('failed');
      expect(frame.shadowRoot!.querySelector('iframe')).to.equal(null);
    }
  });

  it('that does not answer in time is removed', async () => {
    const {frame, first} = await start({kind: 'x/../../test/pages/silent' as never});
    expect(await first).to.equal('failed');
    expect(frame.shadowRoot!.querySelector('iframe')).to.equal(null);
  });

  it('hears no other window, whatever that says', async () => {
    const {frame, first} = await start({kind: 'missing' as never});
    postMessage(READY, '*');
    const stranger = document.createElement('iframe');
    stranger.srcdoc = `<script>parent.postMessage('${READY}', '*')</script>`;
    await fixture(html`<div>${stranger}</div>`);
    expect(await first).to.equal('failed');
    expect(frame.size).to.deep.equal({width: 0, height: 0});
  });

  it('draws again after it was moved', async () => {
    const {frame, first} = await start({});
    await first;
    const again = new Promise((resolve) => frame.addEventListener('drawn', resolve, {once: true}));
    const place = await fixture(html`<section></section>`);
    place.append(frame);
    await again;
  });
});

describe('in a strict page', () => {
  it('that allows our frames all blocks are shown without a report', async () => {
    const {chat, violations} = await strict('strict-frames');
    const [diagram, chart, page] = drawings(chat);
    for (const el of [diagram!, chart!]) await until(() => !deepAll(el, 'pre').length, 20_000);
    await until(() => deepAll<HTMLButtonElement>(page!, '.run')[0]);
    deepAll<HTMLButtonElement>(page!, '.run')[0]!.click();
    await until(() => !deepAll(page!, 'pre').length);
    const inAnswer = (name: string) => deepAll(messages(chat)[1]!, 'dify-chat-markdown', name)[0];
    await until(() => inAnswer('dify-chat-message-button') && inAnswer('dify-chat-answer-form'));
    expect(violations()).to.deep.equal([]);
  }).timeout(40_000);

  it('that allows no frames the source is shown, with a note', async () => {
    const {chat, violations} = await strict('strict');
    const [diagram, chart] = drawings(chat);
    expect(await note(diagram!)).to.contain('could not be drawn');
    expect(await note(chart!)).to.contain('could not be drawn');
    expect(diagram!.shadowRoot!.textContent).to.contain('flowchart LR');
    expect(violations().every((text) => text.startsWith('frame-src'))).to.equal(true);
  }).timeout(40_000);
});
