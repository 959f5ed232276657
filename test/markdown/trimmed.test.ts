import {expect} from '@open-wc/testing';
import DOMPurify from 'dompurify';
import {CONFIG} from '../../src/markdown/safe.js';
import {ABSENT, FIXED} from '../../scripts/purify-parts.js';
import {Marked} from 'marked';
import {attacks} from './attacks.js';
import {corpus} from './corpus.js';

/** Served by scripts/wtr/trimmed.js. */
const address = '/trimmed/dompurify.js';
const trimmed = ((await import(address)) as {default: typeof DOMPurify}).default(window);
const whole = DOMPurify(window);

/** The safe tree as text. */
function clean(purify: typeof DOMPurify, html: string): string {
  const fragment = purify.sanitize(html, CONFIG) as unknown as DocumentFragment;
  return new XMLSerializer().serializeToString(fragment);
}

describe('DOMPurify as the build trims it', () => {
  it('makes the same of everything hostile and everything ordinary', () => {
    const marked = new Marked({gfm: true});
    const texts = [...attacks, ...corpus.map(({text}) => text)];
    for (const html of texts.flatMap((text) => [text, marked.parse(text) as string])) {
      expect(clean(trimmed, html), html.slice(0, 200)).to.equal(clean(whole, html));
    }
  });

  it('has as constants what our settings say', () => {
    const settings: Record<string, unknown> = {...CONFIG};
    for (const [name, value] of Object.entries(FIXED)) {
      if (name in settings) expect(String(settings[name]), name).to.equal(value);
    }
    for (const name of ABSENT) expect(settings).to.not.have.property(name);
  });
});
