import {expect} from '@open-wc/testing';
import {END, FENCE, Marks, SIGN} from '../src/markdown/marks.js';

/** Without where blocks begin. */
const read = (text: string) =>
  new Marks()
    .read(text)
    .replaceAll(SIGN, '¤')
    .replaceAll(END, '~~~')
    .replace(new RegExp(`${FENCE}(¤[a-z]+)\\d+`, 'g'), '~~~$1');

describe('what is no Markdown', () => {
  const CASES: readonly [string, string, string][] = [
    ['a formula in a line', 'so $a_b*c$ is', 'so ¤0¤ is'],
    ['prices', 'costs $5 and $10, US$ 10 or $5-$10', 'costs $5 and $10, US$ 10 or $5-$10'],
    ['variables of a shell', 'use $HOME and $PATH$', 'use $HOME and $PATH$'],
    ['code', 'use `$a$` and\n```sh\n$x$\n```\n$a$', 'use `$a$` and\n```sh\n$x$\n```\n¤0¤'],
    ['brackets of LaTeX', String.raw`\(a\) and \[b=1\] not \[sic\]`, String.raw`¤0¤ and ¤1¤ not \[sic\]`],
    ['a display', '$$\na\n\n+ b\n$$\nso', '~~~¤display\n$$\na\n\n+ b\n$$\n~~~\nso'],
    ['a display in a list', '- so\n  $$\n  a\n  $$\n- b', '- so\n  ~~~¤display\n  $$\n  a\n  $$\n  ~~~\n- b'],
    ['an open display', '$$\na', '~~~¤display\n$$\na'],
    ['a display without end', '$$ is\nthe id\n\nso', '~~~¤display\n$$ is\nthe id\n~~~\nso'],
    ['an image', '<svg a>\n\n<b/></svg> so\n', '~~~¤svg\n<svg a>\n\n<b/></svg>\n~~~\nso\n'],
    ['a form in the last line', '<form a><b></form>', '~~~¤form\n<form a><b></form>\n~~~\n'],
    ['escapes', String.raw`\$a$ and $a$`, String.raw`\$a$ and ¤0¤`],
    ['a display in a list, not indented', '- $$\na\n$$\nb', '- ~~~¤display\n  $$\n  a\n  $$\n  ~~~\nb'],
    ['a display in a list that ends', '- $$\n  a\n\nb', '- ~~~¤display\n  $$\n  a\n\n  ~~~\nb'],
    ['a display in a quote that ends', '> $$\n>a\n\nb', '> ~~~¤display\n> $$\n> a\n> ~~~\n\nb'],
    ['a table', '|$|x|$|b|', '|¤0¤|b|'],
  ];
  for (const [name, text, expected] of CASES) {
    it(`it reads ${name}`, () => expect(read(text)).to.equal(expected));
  }
});
