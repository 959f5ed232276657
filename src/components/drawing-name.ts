import type {FrameKind} from '../frame/protocol.js';
import {plain} from './plain.js';

/** A longer name is cut, in characters. */
const LONGEST = 120;

/** What a diagram or a page calls itself. */
const TITLES: Partial<Record<FrameKind, RegExp>> = {
  mermaid: /^[ \t]*(?:accTitle[ \t]*:|(?:pie[ \t]+(?:showData[ \t]+)?)?title:?[ \t])[ \t]*(\S.*)$/m,
  artifact: /<title[^>]*>\s*([^<]*\S)\s*<\/title/i,
};

/** Diagrams that are drawn with half of mermaid's code. */
const USUAL =
  /^(?:flowchart|graph|sequenceDiagram|classDiagram|stateDiagram|erDiagram|journey|gantt|timeline|quadrantChart|requirement|C4|xychart|block|kanban|sankey)/;

/** The first line that says what it is: after comments, directives and front matter. */
const PREAMBLE = /^(?:\s+|---[^]*?\n---|%%\{[^]*?\}%%|%%.*)*/;

/** Which of mermaid's two frames draws this diagram. */
export function mermaidKind(source: string): FrameKind {
  return USUAL.test(source.replace(PREAMBLE, '')) ? 'mermaid' : 'mermaid-more';
}

/** The title that stands in it; empty for none. */
export function titleIn(kind: FrameKind, source: string): string {
  const title =
    kind === 'echarts' ? chartTitle(source) : TITLES[kind === 'artifact' ? kind : 'mermaid']!.exec(source)?.[1];
  return plain((title ?? '').slice(0, LONGEST)).trim();
}

function chartTitle(source: string): string | undefined {
  try {
    const {title} = JSON.parse(source) as {title?: unknown};
    const [first] = [title].flat() as {text?: unknown}[];
    return typeof first?.text === 'string' ? first.text : undefined;
  } catch {
    return undefined;
  }
}
