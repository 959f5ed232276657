/** An answer with what it rests on, for other programs. */
import type {Source} from '../state/types.js';
import {plain} from './plain.js';

/** An answer in Markdown, with its sources as a numbered list behind it. */
export function toMarkdown(answer: string, title: string, sources: readonly Source[]): string {
  const lines = sources.map((source, index) => {
    const name = escape(named(source));
    return `${index + 1}. ${source.url ? `[${name}](<${source.url.replace(/[<>]/g, encodeURIComponent)}>)` : name}`;
  });
  return `${answer}\n\n${title}:\n\n${lines.join('\n')}\n`;
}

/** The same list as elements that are never shown. */
export function toList(title: string, sources: readonly Source[]): Element {
  const list = document.createElement('ol');
  for (const source of sources) {
    const item = document.createElement('li');
    const link = source.url ? Object.assign(document.createElement('a'), {href: source.url}) : item;
    link.textContent = named(source);
    if (link !== item) item.append(link);
    list.append(item);
  }
  const box = document.createElement('div');
  box.append(Object.assign(document.createElement('p'), {textContent: `${title}:`}), list);
  return box;
}

function named({name, dataset}: Source): string {
  return plain([name, dataset].filter(Boolean).join(' – ')).replace(/\s+/g, ' ');
}

/** A name is no markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>&#!|~]/g, '\\$&');
}
