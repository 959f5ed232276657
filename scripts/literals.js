// Shortens the html, svg and css templates of a build. Only what can change nothing: runs of white space become one
// space, and CSS loses comments and the spaces around its punctuation. So the page gets the DOM that the tests saw.
import htmlLiterals from 'rollup-plugin-html-literals';

/** Stands for `${…}`; nothing in a template looks like it, and no rule below touches it. */
const PLACEHOLDER = '\u0001';

/** White space as HTML counts it: a no-break space, say, is text. */
export function minifyHtml(html) {
  return html.replace(/[ \t\n\r\f]+/g, ' ');
}

export function minifyCss(css) {
  const bare = css.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[^]*?\*\//g, (_all, string) => string ?? ' ');
  return bare
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, index) => (index % 2 ? piece : squeeze(piece))) // odd pieces are strings
    .join('')
    .trim();
}

function squeeze(css) {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: |(?<=\() | (?=\))/g, (found) => found.trim())
    .replaceAll(/(?<![\w.#])0(?=\.\d)/g, '')
    .replaceAll(';}', '}');
}

const strategy = {
  getPlaceholder: () => PLACEHOLDER,
  combineHTMLStrings: (parts, placeholder) => parts.map((part) => part.text).join(placeholder),
  splitHTMLByPlaceholder: (html, placeholder) => html.split(placeholder),
  minifyHTML: async (html) => minifyHtml(html),
  minifyCSS: async (css) => minifyCss(css),
};

/** The plugin; runs before TypeScript is taken away, and stops the build where it cannot read a template. */
export function literals() {
  return {...htmlLiterals({include: /\/src\/.*\.ts$/, options: {strategy}, failOnError: true}), enforce: 'pre'};
}
