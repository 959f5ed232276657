import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {emulateFeatures} from './support/commands.js';
import type {DifyChatFrame} from '../src/components/frame.js';
import {answer, answered, button, drawing, drawings, fence, note, shown, sourceOf} from './support/blocks.js';
import {clearStorage, deep, deepAll, focused, panel, until} from './support/chat.js';
import {strangers} from './support/hostile.js';

const FLOW = 'flowchart LR\n  A[Order] --> B{Paid?}\n  B -->|yes| C[Ship]';
const CHART = JSON.stringify({
  title: {text: 'Sales'},
  tooltip: {},
  xAxis: {type: 'category', data: ['Mon', 'Tue']},
  yAxis: {},
  series: [{type: 'bar', data: [1, 3]}],
});

const frameOf = (el: Element) => deep<DifyChatFrame>(el, 'dify-chat-frame');
const large = (chat: Element) => deepAll(panel(chat as never), 'dify-chat-enlarged')[0];

beforeEach(clearStorage);
afterEach(() => emulateFeatures({}));

describe('a diagram in an answer', () => {
  it('is drawn, as wide and high as it is, with its source behind a button', async () => {
    const {chat} = await answered(`So:\n\n${fence('mermaid', FLOW)}\nDone.`);
    const el = await drawing(chat);
    await shown(el);
    const {size} = frameOf(el);
    expect(size.width).to.be.greaterThan(size.height);
    const box = deep(el, '.frame').getBoundingClientRect();
    expect(box.width / box.height).to.be.closeTo(size.width / size.height, 0.1);
    expect(deep(el, '.title').textContent).to.equal('Diagram');
    button(el, 'Show source').click();
    await until(() => sourceOf(el) === `${FLOW}\n`);
    button(el, 'Show drawing').click();
    await shown(el);
  });

  it('of a kind that few use is drawn by the larger script', async () => {
    const {chat} = await answered(fence('mermaid', '%% pets\npie title Pets\n "Dogs" : 3\n "Cats" : 1'));
    const el = await drawing(chat);
    await until(() => deepAll(el, 'pre').length === 0, 30_000);
    expect(el.kind).to.equal('mermaid-more');
    expect(deep(el, '.title').textContent).to.equal('Pets');
    expect(deep<HTMLIFrameElement>(frameOf(el), 'iframe').title).to.equal('Pets');
  }).timeout(40_000);

  it('is drawn again in the colours of another theme', async () => {
    const {chat} = await answered(fence('mermaid', FLOW), {theme: 'light'});
    const el = await drawing(chat);
    await shown(el);
    const frame = frameOf(el);
    expect(frame.task.look.dark).to.equal(false);
    const drawn = new Promise((resolve) => frame.addEventListener('drawn', resolve, {once: true}));
    chat.theme = 'dark';
    await drawn;
    expect(frame.task.look.dark).to.equal(true);
    chat.theme = 'auto';
    await until(() => !frame.task.look.dark);
    await emulateFeatures({'prefers-color-scheme': 'dark'});
    await until(() => frame.task.look.dark);
  });

  it('that cannot be drawn stays source, with a note', async () => {
    const {chat} = await answered(fence('mermaid', 'flowchart LR\n A -->'));
    const el = await drawing(chat);
    expect(await note(el)).to.contain('could not be drawn');
    expect(sourceOf(el)).to.equal('flowchart LR\n A -->\n');
    expect(deepAll(el, 'dify-chat-frame')).to.have.length(0);
  });

  it('that would take too long stays source', async () => {
    const edges = Array.from({length: 130}, (_, at) => ` n${at} --> n${(at * 7) % 60}`).join('\n');
    const {chat} = await answered(
      `${fence('mermaid', `flowchart LR\n${edges}`)}\n${fence('mermaid', `%% ${'x'.repeat(10_000)}\n${FLOW}`)}`,
    );
    await until(() => drawings(chat).length === 2);
    for (const el of drawings(chat)) expect(await note(el)).to.contain('could not be drawn');
  });

  it('runs no script of its own, calls nobody and leads nowhere', async () => {
    const hostile = [
      'flowchart LR',
      '  A["<img src=x onerror=top.hit()>"] --> B["<script>top.hit()</script>"]',
      '  click A href "https://evil.example/a"',
      '  click B call top.hit()',
      '  style A fill:url(https://evil.example/b.png)',
      "  C@{ img: 'https://evil.example/c.png' }",
    ].join('\n');
    const init =
      '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "*{background:url(https://evil.example/d)}"}}%%';
    let hits = 0;
    Object.assign(window, {hit: () => hits++});
    const before = new Set(strangers());
    const {chat} = await answered(`${fence('mermaid', hostile)}\n${fence('mermaid', `${init}\n${FLOW}`)}`);
    await until(() => drawings(chat).length === 2);
    for (const el of drawings(chat)) await until(() => deepAll(el, '.note')[0] ?? !deepAll(el, 'pre').length);
    expect(hits).to.equal(0);
    expect(strangers().filter((name) => !before.has(name))).to.deep.equal([]);
  });

  it('has its controls in the direction of the page', async () => {
    document.documentElement.dir = 'rtl';
    const {chat} = await answered(fence('mermaid', FLOW));
    const el = await drawing(chat);
    expect(getComputedStyle(el).direction).to.equal('rtl');
    document.documentElement.dir = '';
  });

  it('is source while it is being written', async () => {
    const {chat} = await answered(`\`\`\`mermaid\n${FLOW}`);
    await until(() => deepAll(answer(chat), 'code, dify-chat-drawing').length);
    expect(answer(chat).shadowRoot!.textContent).to.contain('flowchart LR');
  });
});

describe('a chart in an answer', () => {
  it('is drawn from options in JSON', async () => {
    const {chat} = await answered(fence('echarts', CHART));
    const el = await drawing(chat);
    await shown(el);
    expect(deep(el, '.title').textContent).to.equal('Sales');
    expect(deep(el, '.frame').offsetHeight).to.equal(320);
  });

  it('with functions, or without anything to draw, stays source', async () => {
    for (const options of ['{"series": function() {}}', 'option = {"series": []}', '"text"', 'null', '[]', '{}']) {
      const {chat} = await answered(fence('echarts', options));
      const el = await drawing(chat);
      expect(await note(el), options).to.contain('could not be drawn');
      chat.remove();
    }
  }).timeout(40_000);

  it('loads no images, and opens no addresses', async () => {
    const before = new Set(strangers());
    const options = JSON.stringify({
      title: {text: 'x', link: 'https://evil.example/t', target: 'self'},
      backgroundColor: {image: 'https://evil.example/bg.png'},
      graphic: [{type: 'image', style: {image: 'https://evil.example/g.png'}}],
      xAxis: {data: ['a']},
      yAxis: {},
      tooltip: {show: true, alwaysShowContent: true, formatter: '<img src="https://evil.example/f.png">'},
      series: [{type: 'scatter', data: [1], symbol: 'image://https://evil.example/s.png'}],
    });
    const {chat} = await answered(fence('echarts', options));
    const el = await drawing(chat);
    await until(() => deepAll(el, '.note')[0] ?? !deepAll(el, 'pre').length);
    expect(strangers().filter((name) => !before.has(name))).to.deep.equal([]);
  });
});

describe('a drawing in full size', () => {
  it('is opened, looked at closer and closed by keyboard, and gives the focus back', async () => {
    const {chat} = await answered(fence('mermaid', FLOW));
    const el = await drawing(chat);
    await shown(el);
    button(el, 'Enlarge').focus();
    await sendKeys({press: 'Enter'});
    const viewer = await until(() => large(chat));
    const frame = await until(() => deepAll<DifyChatFrame>(viewer, 'dify-chat-frame')[0]);
    await until(() => frame.size.width);
    expect(deep(viewer, 'dialog').ariaLabel).to.equal('Diagram');
    expect(focused()?.ariaLabel).to.equal('Close');
    expect(button(viewer, 'Zoom out').disabled).to.equal(true);
    button(viewer, 'Zoom in').click();
    await until(() => frame.task.scale === 1.5);
    await sendKeys({press: 'Escape'});
    await until(() => !large(chat));
    expect(focused()).to.equal(button(el, 'Enlarge'));
  });

  it('is closed by Escape in the drawing too', async () => {
    const {chat} = await answered(fence('echarts', CHART));
    const el = await drawing(chat);
    await shown(el);
    button(el, 'Enlarge').click();
    const viewer = await until(() => large(chat));
    const frame = await until(() => deepAll<DifyChatFrame>(viewer, 'dify-chat-frame')[0]);
    await new Promise((resolve) => frame.addEventListener('drawn', resolve, {once: true}));
    deep<HTMLIFrameElement>(frame, 'iframe').focus();
    await sendKeys({press: 'Escape'});
    await until(() => !large(chat));
  });
});

it('drawings are accessible, drawn or not', async () => {
  const {chat} = await answered(
    `${fence('mermaid', FLOW)}\n${fence('mermaid', 'flowchart')}\n${fence('echarts', CHART)}`,
  );
  await until(() => drawings(chat).length === 3);
  for (const el of drawings(chat)) {
    await until(() => deepAll(el, '.note')[0] ?? !deepAll(el, 'pre').length, 20_000);
    await expect(el).to.be.accessible();
  }
}).timeout(60_000);

it('drawings far away have no frame, and keep their place', async () => {
  const {chat} = await answered(`${fence('mermaid', FLOW)}\n${'Text.\n\n'.repeat(200)}`);
  const el = await drawing(chat);
  const scroller = deep(chat, 'dify-chat-panel', 'dify-chat-thread', '.scroller');
  scroller.scrollTop = 0;
  await shown(el);
  const {height} = el.getBoundingClientRect();
  scroller.scrollTop = scroller.scrollHeight;
  await until(() => !deepAll(el, 'dify-chat-frame').length);
  expect(el.getBoundingClientRect().height).to.equal(height);
  scroller.scrollTop = 0;
  await shown(el);
});
