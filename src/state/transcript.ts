/** A conversation as a text or as data, for the visitor to keep. What anybody has said stays text. Pure; a part of a lazy chunk. */
import {toJson} from '../client/json.js';
import {asText} from './read.js';
import {withoutThoughts} from './thoughts.js';
import {textOf, type Answer, type FilePart, type Message} from './types.js';

/** Words around it. */
export interface TranscriptWords {
  readonly you: string;
  readonly answer: string;
  readonly sources: string;
  readonly files: string;
  readonly stopped: string;
  readonly incomplete: string;
}

/** What is told of the conversation beside its messages. */
export interface TranscriptFrame {
  readonly title: string;
  readonly words: TranscriptWords;
  /** Writes a Unix time in seconds; empty for what is none. */
  readonly when: (at: number) => string;
}

/** Longest name of a file, without its ending. */
const LONGEST_NAME = 80;

/** The words of an answer for the visitor; what a model has thought is not among them. */
export function spoken(answer: Answer): string {
  return withoutThoughts(textOf(answer.parts)).trim();
}

/** As Markdown. A question is a quotation of what was typed; an answer is the Markdown that it is, and cannot break out of it. */
export function toMarkdown(messages: readonly Message[], {title, words, when}: TranscriptFrame): string {
  const blocks = messages.map((message) => {
    const user = message.role === 'user';
    const head = [`**${user ? words.you : words.answer}**`, when(message.createdAt)].filter(Boolean).join(' · ');
    return user
      ? `${head}\n\n${quote(escape(message.text))}`
      : [head, harmless(spoken(message)), ...notes(message, words)].filter(Boolean).join('\n\n');
  });
  return `${[`# ${escape(oneLine(title))}`, ...blocks].join('\n\n')}\n`;
}

/** As data. */
export function toData(messages: readonly Message[], title: string, conversationId: string): string {
  const data = {
    title,
    conversation_id: conversationId,
    messages: messages.map((message) => ({
      role: message.role,
      text: message.role === 'user' ? message.text : spoken(message),
      ...(message.createdAt > 0 && {created_at: message.createdAt}),
      ...(message.role === 'assistant' && {
        id: message.id,
        status: message.status,
        files: filesOf(message).map(({name, type}) => ({name, type})),
        sources: message.sources?.map(({name, dataset, url}) => ({name, dataset, url})),
      }),
    })),
  };
  return JSON.stringify(JSON.parse(toJson(data)), null, 2);
}

/** A name that every system takes, and that hides no other ending. */
export function fileName(title: string, ending: 'md' | 'json', now = new Date()): string {
  const name = [...oneLine(title).replace(/[\p{C}\u2066-\u2069\u202a-\u202e\\/:*?"<>|.~$%#&{}]+/gu, ' ')]
    .slice(0, LONGEST_NAME)
    .join('')
    .trim()
    .replace(/\s+/g, ' ');
  return `${name || 'conversation'} ${now.toISOString().slice(0, 10)}.${ending}`;
}

function notes(answer: Answer, words: TranscriptWords): string[] {
  const sources = answer.sources ?? [];
  const files = filesOf(answer);
  const list = (name: string, lines: readonly string[]) =>
    lines.length ? [`${name}:\n\n${lines.map((line) => `- ${escape(oneLine(line))}`).join('\n')}`] : [];
  const {status} = answer;
  return [
    ...list(words.files, files.map(({name}) => name).filter(Boolean)),
    ...list(
      words.sources,
      [...new Set(sources.map(({name, dataset}) => [name, dataset].filter(Boolean).join(' – ')))].filter(Boolean),
    ),
    ...(status === 'stopped'
      ? [`_${words.stopped}_`]
      : /^(?:fail|incom)/.test(status)
        ? [`_${words.incomplete}_`]
        : []),
  ];
}

const filesOf = ({parts}: Answer) => parts.filter((part): part is FilePart => part.kind === 'file');

const oneLine = (text: string) => asText(text).replace(/\s+/g, ' ').trim();

const quote = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** What was typed is no markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
}

/** Code in a line; where raw HTML begins. */
const CODE_OR_TAG = /(`+)(?!`).*?(?<!`)\1(?!`)|<(?=[a-z/!?])/gi;

/** An answer whose raw HTML is text, outside of code, and whose fence is closed. */
function harmless(markdown: string): string {
  let fence = '';
  const lines = markdown.split('\n').map((line) => {
    const [, mark = ''] = /^\s{0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence) {
      if (mark.startsWith(fence) && !line.trim().replaceAll(fence[0]!, '')) fence = '';
      return line;
    }
    if (mark) {
      fence = mark;
      return line;
    }
    return line.replace(CODE_OR_TAG, (found) => (found === '<' ? '&lt;' : found));
  });
  return [...lines, ...(fence ? [fence] : [])].join('\n');
}
