import {expect} from '@open-wc/testing';
import {Reader} from '../src/controllers/reader.js';

const words = {
  image: 'Image',
  done: 'Done',
  open: 'Not done',
  code: (language: string, lines: number) => `[${language} ${lines}]`,
  table: (rows: number, columns: string) => `[${rows} rows: ${columns}]`,
};

const read = (text: string) => new Reader(words).read(text, true);

/** As it arrives, `step` characters at a time. */
function readInSteps(text: string, step: number): string[] {
  const reader = new Reader(words);
  const said: string[] = [];
  for (let end = step; end < text.length; end += step) said.push(...reader.read(text.slice(0, end), false));
  return [...said, ...reader.read(text, true)];
}

/** What it is called, the Markdown, what is heard. */
const CASES: [string, string, string[]][] = [
  ['Latin sentences', 'One. Two! Three? Four… Five', ['One.', 'Two!', 'Three?', 'Four…', 'Five']],
  ['quotes after the end', '“Yes.” He said “no!” Then he left.', ['“Yes.”', 'He said “no!”', 'Then he left.']],
  ['a question inside of a sentence', '"Really?" he asked. So.', ['"Really?" he asked.', 'So.']],
  ['numbers', 'It is 3.5 m long. Version 1.14.2 is out.', ['It is 3.5 m long.', 'Version 1.14.2 is out.']],
  [
    'abbreviations',
    'Take fruit, e.g. Apples. Ask Dr. Smith, etc. Now.',
    ['Take fruit, e.g. Apples.', 'Ask Dr. Smith, etc. Now.'],
  ],
  ['German', 'Das ist z.B. Haus Nr. 5 am 3. Oktober. Ja.', ['Das ist z.B. Haus Nr. 5 am 3. Oktober.', 'Ja.']],
  ['Chinese', '你好！天气“很好。”我们走吧？好……再见', ['你好！', '天气“很好。”', '我们走吧？', '好……再见']],
  ['Japanese', '「はい。」と言った。行こう！', ['「はい。」', 'と言った。', '行こう！']],
  ['Arabic', 'كيف حالك؟ أنا بخير. شكرا', ['كيف حالك؟', 'أنا بخير.', 'شكرا']],
  ['Hindi', 'नमस्ते। आप कैसे हैं?', ['नमस्ते।', 'आप कैसे हैं?']],
  [
    'marks',
    '**Bold.** And *it*, ~~gone~~, `a_b`, a_b, 2 * 3, \\*so\\* &amp; <b>b</b>.',
    ['Bold.', 'And it, gone, a_b, a_b, 2 * 3, *so* & b.'],
  ],
  [
    'links by their text',
    'See [the **docs**. Now](https://a.b/c_(d)?e=1. f) and go. End',
    ['See the docs. Now and go.', 'End'],
  ],
  ['addresses by their host', 'Go to https://www.a.org/b?c=1. Or <https://d.org/e>.', ['Go to a.org.', 'Or d.org.']],
  ['pictures', 'A ![red mug](a.png). ![](b.png)', ['A red mug.', 'Image']],
  ['footnotes and definitions', 'A[^1] b.\n\n[^1]: A note.\n[a]: https://b.c\n', ['A b.', 'A note.']],
  ['lines of one paragraph', 'One\ntwo. Three\nfour.', ['One two.', 'Three four.']],
  ['headings', '# One\nTwo\n\nThree\n===\nFour', ['One', 'Two', 'Three', 'Four']],
  ['lists', '- one\n- two. And\n  more\n1. three\n2. four', ['one', 'two.', 'And more', '1. three', '2. four']],
  ['tasks', '- [x] one\n- [ ] two', ['Done: one', 'Not done: two']],
  ['quotes', '> One\n> two. Three\n\n---\n\nFour', ['One two.', 'Three', 'Four']],
  ['code', 'So:\n\n```js\na. B\n\nc\n```\nAnd\n~~~\n```\n~~~', ['So:', '[js 3]', 'And', '[ 1]']],
  ['code that does not end', '```\na. B', ['[ 1]']],
  ['tables', 'So:\n| A | **B** |\n|---|--:|\n| c. D | e |\n| f | g |\n\nEnd.', ['So:', '[2 rows: A, B]', 'End.']],
  ['tables without bars at the side', 'So it is.\nA | B\n--- | ---\nc | d', ['So it is.', '[1 rows: A, B]']],
  ['what only looks like a table', '| word. B\nc', ['| word.', 'B c']],
  ['nothing to say', '---\n\n**\n\n&nbsp;\n', []],
];

describe('the sentences of an answer', () => {
  for (const [name, markdown, sentences] of CASES) {
    it(`are found: ${name}`, () => {
      expect(read(markdown)).to.deep.equal(sentences);
    });
  }

  for (const step of [1, 2, 3, 7]) {
    it(`do not depend on how it arrives: ${step} characters at a time`, () => {
      const text = CASES.map(([, markdown]) => markdown).join('\n\n');
      expect(readInSteps(text, step)).to.deep.equal(read(text));
    });
  }

  it('are read once, as soon as the next one has begun', () => {
    const reader = new Reader(words);
    expect(reader.read('One. Tw', false)).to.deep.equal(['One.']);
    expect(reader.read('One. Two. ', false)).to.deep.equal([]);
    expect(reader.read('One. Two. T', false)).to.deep.equal(['Two.']);
    expect(reader.read('One. Two. T', true)).to.deep.equal(['T']);
    expect(reader.read('One. Two. T', true)).to.deep.equal([]);
  });

  it('are cut where there is no end, at a space, not inside of a link', () => {
    const pieces = read(
      `${'word '.repeat(70)}[a ${'b '.repeat(40)}](https://c.d/${'e'.repeat(500)}) ${'字'.repeat(700)}`,
    );
    expect(Math.max(...pieces.map((piece) => piece.length))).to.be.at.most(300);
    expect(pieces.join('')).to.not.contain('c.d').and.not.contain('e');
    expect(pieces.join('').match(/字/g)).to.have.length(700);
  });

  it('tell a text that goes on from one that was replaced', () => {
    const reader = new Reader(words);
    reader.read('One. Two', false);
    expect(reader.continues('One. Two and')).to.be.true;
    expect(reader.continues('This is not allowed.')).to.be.false;
  });

  it('cost little, and no more for each than at the beginning', () => {
    const text = 'The quick brown fox, e.g. this one, is **3.5 m** long. Yes!\n\n- [a](https://b.c/d)\n'.repeat(2500);
    const cost = (length: number) => {
      const began = performance.now();
      readInSteps(text.slice(0, length), 1600); // what a fast stream brings in a second
      return performance.now() - began;
    };
    cost(10_000); // warm
    const short = Math.min(...Array.from({length: 5}, () => cost(10_000)));
    const long = Math.min(...Array.from({length: 3}, () => cost(200_000)));
    expect(short).to.be.below(20);
    expect(long).to.be.below(Math.max(short, 2) * 20 * 4);
  });

  for (const hostile of [
    '[',
    '`',
    '``a',
    '<a',
    '[a](',
    '![',
    '|',
    '#',
    '> ',
    '- ',
    '1. ',
    '```\n',
    '|a\n|-\n',
    '"',
    '\u0301',
    '*',
  ]) {
    it(`do not take long to find in a flood of ${JSON.stringify(hostile)}`, () => {
      const began = performance.now();
      new Reader(words).read(hostile.repeat(200_000 / hostile.length), true, 2000);
      expect(performance.now() - began).to.be.below(1500);
    });
  }
});
