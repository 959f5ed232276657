import {expect} from '@open-wc/testing';
import {toSegments, withoutThoughts} from '../../src/state/thoughts.js';

/** Thoughts in brackets, what is open with an ellipsis, then the words. */
const shown = (text: string) =>
  toSegments(text)
    .map((segment) => (segment.thought ? `[${segment.text}${segment.open ? '…' : ''}]` : segment.text.trim()))
    .join(' ');

const OLD = '<details style="color:gray;padding: 8px;" open> <summary> Thinking... </summary>';

const CASES: Record<string, readonly [text: string, shown: string]> = {
  'a thought before the answer': ['<think>\nfirst\n</think>\nThe answer.', '[first] The answer.'],
  'several thoughts': ['<think>a</think>One.<think>b</think>Two.', '[a] One. [b] Two.'],
  'a thought that goes on': ['<think>not yet', '[not yet…]'],
  'a tag with attributes': ['<think data-x="1" class=y>a</think>b', '[a] b'],
  'another name and other case': ['<Thinking>a</THINKING >b', '[a] b'],
  'a thought as old releases send it': [`${OLD}\n\na\n\n</details>b`, '[a] b'],
  'only the end of a thought': ['a\nb\n</think>\n\nc', '[a\nb] c'],
  'an end that ends nothing': ['<think>a</think>b</think>c', '[a] b c'],
  'an empty thought': ['<think>\n\n</think>\n\nHello', 'Hello'],
  'a thought in a thought': ['<think>a<think>b</think>c', '[a<think>b] c'],
  'a fence in a thought that is not closed': ['<think>a\n```\nb</think>c', '[a\n```\nb] c'],
  'fenced code': ['```html\n<think>a</think>\n```\nb', '```html\n<think>a</think>\n```\nb'],
  'code in a line': ['Write `<think>` there.', 'Write `<think>` there.'],
  'other details': ['<details><summary>More</summary>a</details>', '<details><summary>More</summary>a</details>'],
  'words that only begin so': ['<thinker>a</thinker>', '<thinker>a</thinker>'],
  nothing: ['', ''],
};

describe('thoughts in a text', () => {
  for (const [what, [text, expected]] of Object.entries(CASES))
    it(`are told apart: ${what}`, () => expect(shown(text)).to.equal(expected));

  it('are no part of what is copied', () => {
    expect(withoutThoughts('<think>a</think>\n\nb <think>c</think>d')).to.equal('b d');
  });

  it('never lose a word, wherever a stream is cut', () => {
    const text = `x <think a="1">one</think> two ${OLD}three</details> four \`\`\`\n<think>\n\`\`\``;
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      const words = (value: string) => value.match(/one|two|three|four/g)?.join();
      expect(
        words(
          toSegments(cut)
            .map((segment) => segment.text)
            .join(' '),
        ),
      ).to.equal(words(cut));
    }
  });

  it('are found in time that grows with the text, however hostile it is', () => {
    for (const part of ['<think>', '</think>', '<details><summary>Thinking', '```\n', '<think ', '`<think>'])
      for (const text of [part.repeat(30_000), part.repeat(30_000) + 'x'.repeat(100_000)]) {
        const start = performance.now();
        toSegments(text);
        expect(performance.now() - start, part).to.be.below(500);
      }
  });
});
