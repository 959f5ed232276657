// Texts to measure with: what a language model writes, and single blocks without end.

const SECTION = (n) => `## Section ${n}: how it works

This is a paragraph of an ordinary answer with **bold words**, some *emphasis*, \`inline code\`, and a
[link](https://example.com/docs/${n}?a=b) in it. It goes on for a second sentence, so that it has the usual length.

1. First step of section ${n}, with \`code\`
2. Second step, which is **important**
   - a nested item
   - another nested item
3. Third step

\`\`\`js
function step${n}(input) {
  const result = input.map((value) => value * ${n});
  return result.filter(Boolean);
}
\`\`\`

| Option | Default | Meaning |
|--------|--------:|---------|
| \`size\` | ${n} | How many there are |
| \`mode\` | auto | What is done with **them** |

> A quote with a remark on section ${n}.

Another paragraph, this time without anything special in it, only words and words and words, and a full stop.

`;

function fill(length, part, start = '') {
  let text = start;
  for (let n = 1; text.length < length; n++) text += part(n);
  return text.slice(0, length);
}

/** Each takes a length in characters. */
export const texts = {
  mixed: (length) => fill(length, SECTION),
  table: (length) =>
    fill(length, (n) => `| row ${n} | **value** ${n} | some words |\n`, '| a | b | c |\n|---|--:|---|\n'),
  list: (length) => fill(length, (n) => `- item ${n} with **bold** words and \`code\` in it\n`),
  fence: (length) => fill(length, (n) => `  const value${n} = compute(${n}, 'text'); // ${n}\n`, '```js\n'),
  paragraph: (length) => fill(length, (n) => `word${n} and **bold** text, ${n % 9 ? '' : '\n'}`),
};

/** So many answers of a conversation, about 1,000 characters each. */
export const answers = (count) => Array.from({length: count}, (_, index) => SECTION(index + 1));
