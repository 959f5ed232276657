import {expect} from '@open-wc/testing';
import {capMarks} from '../../src/markdown/cap.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {policy} from './policy.js';

function draw(text: string, done = true): HTMLElement {
  const root = document.createElement('div');
  const view = new MarkdownView(root, () => policy);
  view.update(text, done);
  view.flush();
  return root;
}

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({length: count}, (_, i) => line(i)).join('\n');

/** Inputs that freeze, fill the memory of, or throw in parsers that are not prepared for them. */
const slow: Record<string, string> = {
  'nested emphasis': repeat('*a **a ', 30_000),
  'nested emphasis in a list item': `- ${repeat('*a **a ', 30_000)}`,
  'nested strong and emphasis': `${repeat('*a_ ', 40_000)}${repeat(' _a*', 40_000)}`,
  'emphasis opened only': repeat('**a', 60_000),
  'emphasis closed only': repeat('a** ', 60_000),
  underscores: repeat('_', 60_000),
  'alternating delimiters': repeat('*_', 40_000),
  'alternating delimiters in a cell': `|a|\n|-|\n|${repeat('*_', 40_000)}`,
  'brackets opened': repeat('[', 60_000),
  'links opened': repeat('[a](', 60_000),
  'links with angle brackets': repeat('[a](<b', 60_000),
  'link targets': `[a](${repeat('(', 50_000)}`,
  'image brackets': repeat('![[]()', 60_000),
  'nested brackets': repeat('[', 30_000) + repeat(']', 30_000),
  'nested reference brackets': repeat('[a][', 60_000),
  'backticks of all lengths': lines(300, (i) => `e${'`'.repeat(i)}`).replaceAll('\n', ''),
  'a long run of spaces': `a${' '.repeat(60_000)}b`,
  'a heading of spaces': `# #${' '.repeat(60_000)}#`,
  'a link and spaces': `[](${' '.repeat(60_000)}`,
  'tags opened': repeat('<a ', 60_000),
  'tags with quotes': repeat('<a "', 60_000),
  'tags with attributes': `<b ${repeat('a="1" ', 60_000)}`,
  'comments never closed': repeat('<!-- ', 60_000),
  'declarations, instructions and character data': repeat('<!A <?<![CDATA[', 60_000),
  'quotes in quotes': '>'.repeat(50_000),
  'quotes in quotes with spaces': repeat('> ', 60_000),
  'lists in lists': repeat('- ', 60_000),
  'ordered lists in lists': repeat('1. ', 60_000),
  'lists in lists by indent': lines(300, (i) => `${' '.repeat(2 * i)}- a`),
  'quotes lazily continued': repeat('> a\nb\n', 60_000),
  'tables of many columns': `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|x|\n'.repeat(2000)}`,
  'tables of many columns in a quote': `> ${'|a'.repeat(1000)}|\n> ${'|-'.repeat(1000)}|\n${'> |x|\n'.repeat(2000)}`,
  'short rows of a wide table': `${'|a'.repeat(90)}|\n${'|-'.repeat(90)}|\n${'|x|\n'.repeat(5000)}`,
  'many tables': repeat('|a|\n|-|\n\n', 30_000),
  'one long reference': `[a]: https://x.example/${'y'.repeat(1900)}\n\n${repeat('[a]', 20_000)}`,
  'one long reference in many blocks': `[a]: https://x.example/${'y'.repeat(1900)}\n\n${repeat('[a]\n\n', 20_000)}`,
  'a very long reference': `[a]: https://x.example/${'y'.repeat(20_000)}\n\n${repeat('[a]', 20_000)}`,
  'many definitions': lines(3000, (i) => `[a${i}]: /files/${i}`),
  'a definition never closed': `[a]: x "${repeat('\\"', 60_000)}`,
  'many footnotes': lines(1500, (i) => `x[^${i}]\n`),
  entities: repeat('&amp;&#0;&', 60_000),
  'mail addresses': repeat('a.a@b.', 30_000),
  digits: repeat('1', 60_000),
  'web addresses': repeat('http://', 60_000),
  'web addresses with brackets': `https://a.b/${repeat('(', 40_000)}`,
  'one word': repeat('x', 200_000),
  'one word in a list item': `- ${repeat('x', 190_000)}`,
  'a fence of one line': `\`\`\`\n${repeat('x ', 190_000)}`,
  'raw HTML never closed': repeat('<b>', 60_000),
  'raw tables in tables': repeat('<table><tr><td>', 30_000),
  'raw HTML in lines': repeat('<i>\n', 60_000),
  'lines that could be headings': repeat('a\n', 60_000),
  'combining marks': `a${'\u0301'.repeat(40_000)}`,
  'zero-width characters': repeat('\u200D\uFE0F', 40_000),
  tabs: repeat('\t', 40_000),
  newlines: repeat('\n', 100_000),
  'newlines in raw HTML': `<pre>${repeat('\n', 60_000)}`,
  pipes: repeat('|', 60_000),
  'pipes in lines': repeat('|\n', 30_000),
  dashes: repeat('-', 60_000),
  'dashes in a cell': `|a|\n|-|\n|${repeat('-', 60_000)}`,
  'dashes and a letter': `${repeat('- ', 60_000)}x`,
  tildes: repeat('~a', 60_000),
  backslashes: repeat('\\', 60_000),
  'lone surrogates': repeat('\uD800x\uDC00', 20_000),
};

describe('hostile answers', function () {
  this.timeout(20_000);

  for (const [name, text] of Object.entries(slow)) {
    it(`do not freeze the page with ${name}`, () => {
      draw(text, false);
      expect(draw(text).querySelectorAll('*').length).to.be.lessThan(40_000);
    });
  }

  for (const name of ['quotes in quotes', 'ordered lists in lists', 'tables of many columns']) {
    it(`are shown as plain text with a note when they consist of ${name}`, () => {
      const body = draw(slow[name]!);
      expect(body.querySelector('.plain')?.textContent).to.include(slow[name]!.slice(0, 50));
      expect(body.querySelector('.plain + small')?.textContent).to.equal(policy.labels.plain);
    });
  }

  it('are drawn at once when they are code of one line', () => {
    const begun = performance.now();
    draw(slow['a fence of one line']!);
    expect(performance.now() - begun).to.be.below(1000);
  });

  it('lose no text when they are shown as plain text', () => {
    const text = `Before.\n\n${'> '.repeat(100)}deep\n\nAfter.`;
    const body = draw(text);
    expect(body.querySelectorAll('p').length).to.equal(2);
    expect(body.querySelector('.plain')?.textContent).to.equal(`${'> '.repeat(100)}deep\n\n`);
  });
});

describe('capMarks', () => {
  it('cuts a run of combining marks to 20', () => {
    expect(capMarks(`a${'\u0301'.repeat(21)}b`)).to.equal(`a${'\u0301'.repeat(20)}b`);
  });

  it('leaves ordinary text as it is', () => {
    const text = 'é e\u0301 हिन्दी 👩‍👩‍👧‍👦 Tiếng Việt';
    expect(capMarks(text)).to.equal(text);
  });
});
