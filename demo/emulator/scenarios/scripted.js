import {brokenError, chunkError, statusError} from '../model-error.js';
import {LONG} from './long-text.js';
import {sized, words} from './pieces.js';

const THOUGHT =
  '<think>\nLet me think about this. The user wants an answer.\n\nStep one: read. Step two: 想一想.\n</think>\n\nThe answer after thinking is **42**.';
const ALPHABET = '0123456789 abcdefghij 一二三四五 ';

/** Answers that a word in the question asks for: `[pattern, (match, context) => script]`, first match wins. */
export const scripted = [
  [/\bERRORMIDJSON\b/, () => ({steps: [...words('This answer will stop with an'), chunkError()]})],
  [/\bERRORMID\b/, () => ({steps: [...words('This answer will break off in the middle'), brokenError()]})],
  [/\bERROR(\d{3})\b/, ([, status]) => ({steps: [statusError(Number(status))]})],
  [/\bHANG\b/, () => ({steps: [...words('This answer hangs after these words.'), {pause: Infinity}]})],
  [/\bSLOW(?::(\d+))?\b/, ([, ms = 8000], context) => ({...hello(context), first: Number(ms)})],
  [/\bDRIP(?::(\d+))?\b/, ([, ms = 1000]) => ({steps: drip(), perSecond: 1000 / Number(ms)})],
  [/\bEMPTY\b/, () => ({steps: ['']})],
  [/\bTHINK\b/, () => ({steps: sized(THOUGHT, 5)})],
  [/\bREASON\b/, () => ({steps: reason()})],
  [/\bLONG\b/, () => ({steps: sized(LONG, 8)})],
  [/\bLEN:(\d+)/, ([, length]) => ({steps: sized(repeated(Number(length)), 20)})],
  [/\bCHARS:(\d+)/, ([, length]) => ({steps: sized(repeated(Number(length)), 1)})],
  [
    /\bJSON\b/,
    () => ({steps: sized('{"name":"fake","value":42,"tags":["a","b"],"nested":{"ok":true,"text":"中文 😀"}}', 6)}),
  ],
  [/\bDUMP\b/, (_, context) => ({steps: sized(dump(context), 40)})],
  [/\bECHO ([^]*)/, ([, text]) => ({steps: words(text)})],
];

/** The short reply of the recordings. */
export function hello({persona, fallback}) {
  if (persona !== 'scripted') return fallback();
  return {steps: words('Hello! This is a short scripted reply. 你好 👋')};
}

function* drip() {
  for (let count = 1; count <= 40; count++) yield `drip${count} `;
}

function* reason() {
  for (const reasoning of words('The user asks. I reason about it first, step by step.')) yield {reasoning};
  yield* words('The answer after reasoning is **42**.');
}

function repeated(length) {
  return ALPHABET.repeat(Math.ceil(length / ALPHABET.length)).slice(0, length);
}

/** What the model was given, as a JSON code block. */
function dump({query, system, messages = []}) {
  const history = messages.flatMap((message) => [
    {role: 'user', content: message.query},
    {role: 'assistant', content: message.answer},
  ]);
  const prompt = {
    model: 'fake-gpt',
    messages: [...(system ? [{role: 'system', content: system}] : []), ...history, {role: 'user', content: query}],
    params: {tools: []},
  };
  return '```json\n' + JSON.stringify(prompt, null, 1) + '\n```';
}
