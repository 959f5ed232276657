import {slicesOf} from '../markdown/code-slices.js';
import {learn, runsOf, type Run} from '../markdown/highlight.js';
import {languageOf} from '../markdown/languages.js';
import {styles} from './rich-code.styles.js';
import {stepByStep} from './rich-queue.js';
import type {Render, RichContext} from './rich-types.js';

/** Gives code its colours, slice by slice. */
export const render: Render = async ({el, language, source}, context) => {
  const known = languageOf(language);
  const slices = slicesOf(source);
  const code = el.querySelector('code');
  if (!known || !slices || !code) return undefined;
  await learn(known.name);
  context.adopt(styles.styleSheet!);
  await stepByStep(el, color(code, slices, known.name, context));
  return undefined;
};

function* color(code: Element, slices: readonly string[], name: string, context: RichContext): Generator<void> {
  const runs: Run[] = [];
  for (const slice of slices) {
    runs.push(...runsOf(slice, name));
    yield;
    if (context.gone()) return;
  }
  const take = taker(runs);
  // Long code is drawn in boxes of so many lines; the rest stands beside them.
  for (const box of [...code.childNodes]) {
    const colored = take(box.textContent?.length ?? 0);
    if (box instanceof Text) box.replaceWith(...colored);
    else (box as Element).replaceChildren(...colored);
    yield;
    if (context.gone()) return;
  }
}

/** Gives the nodes of the next so many characters. */
function taker(runs: readonly Run[]): (length: number) => (Node | string)[] {
  let index = 0;
  let from = 0;
  return (length) => {
    const nodes: (Node | string)[] = [];
    while (length > 0 && index < runs.length) {
      const {text, kind} = runs[index]!;
      const part = text.slice(from, from + length);
      length -= part.length;
      from += part.length;
      if (from >= text.length) {
        index++;
        from = 0;
      }
      nodes.push(kind ? colored(part, kind) : part);
    }
    return nodes;
  };
}

function colored(text: string, kind: string): Element {
  const el = document.createElement('span');
  el.className = kind;
  el.textContent = text;
  return el;
}
