import {presets} from '../fault-presets.js';

const WORDS = [
  ['`MARKDOWN`', 'headings, table, code, lists, tasks, footnotes, links, a picture'],
  ['`LONG`', 'three thousand characters, with HTML that must not run'],
  ['`HUGE`', 'two hundred thousand characters'],
  ['`TABLE`, `PARAGRAPH`', 'a table, or a paragraph, that does not end until you stop it'],
  ['`HOSTILE`', 'Markdown and HTML that try to do harm'],
  ['`RTL`, `CHINESE`', 'Arabic and Hebrew; Chinese'],
  ['`WIDGETS`', "Dify's own buttons and forms in an answer, a diagram, formulas"],
  ['`THINK`, `REASON`', 'a model that thinks first'],
  ['`SLOW`, `SLOW:3000`', 'the first word after 8 seconds, or that many milliseconds'],
  ['`DRIP`', 'one word a second'],
  ['`HANG`', 'a model that falls silent'],
  ['`EMPTY`, `JSON`, `LEN:500`, `CHARS:500`', 'odd answers; a given length; one character a piece'],
  ['`ECHO …`, `DUMP`', 'your words back; what the model was given'],
  ['`ERROR429`, `ERRORMID`, `ERRORMIDJSON`', 'the model provider refuses, breaks off, or fails in the middle'],
  ['`TOOL:current_time {}`, `TOOL2:a,b {}`, `TOOLP:a,b {}`', 'tools, one after the other, at once (agents)'],
  ['`TITLEFAIL`, `TITLESLOW`, `SUGGFAIL`', 'no name or a late name for the conversation; no suggested questions'],
  ['`FAULT:…`', 'something goes wrong on the way, see below'],
];

/** What a visitor can write to see how the chat behaves, as Markdown. */
export function help() {
  const table = WORDS.map(([word, meaning]) => `| ${word} | ${meaning} |`).join('\n');
  const names = Object.keys(presets)
    .map((name) => `\`FAULT:${name}\``)
    .join(', ');
  return `## What you can write here

Ask like a customer: *where is my order?*, *how do I return something?*, *退货*. Or put one of these words, in capitals, into your message:

| Word | What you will see |
|:--|:--|
${table}

**Faults of the network and of proxies.** Each works once, for the message that has the word:

${names}
`;
}
