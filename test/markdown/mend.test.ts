import {expect} from '@open-wc/testing';
import {MarkdownView} from '../../src/markdown/view.js';
import {corpus} from './corpus.js';
import {policy} from './policy.js';

/** What a visitor sees of the beginning of an answer while more of it is coming. */
function open(text: string): HTMLElement {
  const root = document.createElement('div');
  const view = new MarkdownView(root, () => policy);
  view.update(text, false);
  view.flush();
  root.querySelector('[data-caret]')?.removeAttribute('data-caret');
  for (const el of root.querySelectorAll('[dir]')) el.removeAttribute('dir');
  return root.firstElementChild as HTMLElement;
}

const half: Record<string, string> = {
  'some **bo': '<p>some <strong>bo</strong></p>',
  'some **bold*': '<p>some <strong>bold</strong></p>',
  'some **bold** ': '<p>some <strong>bold</strong></p>',
  'some **': '<p>some</p>',
  'some *it': '<p>some <em>it</em></p>',
  'some ***both': '<p>some <em><strong>both</strong></em></p>',
  '**bold with *nested': '<p><strong>bold with <em>nested</em></strong></p>',
  '**bold** and __al': '<p><strong>bold</strong> and <strong>al</strong></p>',
  snake_case_na: '<p>snake_case_na</p>',
  '2 * 3': '<p>2 * 3</p>',
  'a ~~strik': '<p>a <del>strik</del></p>',
  'a `co': '<p>a <code>co</code></p>',
  'a `': '<p>a</p>',
  'a `**` and `*': '<p>a <code>**</code> and <code>*</code></p>',
  'a [link te': '<p>a link te</p>',
  'a [link text]': '<p>a link text</p>',
  'a [link text](https://exam': '<p>a link text</p>',
  'a [link **bo': '<p>a link <strong>bo</strong></p>',
  'a [1] b': '<p>a [1] b</p>',
  'an ![imag': '<p>an</p>',
  'an ![image](https://dify.example/x': '<p>an</p>',
  'see https://example.com/pa': '<p>see https://example.com/pa</p>',
  'see www.example.o': '<p>see www.example.o</p>',
  'see <https://example.com/pa': '<p>see</p>',
  'mail me@example.co': '<p>mail me@example.co</p>',
  'a <b': '<p>a</p>',
  'a < b': '<p>a &lt; b</p>',
  'note[^1': '<p>note</p>',
  'text\n-': '<p>text</p>',
  'text\n--': '<p>text</p>',
  'text\n=': '<p>text</p>',
  'text\n1.': '<p>text</p>',
  '- item\n- ': '<ul><li>item</li></ul>',
  '- [ ': '',
  '- [x] do': '<ul><li><input type="checkbox" checked="" disabled="" aria-label="Done"> do</li></ul>',
  '#': '',
  '## ': '',
  '## Ti': '<h2>Ti</h2>',
  '> ': '',
  '> qu': '<blockquote><p>qu</p></blockquote>',
  '\u{1F469}\u200D\uD83D': '<p>\u{1F469}\u200D</p>',
};

const TABLE =
  /^<div class="table"[^>]*><table><thead><tr>(<th( align="\w+")?>[^<]*<\/th>)+<\/tr><\/thead><tbody>(<tr>.*<\/tr>)?<\/tbody><\/table><\/div>$/;
const CODE = /^<div class="code"><div class="bar">(js)?<.*<\/div><pre .*><code>.*<\/code><\/pre><\/div>$/s;

describe('mend', () => {
  for (const [text, html] of Object.entries(half)) {
    it(`shows ${JSON.stringify(text)} as what it will be`, () => {
      expect(open(text).innerHTML).to.equal(html);
    });
  }

  it('shows a table from its first line on', () => {
    const text = '| Name | Size |\n|:-----|-----:|\n| a | 1 |\n| b | 2 |';
    for (let end = 3; end <= text.length; end++)
      expect(open(text.slice(0, end)).innerHTML, text.slice(0, end)).to.match(TABLE);
  });

  it('shows a fence as code from its first line on', () => {
    const text = '```js\nconst a = `x`;\n// **not bold**\n```\n';
    for (let end = 3; end <= text.length; end++)
      expect(open(text.slice(0, end)).innerHTML, text.slice(0, end)).to.match(CODE);
  });

  it('never makes an address of a part of one', () => {
    const whole = [
      'https://example.com/a?b=c',
      'https://dify.example/files/pic.png',
      'mailto:me@example.com',
      'http://www.example.org/x',
    ];
    const text = `[l](${whole[0]!}) ![p](${whole[1]!}) ${whole[0]!} me@example.com <${whole[0]!}> www.example.org/x [r][r] ![r]\n\n[r]: ${whole[1]!}\n`;
    for (let end = 1; end <= text.length; end++) {
      const body = open(text.slice(0, end));
      const urls = [...body.querySelectorAll<HTMLAnchorElement>('a')].map((a) => a.href);
      urls.push(...[...body.querySelectorAll('img')].map((img) => img.src));
      for (const url of urls) expect(whole, text.slice(0, end)).to.include(url);
    }
  });

  it('shows no markers of emphasis, links or tables at any cut of an ordinary answer', () => {
    const {text} = corpus[0]!;
    for (let end = 1; end < text.length; end++) {
      const body = open(text.slice(0, end));
      for (const code of body.querySelectorAll('code')) code.remove();
      expect(body.textContent, text.slice(Math.max(0, end - 60), end)).not.to.match(/\*\*|~~|`|\]\(|\|-|^#/m);
    }
  });
});
