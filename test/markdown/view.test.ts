import {expect} from '@open-wc/testing';
import {Lexer} from 'marked';
import {toSafeFragment} from '../../src/markdown/safe.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {write} from '../../src/markdown/write.js';
import {corpus} from './corpus.js';
import {policy} from './policy.js';

function draw(...texts: string[]): Element {
  const root = document.createElement('div');
  const view = new MarkdownView(root, () => policy);
  texts.forEach((text, index) => {
    view.update(text, index === texts.length - 1);
    view.flush();
  });
  return root;
}

/** Like `to.equal` of the HTML, but quick, and short when it fails. */
function expectSame(actual: Element, expected: Element, message = ''): void {
  if (actual.isEqualNode(expected)) return;
  const [a, b] = [actual.innerHTML, expected.innerHTML];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  expect(a.slice(Math.max(0, at - 60), at + 120), message).to.equal(b.slice(Math.max(0, at - 60), at + 120));
}

/** The whole text through the parser at once, without pieces. */
function whole(text: string): Element {
  const root = document.createElement('div');
  root.append(toSafeFragment(write(new Lexer({gfm: true}).lex(text)), policy, new Set()));
  return flat(root);
}

/** Without what pieces change: directions, cuts in text and code, and whether a list is loose, which each item says for itself. */
function flat(root: Element): Element {
  for (const el of root.querySelectorAll('[dir]')) el.removeAttribute('dir');
  for (const el of root.querySelectorAll('code')) el.replaceChildren(el.textContent);
  for (const el of root.querySelectorAll('li > p')) el.replaceWith(...el.childNodes);
  root.normalize();
  return root;
}

describe('MarkdownView', () => {
  for (const {name, text, own} of corpus) {
    describe(name, () => {
      it('looks the same streamed character by character', () => {
        const prefixes = Array.from({length: Math.min(text.length, 1500)}, (_, index) => text.slice(0, index + 1));
        expectSame(draw(...prefixes, text), draw(text));
      });

      it('looks the same with every cut', () => {
        const at = draw(text);
        const step = Math.max(1, Math.floor(text.length / 300));
        for (let cut = 1; cut < text.length; cut += step) {
          expectSame(draw(text.slice(0, cut), text), at, `cut at ${cut}`);
        }
      }).timeout(30_000);

      if (!own) {
        it('looks as the parser says of the whole', () => {
          expectSame(flat(draw(text).firstElementChild!), whole(text));
        });
      }
    });
  }
});
