import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {enrich} from '../src/components/rich.js';
import {SIGN} from '../src/markdown/marks.js';
import {MarkdownView} from '../src/markdown/view.js';
import {policy} from './markdown/policy.js';

/** An answer that is drawn at once, and whose code for more than text arrives when the test says so. */
function growing() {
  const el = document.createElement('div');
  const root = el.attachShadow({mode: 'open'});
  const view = new MarkdownView(root, () => policy);
  const show = (text: string, done: boolean): void => {
    Object.assign(el, {text, streaming: !done});
    view.update(text, done);
    view.flush();
  };
  Object.assign(el, {renderRoot: root, policy, text: '', streaming: true, requestUpdate: () => undefined});
  const seen = async (): Promise<string> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve(); // before anybody sees it
    const {innerHTML} = root.firstElementChild!;
    expect(innerHTML).not.to.contain(SIGN);
    expect(innerHTML).not.to.contain('~'.repeat(12));
    // The last line of raw HTML may have an end or not.
    return innerHTML.replace(/ data-(?:rich|looked)="[^"]*"|\n+(?=<|$)/g, '');
  };
  return {show, seen, arrives: () => enrich(view, el as never)};
}

const once = async (text: string): Promise<string> => {
  const {show, seen, arrives} = growing();
  arrives();
  show(text, true);
  return seen();
};

/** Shows the text as it grows; the code comes with the first drawing. */
async function grown(text: string, ...ends: number[]): Promise<string> {
  const {show, seen, arrives} = growing();
  for (const end of ends) {
    show(text.slice(0, end), false);
    if (end === ends[0]) arrives();
    await seen();
  }
  show(text, true);
  if (!ends.length) arrives();
  return seen();
}

const upTo = (text: string): number[] => [...text].map((_, index) => index);

const DRAWING = '<svg a>\n<b/></svg>';
const TEXTS: Record<string, string> = {
  'a drawing in raw HTML': `<div>\n${DRAWING}\n</div>\n\nSo **x** $a^2$.`,
  'a drawing in one line of raw HTML': '<img src="x">\n<svg a><b/></svg>\n<form a><b></form>\n<i>\n\nSo $a^2$.',
  'a formula in raw HTML': '<div>\n$$\na\n$$\n</div>\n\nSo\n\n$$\nb\n$$\n\nend',
  'a formula in <details>': '<details><summary>s</summary>\n$$\na\n$$\n\n$$\nb\n$$\n\n</details>\n\nso $a^2$',
  'a blank line in a drawing in raw HTML': '<div>\n<svg a>\n\n<b/></svg>\n</div>\n\nSo **x**\n\n- a',
  'what looks like the item of a list': 'text\n2. $$\na\n$$\n\nSo **x**',
  'a formula far to the right': 'text\n    $$\n    a\n    $$\n\nSo **x**',
  'code with a fence far to the right': '```\n     ```\n$$\na\n$$\n```\n\nSo $a^2$ **x**',
  'a formula in a list that is not indented': '- a\n- $$\na\n$$\n- b **x**\n\n$$\nc\n$$',
  'a formula without end in a list': '- $$ a\n\n  b\n- $$\n  c\n\nSo **x** $a^2$',
  'a formula without end in a quote': '> $$\n> a\n\nSo **x** $a^2$\n\n$$\nb\n$$',
  'a drawing in a quote that goes on without signs': '> <svg a>\n<b/>\n></svg>\n\nSo **x**',
  'a formula in a table of HTML': '<table>\n<tr><td>\n$$\na\n$$\n</td></tr>\n\n$$\nb\n$$\n</table>\n\nso $a^2$',
  'a formula in a table': 'a | b\n--|--\n$a^2$ | $$b^2$$\n$$\nx\n$$\n\nso',
  'a formula in a comment': '<!-- $$\n$$ -->\n\n$$\nb\n$$\n\nSo **x**',
  'a comment with a formula': '<!--\n$$\na\n$$\n-->\n\n$$\nb\n$$\n\nSo **x**',
  'many columns': `|${'$a^2$|'.repeat(101)}\n|${'-|'.repeat(101)}\n\nSo $a^2$.`,
  'a formula behind a fence': '- > ```$a^2$\n  > b\n\nSo $a^2$.',
};

describe('what stands in the place of what is no Markdown', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`it is never seen: ${name}`, async () => {
      const whole = await once(text);
      expect(await grown(text, ...upTo(text))).to.equal(whole);
      expect(await grown(text)).to.equal(whole);
      const step = Math.ceil(text.length / 200);
      for (let at = 0; at < text.length; at += step)
        expect(await grown(text, at, at + 1, at + 7), `from ${at}`).to.equal(whole);
    }).timeout(30_000);
  }

  const LINES = [
    '',
    '',
    'so $a^2$ **x**',
    '$$',
    '\\[ a',
    '\\]',
    '$$ b $$',
    '<svg a>',
    '<b/></svg>',
    '<svg></svg> c',
    '<form>',
  ];
  const MORE = [
    '</form>',
    '<div>',
    '</div>',
    '<details>',
    '</details>',
    '<pre>',
    '</pre>',
    '<!--',
    '-->',
    '```',
    '~~~',
  ];
  const PREFIXES = ['', '', '', '- ', '  ', '1. ', '2. ', '> ', '>', '    ', '| ', '- - ', '> - ', '\t'];
  const line = fc.oneof(
    fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...LINES)).map((parts) => parts.join('')),
    fc.constantFrom(...MORE),
  );

  it('it is never seen, in any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, {minLength: 2, maxLength: 10}), fc.nat(60), async (lines, at) => {
        const text = [...lines, '', 'end'].join('\n');
        const ends = upTo(text).slice(Math.min(at, text.length));
        await grown(text, ...ends);
        await once(text);
      }),
      {numRuns: 300, endOnFailure: true},
    );
  }).timeout(90_000);
});
