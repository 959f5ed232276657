/** Where a text stops to be JSON. Browsers tell it in words of their own, or not at all. */

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y; // eslint-disable-line no-control-regex

/** What may come next: a value, the first one of a list or its end, a key, a first key or its end, a colon, what follows a value. */
type Wanted = 'value' | 'item' | 'key' | 'first' | 'colon' | 'next';

/** Line and character, from 1, of the first thing in `text` that JSON does not allow; its end when something is missing. */
export function jsonPosition(text: string): {line: number; column: number} {
  const open: string[] = [];
  let wanted: Wanted = 'value';
  let end = 0;
  for (;;) {
    TOKEN.lastIndex = end;
    const token: RegExpExecArray | null = TOKEN.exec(text);
    const next: Wanted | null | undefined = token && follow(open, wanted, token[1], token[2] !== undefined);
    if (!next) break;
    wanted = next;
    end = TOKEN.lastIndex;
  }
  const before = text.slice(0, end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)).split('\n');
  return {line: before.length, column: [...(before.at(-1) ?? '')].length + 1};
}

/** What is wanted after a token; nothing when it may not stand there. */
function follow(open: string[], wanted: Wanted, mark: string | undefined, text: boolean): Wanted | undefined {
  if (mark === '}' || mark === ']') {
    const empty = mark === '}' ? 'first' : 'item';
    if (open.at(-1) !== mark || (wanted !== 'next' && wanted !== empty)) return undefined;
    open.pop();
    return 'next';
  }
  switch (wanted) {
    case 'value':
    case 'item':
      if (mark !== '{' && mark !== '[') return mark ? undefined : 'next';
      open.push(mark === '{' ? '}' : ']');
      return mark === '{' ? 'first' : 'item';
    case 'key':
    case 'first':
      return text ? 'colon' : undefined;
    case 'colon':
      return mark === ':' ? 'value' : undefined;
    case 'next':
      return mark === ',' && open.length ? (open.at(-1) === '}' ? 'key' : 'value') : undefined;
  }
}
