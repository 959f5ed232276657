import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/components/markdown.js';
import {corpus} from '../markdown/corpus.js';
import {policy} from '../markdown/policy.js';

type El = HTMLElementTagNameMap['dify-chat-markdown'];

const element = (text: string, streaming = false): Promise<El> =>
  fixture<El>(html`<dify-chat-markdown .text=${text} .streaming=${streaming} .policy=${policy}></dify-chat-markdown>`);

const body = (el: El): Element => el.shadowRoot!.querySelector('.answer')!;

describe('dify-chat-markdown', () => {
  it('draws its text', async () => {
    expect(body(await element('Some **text**')).querySelector('strong')?.textContent).to.equal('text');
  });

  it('draws what comes while it streams, and all when it ends', async () => {
    const el = await element('Some **te', true);
    expect(body(el).textContent).to.equal('Some te');
    el.text = 'Some **text** and';
    await waitUntil(() => body(el).textContent === 'Some text and');
    el.text = 'Some **text** and more [link](https://x.example/)';
    el.streaming = false;
    await el.updateComplete;
    expect(body(el).querySelector('a')).to.exist;
  });

  it('shows a caret behind the last word only while it streams', async () => {
    const el = await element('- one\n- two **bold**', true);
    const caret = el.shadowRoot!.querySelector('[data-caret]')!;
    expect(caret.localName).to.equal('li');
    expect(getComputedStyle(caret, '::after').content).to.equal('""');
    el.streaming = false;
    await el.updateComplete;
    expect(el.shadowRoot!.querySelector('[data-caret]')).to.equal(null);
  });

  it('leaves the caret alone while its block grows, so that it blinks on', async () => {
    const el = await element('one', true);
    const caret = body(el).querySelector('[data-caret]');
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(body(el), {attributes: true, subtree: true, attributeFilter: ['data-caret']});
    for (const text of ['one two', 'one two **three', 'one two **three** four']) {
      el.text = text;
      await waitUntil(() => body(el).textContent === text.replaceAll('*', ''));
    }
    expect(body(el).querySelector('[data-caret]')).to.equal(caret);
    seen.push(...observer.takeRecords());
    expect(seen).to.have.length(0);
  });

  it('says while a long text is not all drawn yet', async () => {
    const el = await element('Some **words** of an `answer`, and a [link](https://x.example/).\n\n'.repeat(4000));
    expect(el.hasAttribute('data-drawing')).to.be.true;
    await waitUntil(() => !el.hasAttribute('data-drawing'), 'never all drawn', {timeout: 8000});
    const {length} = body(el).textContent;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(body(el).textContent).to.have.length(length);
  });

  it('goes on after it was moved in the page', async () => {
    const el = await element('Some', true);
    el.text = 'Some more';
    await el.updateComplete;
    const {parentElement: parent} = el;
    el.remove();
    parent!.append(el);
    await waitUntil(() => body(el).textContent === 'Some more');
  });

  it('draws anew when the policy changes', async () => {
    const el = await element('![x](https://other.example/x.png)');
    expect(body(el).querySelector('img')).to.equal(null);
    el.policy = {...policy, imageOrigins: ['https://other.example']};
    await el.updateComplete;
    expect(body(el).querySelector('img')).to.exist;
  });

  it('gives each block its own direction', async () => {
    const el = await element('English.\n\nעברית.\n\n# כותרת\n\n- פריט\n\n> English');
    const {left, right} = el.getBoundingClientRect();
    const sides = [...body(el).children].map((block) => {
      const text = document.createRange();
      text.selectNodeContents(block.querySelector('li, p') ?? block);
      const box = text.getBoundingClientRect();
      return box.left - left < right - box.right ? 'left' : 'right';
    });
    expect(sides).to.deep.equal(['left', 'right', 'right', 'right', 'left']);
  });

  it('breaks no word of a narrow table: its box scrolls', async () => {
    const el = await element(
      `| Number | ${'Word | '.repeat(4)}\n|${'---|'.repeat(5)}\n| extraordinary | ${'considerable | '.repeat(4)}`,
    );
    el.style.inlineSize = '200px';
    for (const cell of body(el).querySelectorAll('td')) {
      const range = document.createRange();
      range.selectNodeContents(cell);
      expect(range.getClientRects()).to.have.length(1);
    }
    expect(body(el).querySelector('.table')!.scrollWidth).to.be.above(200);
  });

  it('scrolls wide tables and code in their own boxes', async () => {
    const table = `| ${'a wide cell | '.repeat(30)}\n|${'---|'.repeat(30)}`;
    const el = await element(`${table}\n\n\`\`\`\n${'long line '.repeat(100)}\n\`\`\``);
    const boxes = [...body(el).querySelectorAll('.table, pre')];
    expect(boxes.length).to.equal(2);
    for (const box of boxes) expect(box.scrollWidth).to.be.greaterThan(box.clientWidth);
    expect(el.scrollWidth).to.equal(el.clientWidth);
  });

  it('keeps its contents inside', async () => {
    const style = getComputedStyle(await element('text'));
    expect(style.display).to.equal('block');
    expect(style.contain).to.equal('content');
  });

  it('is accessible', async () => {
    const texts = corpus.slice(0, 13).map((document) => document.text);
    const el = await element(texts.join('\n\n'));
    for (const [name, value] of Object.entries({
      text: '#151922',
      'accent-text': '#155eef',
      muted: '#5c6573',
      raised: '#f5f6f8',
    })) {
      el.style.setProperty(`--_${name}`, value);
    }
    // What the author of the answer wrote is not ours to mend.
    await expect(el).to.be.accessible({ignoredRules: ['heading-order', 'empty-table-header', 'empty-heading']});
  });
});
