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

/** Languages, and a line in each. */
const LINES = [
  ['python', (n) => `def step_${n}(value): return f"{value}" + str(${n})  # step`],
  ['javascript', (n) => `const step${n} = (value) => \`\${value}\` + ${n}; // step`],
  ['typescript', (n) => `export function step${n}(value: string): number { return ${n}; }`],
  ['java', (n) => `public int step${n}(String value) { return value.length() + ${n}; }`],
  ['go', (n) => `func step${n}(value string) int { return len(value) + ${n} } // step`],
  ['rust', (n) => `fn step_${n}(value: &str) -> usize { value.len() + ${n} }`],
  ['sql', (n) => `SELECT id, 'step' AS name FROM steps WHERE number = ${n}; -- step`],
  ['bash', (n) => `if [ "$step" -eq ${n} ]; then echo "step ${n}"; fi # step`],
  ['css', (n) => `.step-${n} { color: #15${n % 10}eef; margin: ${n}px auto; }`],
  ['json', (n) => `{"step": ${n}, "name": "step ${n}", "done": true}`],
];

/** A code block of 20 lines, in one of the languages. */
const CODE = (n) => {
  const [name, line] = LINES[n % LINES.length];
  const lines = Array.from({length: 20}, (_, index) => line(n * 20 + index));
  return `Step ${n}:\n\n\`\`\`${name}\n${lines.join('\n')}\n\`\`\`\n\n`;
};

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
  code: (length) => fill(length, CODE),
  paragraph: (length) => fill(length, (n) => `word${n} and **bold** text, ${n % 9 ? '' : '\n'}`),
};

/** How long a text of so many code blocks is, in characters. */
export const lengthOfCode = (count) =>
  Array.from({length: count}, (_, index) => CODE(index + 1).length).reduce((sum, length) => sum + length, 0);

/** So many answers of a conversation, about 1,000 characters each. */
export const answers = (count) => Array.from({length: count}, (_, index) => SECTION(index + 1));
