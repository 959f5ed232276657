import {END, FENCE, SIGN, type Marks} from './marks.js';

const MARK = new RegExp(`${SIGN}(\\d+)${SIGN}`, 'g');

/** What stands behind the fence of a mark in lines of its own: its type, and where it begins. */
const BLOCK = new RegExp(`^${SIGN}([a-z]+)(\\d+)$`);

/** Such a fence where Markdown saw none; captures where the mark begins, unless it is its end. */
const STRAY = new RegExp(`${FENCE}${SIGN}[a-z]+(\\d+)\\n?|${END}\\n?`, 'g');

const HALF = new RegExp(`${FENCE.trim()}.*\\n?`);

/** What no text of an answer has. */
const STRANGE = new RegExp(`${SIGN}|${FENCE.trim()}`);

/** Attributes in which a mark may have ended up. */
const ATTRIBUTES = ['alt', 'title', 'aria-label', 'data-alt'];

/** What stands in the bar above a mark in lines of its own. */
const NAMES: Record<string, string> = {display: 'TeX', svg: 'SVG', form: 'HTML', button: 'HTML'};

/** Makes elements of the signs in what was parsed: in a line, spans of class `mark` with the source in them. */
export function toElements(parsed: DocumentFragment, marks: Marks): void {
  for (const bar of parsed.querySelectorAll('.code > .bar')) {
    const title = bar.firstChild;
    const [, type, at] = BLOCK.exec(title?.nodeValue ?? '') ?? [];
    if (!type) continue;
    title!.nodeValue = NAMES[type] ?? '';
    bar.parentElement!.dataset.mark = type;
    marks.tell(Number(at), true);
  }
  const toSource = (text: string) => text.replace(MARK, (all, number) => marks.get(Number(number))?.source ?? all);
  for (const name of ATTRIBUTES) {
    for (const el of parsed.querySelectorAll(`[${name}*='${SIGN}']`))
      el.setAttribute(name, toSource(el.getAttribute(name)!));
  }
  const walker = parsed.ownerDocument.createTreeWalker(parsed, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (STRANGE.test((walker.currentNode as Text).data)) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    text.data = text.data.replace(STRAY, (_fence, at?: string) => {
      if (at) marks.tell(Number(at), false);
      return '';
    });
    // While half of the answer is there, the end of a mark may be taken for a part of it.
    if (text.parentElement?.closest('[data-mark]')) text.data = text.data.replace(HALF, '');
    if (text.parentElement?.closest('code, pre, .bar')) text.data = toSource(text.data);
    else text.replaceWith(...inLine(text, marks));
  }
}

function inLine({data, ownerDocument}: Text, marks: Marks): (Node | string)[] {
  return data.split(MARK).flatMap((part, index): (Node | string)[] => {
    const mark = index % 2 ? marks.get(Number(part)) : undefined;
    if (!mark) return [index % 2 ? `${SIGN}${part}${SIGN}` : part];
    const el = ownerDocument.createElement('span');
    el.className = 'mark';
    el.dataset.mark = mark.type;
    const source = ownerDocument.createElement('span');
    source.textContent = mark.source;
    el.append(source);
    return [el];
  });
}
