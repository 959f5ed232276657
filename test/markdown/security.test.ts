import {expect, waitUntil} from '@open-wc/testing';
import {isTrusted, safeUrl} from '../../src/markdown/policy.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {attacks} from './attacks.js';
import {corpus} from './corpus.js';
import {policy} from './policy.js';

const ELEMENTS = new Set(
  `a b blockquote br button code del details div em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre s small span
   strong sub summary sup table tbody td th thead tr u ul`.split(/\s+/),
);

const ATTRIBUTES: Record<string, RegExp> = {
  href: /^(?:https?|mailto|tel):/,
  target: /^_blank$/,
  rel: /^noopener noreferrer$/,
  title: /^[\w.:@+%-]+$/,
  src: /^https:\/\/(?:dify\.example\/|cdn\.example\/charts\/)/,
  alt: /^/,
  referrerpolicy: /^no-referrer$/,
  loading: /^lazy$/,
  decoding: /^async$/,
  type: /^(?:button|checkbox)$/,
  disabled: /^$/,
  checked: /^$/,
  align: /^(?:left|center|right)$/,
  start: /^\d+$/,
  value: /^\d+$/,
  open: /^$/,
  dir: /^(?:auto|ltr)$/,
  class: /^(?:answer|bar|code|copy|image|jump|notes|plain|table)$/,
  role: /^group$/,
  tabindex: /^0$/,
  'aria-label': /^/,
  'data-src': /^https?:\/\//,
  'data-alt': /^/,
  'data-to': /^[nr]\d+$/,
  'data-caret': /^$/,
};

/** Every element and attribute that is there must be one that may be there. */
function audit(root: Element, text: string): void {
  for (const el of root.querySelectorAll('*')) {
    expect(ELEMENTS, text).to.include(el.localName);
    expect(el.namespaceURI, text).to.equal('http://www.w3.org/1999/xhtml');
    for (const {name, value} of el.attributes) {
      expect(Object.keys(ATTRIBUTES), `${el.outerHTML} of ${text}`).to.include(name);
      expect(value, `${name} of ${el.outerHTML}`).to.match(ATTRIBUTES[name]!);
    }
    if (el instanceof HTMLInputElement) expect(el.disabled && el.type === 'checkbox', el.outerHTML).to.equal(true);
  }
}

let root: HTMLElement;
let hits = 0;
Object.assign(window, {hit: () => hits++});

beforeEach(() => {
  hits = 0;
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => root.remove());

function draw(text: string): MarkdownView {
  const view = new MarkdownView(root, () => policy);
  view.update(text, true);
  view.flush();
  return view;
}

describe('hostile content', () => {
  for (const text of attacks) {
    it(`is harmless at once and at every moment of its arrival: ${text}`, () => {
      const view = new MarkdownView(root, () => policy);
      for (let end = 1; end <= text.length; end++) {
        view.update(`Before. ${text.slice(0, end)}`, false);
        view.flush();
        audit(root, text.slice(0, end));
      }
      root.replaceChildren();
      draw(text);
      audit(root, text);
      for (const button of root.querySelectorAll<HTMLElement>('button:not(.image)')) button.click();
      for (const el of root.querySelectorAll<HTMLElement>('summary, b, code')) el.click();
      expect(hits).to.equal(0);
      expect(location.hash).to.equal('');
    });
  }

  it('keeps the text that was in forbidden elements', () => {
    draw('<script>alert(1)</script> <form>inside</form> <made-up>text</made-up> <span style="x">plain</span>');
    for (const word of ['alert(1)', 'inside', 'text', 'plain']) expect(root.textContent).to.include(word);
  });

  it('is the same tree when it is parsed again', () => {
    for (const text of [...attacks, ...corpus.map((document) => document.text)]) {
      root.replaceChildren();
      draw(text);
      root.normalize();
      const again = document.createElement('div');
      again.append(...new DOMParser().parseFromString(root.innerHTML, 'text/html').body.childNodes);
      expect(again.innerHTML).to.equal(root.innerHTML);
    }
  });

  it('makes no request by itself', async () => {
    for (const text of attacks) draw(text);
    await new Promise((resolve) => setTimeout(resolve)); // a request would have been queued by now
    const requests = performance.getEntriesByType('resource').filter(({name}) => name.includes('evil.example'));
    expect(requests).to.deep.equal([]);
  });

  it('removes text that was replaced at once, even when it is long', () => {
    const view = new MarkdownView(root, () => policy);
    view.update('secret words. '.repeat(5000), false);
    view.flush();
    view.update('Removed.', true);
    expect(root.textContent).to.equal('Removed.');
  });

  it('is not affected by hooks and settings of a DOMPurify of the page', async () => {
    const {default: DOMPurify} = await import('dompurify');
    DOMPurify.setConfig({ALLOWED_TAGS: ['script'], RETURN_DOM_FRAGMENT: false});
    DOMPurify.addHook('beforeSanitizeElements', () => {
      throw new Error('not ours');
    });
    draw('**bold**');
    expect(root.querySelector('strong')).to.exist;
    DOMPurify.removeAllHooks();
    DOMPurify.clearConfig();
  });
});

describe('links', () => {
  const href = (text: string): string | null => {
    root.replaceChildren();
    draw(text);
    return root.querySelector('a')?.getAttribute('href') ?? null;
  };

  it('open in a new tab that knows nothing of the page', () => {
    draw('[x](https://x.example/)');
    expect(root.querySelector('a')).to.include({target: '_blank', rel: 'noopener noreferrer'});
  });

  it('say where they really lead', () => {
    draw('[https://bank.example](https://bänk.example/login)');
    expect(root.querySelector('a')?.title).to.equal('xn--bnk-qla.example');
  });

  it('lose credentials', () =>
    expect(href('[x](https://bank.example@evil.example/)')).to.equal('https://evil.example/'));

  it('lead to Dify for its files', () =>
    expect(href('[x](/files/a/file-preview?sign=1)')).to.equal('https://dify.example/files/a/file-preview?sign=1'));

  for (const address of ['#a', 'a', '/a', '//a.example', '?a', 'javascript:a', 'ftp://a.example', 'https:', '']) {
    it(`are only text for the address “${address}”`, () => {
      expect(href(`before [the text](${address}) after`)).to.equal(null);
      expect(root.textContent).to.equal('before the text after');
    });
  }

  it('resolve nothing without an address of Dify', () => {
    expect(safeUrl('/files/a', {...policy, difyOrigin: ''})).to.equal(undefined);
  });
});

describe('images', () => {
  const trusted = (url: string): boolean => isTrusted(new URL(url), policy);

  it('come from Dify and the places that the page names', () => {
    expect(trusted('https://dify.example/files/a.png')).to.equal(true);
    expect(trusted('https://cdn.example/charts/a.png')).to.equal(true);
    expect(trusted('https://cdn.example/charts')).to.equal(true);
  });

  it('come from no place that only looks like one of those', () => {
    for (const url of [
      'http://dify.example/a.png',
      'https://dify.example.evil.example/a.png',
      'https://dify.example:444/a.png',
      'https://cdn.example/chartsx/a.png',
      'https://cdn.example/charts/../a.png',
      'https://cdn.example/a.png',
    ]) {
      expect(trusted(url), url).to.equal(false);
    }
  });

  it('of others are a button with their description and host, which loads them', async () => {
    draw('[![A *chart*](https://evil.example/x.png)](https://x.example/) and ![A *chart*](https://evil.example/x.png)');
    const button = root.querySelector('button')!;
    expect(button.textContent).to.equal('Show image “A chart” from evil.example');
    expect(root.querySelector('img')).to.equal(null);
    let followed = false;
    root.addEventListener('click', (event) => (followed = !event.defaultPrevented), {once: true});
    button.click();
    await waitUntil(() => root.querySelector('img'));
    expect(root.querySelector('img')).to.include({
      src: 'https://evil.example/x.png',
      alt: 'A chart',
      referrerPolicy: 'no-referrer',
    });
    expect(followed).to.equal(false);
  });

  it('that were asked for stay when the answer goes on', async () => {
    const view = new MarkdownView(root, () => policy);
    view.update('![x](https://evil.example/x.png) te', false);
    root.querySelector('button')!.click();
    await waitUntil(() => root.querySelector('img'));
    const img = root.querySelector('img');
    view.update('![x](https://evil.example/x.png) text', false);
    view.flush();
    expect(root.querySelector('img')).to.equal(img);
  });
});

describe('a page with a strict policy', () => {
  async function page(name: string): Promise<Window & Record<string, never>> {
    const frame = document.createElement('iframe');
    frame.src = `/test/pages/${name}.html`;
    root.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    return frame.contentWindow as Window & Record<string, never>;
  }

  it('sees answers drawn, and not one violation', async () => {
    const {el, violations} = (await page('markdown-strict')) as unknown as {
      el: HTMLElementTagNameMap['dify-chat-markdown'];
      violations: string[];
    };
    for (const text of [
      ...corpus
        .slice(0, 14)
        .map((document) =>
          document.text.replaceAll('https://dify.example/', 'https://evil.example/').replaceAll('/files/', '/none/'),
        ),
      ...attacks.filter((attack) => !/\/files\/|cdn\.example/.test(attack)),
    ]) {
      el.text = text;
      await el.updateComplete;
    }
    el.text = '**bold**';
    await el.updateComplete;
    await new Promise((resolve) => setTimeout(resolve)); // reports are events of their own
    expect(el.shadowRoot?.querySelector('strong')).to.exist;
    expect(violations).to.deep.equal([]);
  });

  it('without our Trusted Types policies sees plain text', async () => {
    const {view, document} = (await page('markdown-no-types')) as unknown as {view: MarkdownView; document: Document};
    view.update('Some **text**\n\n<b>more</b>', true);
    expect(document.querySelector('.answer')?.textContent).to.include('Some **text**').and.include('<b>more</b>');
    expect(document.querySelector('.answer b')).to.equal(null);
  });
});
