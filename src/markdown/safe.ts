import DOMPurify, {type Config} from 'dompurify';
import {BLOCK, INLINE} from './html.js';
import {isTrusted, safeUrl, type MarkdownPolicy} from './policy.js';

/** What the sanitiser lets through. It walks the `body` that it parsed: were that not allowed, it would copy all in it first. */
export const CONFIG: Config = {
  ALLOWED_TAGS: [...INLINE, ...BLOCK, 'body', 'div', 'input', 'span'],
  ALLOWED_ATTR: ['align', 'alt', 'checked', 'disabled', 'href', 'open', 'src', 'start', 'title', 'type', 'value'],
  ADD_URI_SAFE_ATTR: ['align', 'start', 'type'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|\/files\/|#[nr]\d)/i,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** An instance of our own: hooks and settings of the page's DOMPurify do not reach it. Made at the first use, in the browser. */
let purify: typeof DOMPurify | undefined;

function sanitizer(): typeof DOMPurify {
  if (!purify) {
    purify = DOMPurify(window);
    purify.setConfig(CONFIG);
  }
  return purify;
}

/**
 * The only way from a string to elements: sanitises HTML with an allow-list, then decides on each link and image.
 *
 * Nothing is loaded before the fragment is inserted: it still belongs to a document without a window. It is empty where
 * the page's Trusted Types do not allow the policy `dompurify`.
 *
 * @param shown - Addresses of images that the visitor asked for.
 */
export function toSafeFragment(html: string, policy: MarkdownPolicy, shown?: ReadonlySet<string>): DocumentFragment {
  const fragment = sanitizer().sanitize(html) as unknown as DocumentFragment;
  for (const el of fragment.querySelectorAll<HTMLElement>('a,img,input,ol[title],pre,table')) {
    decide(el, policy, shown);
  }
  return fragment;
}

function decide(el: HTMLElement, policy: MarkdownPolicy, shown?: ReadonlySet<string>): void {
  const {labels} = policy;
  if (el instanceof HTMLImageElement) {
    el.replaceWith(image(el, policy, shown));
  } else if (el instanceof HTMLAnchorElement) {
    link(el, policy);
  } else if (el instanceof HTMLInputElement) {
    Object.assign(el, {type: 'checkbox', disabled: true, ariaLabel: el.checked ? labels.done : labels.open});
  } else if (el instanceof HTMLTableElement) {
    const box = scroller(make(el, 'div', {className: 'table'}), labels.table);
    el.replaceWith(box);
    box.append(el);
  } else if (el instanceof HTMLPreElement) {
    code(el, policy);
  } else {
    el.className = 'notes';
    el.removeAttribute('title');
  }
}

/** Makes an element in the same document: adopting an image into the page's would load it. */
function make<K extends keyof HTMLElementTagNameMap>(
  near: Element,
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const el = Object.assign(near.ownerDocument.createElement(name), properties);
  el.append(...children);
  return el;
}

/** A box in which something wide scrolls, also by keyboard. */
function scroller(el: HTMLElement, ariaLabel: string): HTMLElement {
  return Object.assign(el, {tabIndex: 0, role: 'group', ariaLabel});
}

/** A button of ours; `data` says what it does. */
function button(
  near: Element,
  className: string,
  data: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const el = make(near, 'button', {type: 'button', className}, ...children);
  Object.assign(el.dataset, data);
  return el;
}

/** An image that is loaded when it comes near the screen, without telling from which page. */
export function picture(near: Element, src: string, alt: string): HTMLElement {
  return make(near, 'img', {referrerPolicy: 'no-referrer', loading: 'lazy', decoding: 'async', alt, src});
}

function image(img: HTMLImageElement, policy: MarkdownPolicy, shown?: ReadonlySet<string>): Node | string {
  const {alt} = img;
  const url = safeUrl(img.getAttribute('src') ?? '', policy, true);
  if (!url) return alt;
  const {href: src, host} = url;
  if (isTrusted(url, policy) || shown?.has(src)) return picture(img, src, alt);
  return button(img, 'image', {src, alt}, policy.labels.image(alt, host));
}

function link(a: HTMLAnchorElement, policy: MarkdownPolicy): void {
  const href = a.getAttribute('href') ?? '';
  const [, to, number] = /^#((?:n|r)(\d+))$/.exec(href) ?? [];
  const url = safeUrl(href, policy);
  if (to) {
    const jump = button(a, 'jump', {to}, ...a.childNodes);
    jump.ariaLabel = to.startsWith('n') ? policy.labels.note(Number(number)) : policy.labels.back;
    a.replaceWith(jump);
  } else if (url) {
    // The title says where it really leads, international names as they are on the wire.
    Object.assign(a, {href: url.href, target: '_blank', rel: 'noopener noreferrer', title: url.host || url.pathname});
  } else {
    a.replaceWith(...a.childNodes);
  }
}

function code(pre: HTMLPreElement, {labels}: MarkdownPolicy): void {
  const content = pre.querySelector('code');
  if (pre.title) {
    pre.className = 'plain';
    pre.removeAttribute('title');
    pre.after(make(pre, 'small', {}, labels.plain));
  } else if (content) {
    const bar = make(pre, 'div', {className: 'bar'}, content.title);
    content.removeAttribute('title');
    if ('clipboard' in navigator) bar.append(button(pre, 'copy', {}, labels.copy));
    const box = make(pre, 'div', {className: 'code', dir: 'ltr'}, bar);
    pre.replaceWith(box);
    box.append(scroller(pre, labels.code));
  }
}
