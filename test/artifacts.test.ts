import {expect} from '@open-wc/testing';
import {answered, button, drawing, drawings, fence, shown, sourceOf} from './support/blocks.js';
import {clearStorage, deepAll, until} from './support/chat.js';

const PAGE =
  '<!doctype html><title>Counter</title><b id=n>0</b><script>n.textContent = 1;top.postMessage("ran", "*")</script>';

/** Waits for a word from a page of an answer: it may talk to the window, which does not listen. */
const word = (wanted: string) =>
  new Promise<void>((resolve) => {
    addEventListener('message', function hear({data}) {
      if (data !== wanted) return;
      removeEventListener('message', hear);
      resolve();
    });
  });

let names = 0;

/** An address that counts what is asked below it. */
function counter() {
  const name = `artifact-${Date.now()}-${names++}`;
  const address = `${location.origin}/counted/${name}/`;
  const asked = async () => (await fetch(`/counted.json?name=${name}`)).json() as Promise<string[]>;
  /** What was asked, some requests of ours later: what the page had sent is there by then. */
  const settled = async () => {
    for (let at = 0; at < 20; at++) await (await fetch(`${address}ours`, {cache: 'no-store'})).text();
    return (await asked()).filter((path) => path !== 'ours');
  };
  return {address, settled};
}

/** Ways out of a page. Each has an element, or a script. */
const WAYS: Record<string, (to: string) => string> = {
  'fetch and its like': (to) =>
    `<script>fetch('${to}a').catch(() => 0); navigator.sendBeacon('${to}b', 'x'); try { new WebSocket('${to.replace('http', 'ws')}c') } catch {} try { new EventSource('${to}d') } catch {} import('${to}e').catch(() => 0);
     try { new Worker(URL.createObjectURL(new Blob(["fetch('${to}f')"]))) } catch {}</script>`,
  'what it shows': (to) =>
    `<img src="${to}a"><link rel=stylesheet href="${to}b"><style>@import url(${to}c); @font-face {font-family: x; src: url(${to}d)} body {background: url(${to}e); font-family: x}</style>x<video src="${to}f" autoplay></video>
     <iframe src="${to}g"></iframe><object data="${to}h"></object><embed src="${to}i"><svg><image href="${to}j"/></svg><link rel=prefetch href="${to}k"><link rel=preload as=image href="${to}l"><script src="${to}m"></script>`,
  'another place for itself': (to) => `<script>location = '${to}a'</script>`,
  'a refresh': (to) => `<meta http-equiv=refresh content="0;url=${to}a">`,
  'a form': (to) => `<form action="${to}a"><input name=x></form><script>document.forms[0].submit()</script>`,
  'a link': (to) =>
    `<a href="${to}a">x</a><a target=_blank href="${to}b">x</a><a target=_top href="${to}c">x</a><a target=_parent href="${to}d">x</a><a download href="${to}e">x</a><a ping="${to}f" href="#x">x</a><script>document.querySelectorAll('a').forEach((a) => a.click())</script>`,
  'another window': (to) =>
    `<script>open('${to}a'); try { top.location = '${to}b' } catch {} try { parent.location = '${to}c' } catch {}</script>`,
  'a page in it': (to) =>
    `<script>const f = document.createElement('iframe'); f.srcdoc = "<script>location = '${to}a'; fetch('${to}b')</" + "script>"; document.body.append(f);
     const g = document.createElement('iframe'); document.body.append(g); g.contentWindow.fetch('${to}c').catch(() => 0); g.src = '${to}d'</script>`,
  'a policy of its own': (to) =>
    `<meta http-equiv=Content-Security-Policy content="default-src *; img-src 'none'; report-uri ${to}r"><img src="${to}a">`,
  'a document without a policy': (to) =>
    `<script>location = URL.createObjectURL(new Blob(['<img src=${to}a><script>fetch("${to}b")</' + 'script>'], {type: 'text/html'}))</script>`,
};

beforeEach(clearStorage);

describe('a page that an answer has written', () => {
  it('is source until the visitor wants to see it, and again when it was closed', async () => {
    let ran = false;
    void word('ran').then(() => (ran = true));
    const {chat} = await answered(fence('html', PAGE));
    const el = await drawing(chat);
    await until(() => button(el, 'Show page'));
    expect(sourceOf(el)).to.equal(`${PAGE}\n`);
    expect(deepAll(el, 'dify-chat-frame')).to.have.length(0);
    expect(ran).to.equal(false);
    button(el, 'Show page').click();
    await shown(el);
    await until(() => ran);
    button(el, 'Show source').click();
    await until(() => sourceOf(el));
    expect(deepAll(el, 'dify-chat-frame')).to.have.length(0);
    await expect(el).to.be.accessible();
  });

  it('can be seen as large as the window', async () => {
    const {chat} = await answered(fence('html', PAGE));
    const el = await drawing(chat);
    await until(() => button(el, 'Show page'));
    button(el, 'Show page').click();
    await shown(el);
    const again = word('ran');
    button(el, 'Enlarge').click();
    await again;
    const viewer = await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-enlarged')[0]);
    await until(() => button(viewer, 'Close'));
    expect(deepAll(viewer, 'button')).to.have.length(1); // it has no size to zoom
    button(viewer, 'Close').click();
  });

  it('of a line only is code as any other', async () => {
    const {chat} = await answered(`${fence('html', '<p>Hello</p>')}\n${fence('mermaid', 'flowchart LR\n A')}`);
    await drawing(chat);
    expect(drawings(chat)).to.have.length(1);
  });

  it('knows nothing of the chat and the page', async () => {
    const found: unknown[] = [];
    const hear = ({data}: MessageEvent) =>
      found.push(...(data && typeof data === 'object' && 'can' in data ? [(data as {can: unknown}).can] : []));
    addEventListener('message', hear);
    document.cookie = 'of=page';
    const source = `<script>const can = {};
      const attempts = {top: () => top.document, parent: () => parent.document, storage: () => localStorage, cookie: () => document.cookie.includes('of=page') || oops, eval: () => eval('1')};
      for (const [name, attempt] of Object.entries(attempts)) { try { attempt(); can[name] = true } catch { can[name] = false } }
      top.postMessage({can}, '*')</script>`;
    const {chat} = await answered(fence('html', source));
    const el = await drawing(chat);
    await until(() => button(el, 'Show page'));
    button(el, 'Show page').click();
    await until(() => found.length);
    removeEventListener('message', hear);
    document.cookie = 'of=page; max-age=0';
    expect(found[0]).to.deep.equal({top: false, parent: false, storage: false, cookie: false, eval: false});
  });

  for (const [way, attack] of Object.entries(WAYS)) {
    it(`sends nothing by ${way}`, async () => {
      const {address, settled} = counter();
      const source = `<!doctype html><body><script>top.postMessage('begun', '*')</script>${attack(address)}`;
      const {chat} = await answered(fence('html', source));
      const el = await drawing(chat);
      await until(() => button(el, 'Show page'));
      const begun = word('begun');
      const {href} = location;
      button(el, 'Show page').click();
      await begun;
      expect(await settled()).to.deep.equal([]);
      expect(location.href).to.equal(href);
    });
  }
});
