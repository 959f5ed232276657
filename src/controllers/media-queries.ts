/** The sheet that a shadow root was given last. */
const given = new WeakMap<ShadowRoot, CSSStyleSheet>();
let count = 0;

/**
 * Lets the styles of a shadow root ask again what size the screen has.
 *
 * WebKit keeps the answers for the next root with the same rules, and does not ask again when the screen has changed while
 * the page had no such root. With a rule of its own, which fits nothing, a root is like no other.
 */
export function refreshMediaQueries(root: ShadowRoot): void {
  const former = given.get(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:not(*) {order: ${++count}}`);
  given.set(root, sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((other) => other !== former), sheet];
}
