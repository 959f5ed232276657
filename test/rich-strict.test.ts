import {expect} from '@open-wc/testing';
import type {DifyChatMarkdown} from '../src/components/markdown.js';
import {until} from './support/chat.js';
import {shown, within} from './support/rich.js';

const raw = String.raw;

const ALL = raw`Let $a_b$ be, hear [this](${location.origin}/demo/emulator/assets/speech.mp3).

${'```'}ts
const a: string = 'b'; // so
${'```'}

$$
\begin{cases} \frac{a}{b} & \boxed{c} \\ \color{red}{\overline{d}} \end{cases}
$$

<svg viewBox="0 0 9 9"><rect width="9" height="9" style="fill: red"/></svg>

<form onsubmit="alert(1)"><button onclick="alert(1)" data-message="x">x</button></form>
`;

interface Page {
  readonly el: DifyChatMarkdown;
  readonly violations: string[];
}

/** A document with its own Content-Security-Policy. */
async function page(name: string): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.src = `/test/pages/${name}.html`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  return until(() => (frame.contentWindow as unknown as Partial<Page>).el && (frame.contentWindow as unknown as Page));
}

describe('what an answer shows beside text', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('it is all there on a strict page, and not one violation', async () => {
    const {el, violations} = await page('rich-strict');
    el.text = ALL;
    await until(
      () => ['.word', 'math', '.display math', 'img', 'audio'].every((name) => within(el, name).length),
      15_000,
    );
    await shown();
    expect(violations).to.deep.equal([]);
  });

  it('it is source where the page allows no images of the kind', async () => {
    const {el} = await page('rich-no-blob');
    el.text = ALL;
    await until(() => within(el, '[data-mark=svg][data-rich=failed]').length);
    await until(() => within(el, 'math').length && !within(el, 'img, audio').length);
    expect(within(el, '[data-mark=svg] code')[0]!.textContent).to.contain('<rect');
    expect(within(el, 'a')).to.have.length(1);
  });
});
