import {expect} from '@open-wc/testing';
import '../src/components/markdown.js';
import {drawnIn} from '../src/components/copy.js';
import {toRichText} from '../src/components/rich-text.js';
import {answer, shown, within} from './support/rich.js';
import {until} from './support/chat.js';

const PYTHON = '```py\ndef add(a, b):\n    """Adds."""\n    return a + 1  # so\n```\n';

describe('code in an answer', () => {
  it('it gets colours, and stays the same text', async () => {
    const el = answer(PYTHON);
    await until(() => within(el, '.word').length);
    expect(within(el, '.word').map(({textContent}) => textContent)).to.eql(['def', 'return']);
    expect(within(el, '.note').at(-1)!.textContent).to.equal('# so');
    expect(within(el, 'code')[0]!.textContent).to.equal(PYTHON.slice(6, -4));
  });

  it('it is copied as it was written', async () => {
    const el = answer(PYTHON);
    await until(() => within(el, '.word').length);
    const box = document.createElement('div');
    box.attachShadow({mode: 'open'}).append(el);
    expect(toRichText(drawnIn(box.shadowRoot!))).to.equal(
      `<pre dir="ltr"><code>${PYTHON.slice(6, -4)}</code></pre>`.replace(' dir="ltr"', ''),
    );
  });

  it('it is plain in an unknown language, and nothing is fetched for it', async () => {
    const el = answer('```nonsense\ndef a\n```\n\n' + PYTHON);
    await until(() => within(el, '.word').length);
    expect(within(el, 'code')[0]!.innerHTML).to.equal('def a\n');
  });

  it('it is coloured as soon as it is closed, while the answer goes on', async () => {
    const el = answer(PYTHON.slice(0, -4), true);
    await shown();
    expect(within(el, '.word')).to.have.length(0);
    el.text = `${PYTHON}\nAnd`;
    await until(() => within(el, '.word').length);
    el.text = `${PYTHON}\nAnd so`;
    await until(() => el.shadowRoot!.textContent.includes('And so'));
    expect(within(el, '.word')).to.have.length(2);
  });

  it('it looks the same streamed as drawn at once', async () => {
    const long = `Code:\n\n\`\`\`js\n${'const a = `x`; // y\n\n'.repeat(300)}\`\`\`\n\n- a\n  \`\`\`js\n  let b\n  \`\`\`\n- c\n\nEnd.`;
    const whole = answer(long);
    const streamed = answer('', true);
    for (let end = 0; end < long.length; end += 900) {
      streamed.text = long.slice(0, end);
      await shown();
    }
    streamed.text = long;
    streamed.streaming = false;
    for (const el of [whole, streamed]) {
      for (const code of within(el, '.code')) {
        code.scrollIntoView();
        await until(() => code.querySelector('.word'));
      }
      await until(() => within(el, '.word').length === 301);
    }
    expect(streamed.shadowRoot!.querySelector('.answer')!.innerHTML).to.equal(
      whole.shadowRoot!.querySelector('.answer')!.innerHTML,
    );
  });

  it('it stays as it is where it is too much', async () => {
    const lines = '```js\n' + 'let a\n'.repeat(20_000) + '```\n\n';
    const wide = '```js\nlet a = ' + '1'.repeat(4000) + '\n```\n\n';
    const el = answer(lines + wide + PYTHON);
    await until(() => within(el, '.code').length === 3);
    within(el, '.code')[2]!.scrollIntoView();
    await until(() => within(el, '.word').length, 15_000);
    expect(within(el, '.word')).to.have.length(2);
  });

  it('it is drawn again after the policy has changed', async () => {
    const el = answer(PYTHON);
    await until(() => within(el, '.word').length);
    el.policy = {...el.policy};
    await el.updateComplete;
    await until(() => within(el, '.word').length);
    expect(within(el, 'code')[0]!.textContent).to.equal(PYTHON.slice(6, -4));
  });
});
