/** What marks the block in which the caret stands. */
export const CARET = 'data-caret';

/**
 * Makes the children of `parent` behind `after` equal to `fresh`, keeping what is equal already: an image is not loaded
 * again and a selection stays while an answer grows. What follows the last of them is left to `trim`.
 *
 * @param after - The last child to keep as it is; null for none.
 * @returns The last child now in place.
 */
export function sync(parent: Node, after: Node | null, fresh: Iterable<Node>): Node | null {
  let old = after ? after.nextSibling : parent.firstChild;
  for (const node of fresh) {
    if (old?.nodeName === node.nodeName) {
      patch(old, node);
      after = old;
      old = old.nextSibling;
    } else {
      after = parent.insertBefore(node, old);
    }
  }
  return after;
}

/** Removes all children of `parent` behind `after`. */
export function trim(parent: Node, after: Node | null): void {
  for (let node = parent.lastChild; node && node !== after; node = parent.lastChild) parent.removeChild(node);
}

function patch(old: Node, node: Node): void {
  if (old instanceof Element && node instanceof Element) {
    for (const {name} of [...old.attributes])
      // The caret blinks on where it is.
      if (!node.hasAttribute(name) && name !== CARET) old.removeAttribute(name);
    for (const {name, value} of node.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    trim(old, sync(old, null, [...node.childNodes]));
  } else if (old.nodeValue !== node.nodeValue) {
    old.nodeValue = node.nodeValue;
  }
}
