/** Escapes text for HTML. Character references that are there already stay, unless `all`. */
export function escapeHtml(text: string, all = false): string {
  const escaped = text.replace(all ? /&/g : /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w+);)/gi, '&amp;');
  return escaped.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Elements of an answer that stand in a line … */
export const INLINE = 'a b br code del em i img ins kbd mark s small strong sub sup u'.split(' ');

/** … and those that are blocks or parts of them. */
export const BLOCK = 'blockquote details h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td th thead tr ul'.split(
  ' ',
);

/** Of these only the content stays. All others, `<script>` or a made-up `<name>`, are shown as the text they are. */
const OPENED =
  /^(?:article|body|caption|center|div|fig\w+|font|footer|header|html|main|nav|picture|section|span|tfoot)$/;

const VOID = /^(?:[bh]r|img)$/;

/** Deepest nesting of raw HTML. */
const DEEPEST = 50;

const TAG = /<!--[^]*?-->|<(\/?)([a-z][a-z\d]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?)>|</gi;
const ATTRIBUTE = /[\s/](href|src|alt|align|start|open)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)|(?=[\s/]|$))/gi;

/**
 * Brings raw HTML into a form that can do no harm to the pieces around it: known elements only, each closed, and few
 * attributes. It is not the sanitiser; but what it drops, a handler or a style, cannot make the browser report a violation
 * of the page's Content-Security-Policy while the sanitiser parses.
 *
 * @param block - Blocks may stand here.
 * @param open - Names of the open elements; changed.
 */
export function cleanHtml(html: string, block: boolean, open: string[]): string {
  return html.replace(TAG, (all: string, slash?: string, tag?: string, attributes?: string) => {
    const name = tag?.toLowerCase();
    if (!name) return all.length > 1 ? '' : '&lt;';
    const inline = INLINE.includes(name);
    if (!inline && !BLOCK.includes(name)) return OPENED.test(name) ? '' : escapeHtml(all);
    if (slash) return open.includes(name) ? closeHtml(open, open.lastIndexOf(name)) : '';
    if (open.length > DEEPEST || !(inline || block)) return '';
    const before = !inline && open.includes('p') ? closeHtml(open, open.lastIndexOf('p')) : '';
    if (!VOID.test(name)) open.push(name);
    let kept = '';
    for (const [, key, value = ''] of attributes!.matchAll(ATTRIBUTE)) {
      kept += ` ${key!.toLowerCase()}="${escapeHtml(value.replace(/^(["'])(.*)\1$/s, '$2'))}"`;
    }
    return `${before}<${name}${kept}>`;
  });
}

/** Closes the open elements down to `depth`; changes `open`. */
export function closeHtml(open: string[], depth: number): string {
  let html = '';
  while (open.length > depth) html += `</${open.pop()!}>`;
  return html;
}
