import {expect} from '@open-wc/testing';
import '../src/components/markdown.js';
import {drawnIn} from '../src/components/copy.js';
import {toRichText} from '../src/components/rich-text.js';
import {until} from './support/chat.js';
import {answer, answerWithWords, shown, within} from './support/rich.js';

const raw = String.raw;

const drawn = (el: Element) => within(el, 'math');

describe('a formula in an answer', () => {
  const WAYS: readonly [string, string, string][] = [
    ['between dollars', 'so $a_b*c*d$.', 'a_b*c*d'],
    ['between round brackets', raw`so \(\frac{a}{b}\).`, raw`\frac{a}{b}`],
    ['between square brackets', raw`so \[a\\b\] it is`, raw`a\\b`],
    ['between two dollars', raw`$$x^2$$`, 'x^2'],
    [
      'of several lines, with empty ones and what looks like a list',
      '$$\na\n\n+ b\n- c\n$$\n\nSo.',
      '\na\n\n+ b\n- c\n',
    ],
    ['in a table', '| a | b |\n|---|---|\n| $|x|$ | c |\n', '|x|'],
    ['in a list', '- so:\n\n  $$\n  x\n  $$\n\n- b', '\nx\n'],
    ['in a quote', '> $$\n> x\n> $$', '\nx\n'],
    ['in a heading', '## On $x$', 'x'],
    ['behind a fence', '```math\nx\n```', 'x\n'],
  ];
  for (const [name, text, tex] of WAYS) {
    it(`it is drawn ${name}, and says its TeX`, async () => {
      const el = answer(text);
      await until(() => drawn(el).length === 1);
      expect(within(el, 'annotation')[0]!.textContent).to.equal(tex);
      expect(getComputedStyle(within(el, '.formula')[0]!.parentElement!.firstElementChild!).display).to.equal('none');
    });
  }

  it('it is not made of prices, names of variables or code', async () => {
    const text = 'It costs $5 and $10, US$ 3, $1-$2, `$a$`, $HOME or $PATH. $x$';
    const el = answer(text);
    await until(() => drawn(el).length === 1);
    expect(within(el, 'p')[0]!.textContent).to.contain('It costs $5 and $10, US$ 3, $1-$2, $a$, $HOME or $PATH. ');
  });

  it('it is copied as TeX', async () => {
    const el = answerWithWords('So $x^2$ is, and\n\n$$\ny\n$$\n\nthat.');
    await until(() => drawn(el).length === 2);
    const html = toRichText(drawnIn(el.getRootNode() as ShadowRoot));
    expect(html).to.contain('<p>So $x^2$ is, and</p>').and.to.contain('$$\ny\n$$').and.not.to.contain('math');
    getSelection()!.selectAllChildren(within(el, 'p')[0]!);
    expect(String(getSelection()).trim()).to.match(/^So \$x\^2\$\s+is, and$/); // browsers break the line at a formula
  });

  it('it is source until it is closed, and then drawn before its paragraph ends', async () => {
    const el = answer('So $x^', true);
    await shown();
    expect(within(el, '.answer')[0]!.textContent).to.equal('So $x^');
    el.text = 'So $x^2$ is';
    await until(() => drawn(el).length === 1);
    const [math] = drawn(el);
    el.text += ' more and $y$';
    await until(() => drawn(el).length === 2);
    expect(drawn(el)[0]).to.equal(math);
  });

  it('it looks the same streamed as drawn at once', async () => {
    const text = raw`Let $x_1$ and \(y*z*\):

$$
\begin{aligned}
a &= b \\
+ c

- d
\end{aligned}
$$

1. one $a$
2. two
   $$
   b
   $$

\[ c \] and ${'word '.repeat(900)} $z$ costs $5 or $6.`;
    const whole = answer(text);
    const streamed = answer('', true);
    for (let end = 0; end < text.length; end += end < 200 ? 1 : 97) {
      streamed.text = text.slice(0, end);
      await shown();
    }
    Object.assign(streamed, {text, streaming: false});
    for (const el of [whole, streamed]) await until(() => drawn(el).length === 6);
    expect(within(streamed, '.answer')[0]!.innerHTML).to.equal(within(whole, '.answer')[0]!.innerHTML);
  });

  const HOSTILE: readonly [string, string][] = [
    ['expands without end', raw`\def\a{\a\a}\a`],
    ['expands too much', raw`\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\c\c\c\c\c\c\c`],
    ['is nested without end', '{'.repeat(3000) + 'x' + '}'.repeat(3000)],
    ['is huge', 'x_1 + '.repeat(5000)],
    ['has a link', raw`\href{javascript:alert(1)}{x}`],
    ['loads an image', raw`\includegraphics{https://x.example/y.png}`],
    ['writes attributes', raw`\htmlData{a=b}{x_1}`],
    ['is no TeX', raw`\frac{a`],
  ];
  for (const [name, tex] of HOSTILE) {
    it(`it stays source with a note when it ${name}`, async () => {
      const el = answerWithWords(`$$\n${tex}\n$$\n\nSo.`);
      await until(() => within(el, 'small.rich').length);
      expect(within(el, 'code')[0]!.textContent).to.contain(tex.slice(0, 40));
      expect(within(el, 'small.rich')[0]!.textContent).to.match(/source/);
      expect(within(el, 'math, a, img')).to.have.length(0);
    });
  }

  it('it cannot take more room than a few lines', async () => {
    const el = answer(raw`$\rule{9999em}{9999em}$`);
    await until(() => drawn(el).length);
    expect(el.getBoundingClientRect().height).to.be.below(400);
  });

  it('it scrolls in its own box when it is wide', async () => {
    const el = answer(`$$\n${'x_{long} + '.repeat(80)}y\n$$`);
    await until(() => drawn(el).length);
    const [box] = within(el, '.display');
    expect(box!.scrollWidth).to.be.above(box!.clientWidth);
    expect(el.scrollWidth).to.equal(el.clientWidth);
    expect(box!.tabIndex).to.equal(0);
  });
});
