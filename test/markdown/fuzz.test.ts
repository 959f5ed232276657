import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {MarkdownView} from '../../src/markdown/view.js';
import {policy} from './policy.js';

/** Lines that change the meaning of what stands around them. */
const LINES = [
  ...[
    '# h',
    'text',
    'more **bold**',
    '- a',
    '- b',
    '  - n',
    '    deep',
    '  two',
    '* star',
    '1. one',
    '2. two',
    '3) three',
  ],
  ...[
    '',
    '',
    '',
    '> q',
    '> - ql',
    '>',
    '```',
    '```js',
    '~~~',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    'a | b',
    '--- | ---',
  ],
  ...[
    '---',
    '===',
    '***',
    '- - -',
    '-',
    '+',
    '1.',
    '<div>',
    '</div>',
    '<b>x</b> y',
    '<details>',
    '</details>',
    '<!-- c',
    '-->',
  ],
  ...[
    '[x]: /files/x',
    '[x]',
    '[^n]',
    '[^n]: note',
    '    code',
    '\tcode',
    '- [ ] t',
    '- [x] ',
    '*open',
    'close*',
    '`c',
    'c`',
  ],
  ...[
    '   - three',
    '     five',
    '10. ten',
    '100. h',
    '![i](/files/a)',
    '[l](https://a.example',
    ')',
    '<pre>',
    '</pre>',
    '"title"',
  ],
  ...[
    '&amp;',
    '2 | 3',
    '|',
    '| - |',
    '#',
    '  ',
    'end\\',
    'two  ',
    'crlf\r',
    '<table><tr><td>',
    '</table>',
    '`'.repeat(4),
    '字**字**',
  ],
];

const document = fc.array(fc.constantFrom(...LINES), {minLength: 1, maxLength: 12}).map((lines) => lines.join('\n'));

function draw(...texts: string[]): string {
  const root = window.document.createElement('div');
  const view = new MarkdownView(root, () => policy);
  texts.forEach((text, index) => {
    view.update(text, index === texts.length - 1);
    view.flush();
  });
  return root.innerHTML;
}

describe('any document', () => {
  it('looks the same in whatever pieces it arrives', function () {
    this.timeout(30_000);
    fc.assert(
      fc.property(document, fc.array(fc.nat(11), {minLength: 1, maxLength: 8}), (text, steps) => {
        const prefixes: string[] = [];
        for (let at = 0, step = 0; at < text.length; at += 1 + steps[step++ % steps.length]!)
          prefixes.push(text.slice(0, at));
        const [streamed, once] = [draw(...prefixes, text), draw(text)];
        expect(sorted(streamed)).to.equal(sorted(once));
      }),
      {numRuns: 500},
    );
  });
});

/** Attributes may stand in any order. */
function sorted(html: string): string {
  return html.replace(/<[a-z][^>]*>/g, (tag) => tag.slice(1, -1).split(' ').sort().join(' '));
}
