import {expect, fixture, html} from '@open-wc/testing';
import {styles} from '../../src/components/markdown.styles.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {policy} from './policy.js';

/** A view, and how many children its answer and the groups in it may have. */
function begin(root: HTMLElement | ShadowRoot = document.createElement('div')) {
  const view = new MarkdownView(root, () => policy);
  const body = root.querySelector('.answer')!;
  const groups = () => [...body.querySelectorAll(':scope > .group')];
  return {
    body,
    groups,
    blocks: () => [...body.querySelectorAll(':scope > :not(.group), :scope > .group > *')],
    update: (text: string, done = false) => {
      view.update(text, done);
      view.flush();
    },
  };
}

const paragraphs = (count: number) => Array.from({length: count}, (_, n) => `Paragraph **${n}**.\n\n`).join('');

/** Blocks of every kind, also such that are several elements, grow, or turn out to be others. */
const mixed = Array.from(
  {length: 12},
  (_, n) =>
    `# Heading ${n}\n\nText [late] and a note[^n]\n\n- one\n- two\n\n<div>raw</div> <p>more</p>\n\n| a | b |\n|---|---|\n| ${n} | 2 |\n\n` +
    `\`\`\`js\ncode(${n});\n\`\`\`\n\n1. first\n2. second\n\nSetext ${n}\n---\n\n`,
).join('');

describe('the blocks of a long answer', () => {
  it('stand beside each other while they are few', () => {
    const {update, groups, blocks} = begin();
    update(paragraphs(20), true);
    expect(groups()).to.be.empty;
    expect(blocks().length).to.equal(20);
  });

  it('stand in groups when they are many, in their order', () => {
    const {update, body, groups, blocks} = begin();
    update(paragraphs(1000), true);
    expect(blocks().map((el) => el.textContent)).to.deep.equal(Array.from({length: 1000}, (_, n) => `Paragraph ${n}.`));
    expect(groups().length).to.equal(49);
    expect(Math.max(...groups().map((el) => el.children.length))).to.equal(20);
    expect(body.children.length).to.equal(20 + 49);
  });

  it('are in the same groups however they arrive', () => {
    const text = `${mixed}\n[late]: https://dify.example/late\n\n[^n]: The note.\n`;
    const whole = begin();
    whole.update(text, true);
    expect(whole.groups()).not.to.be.empty;
    for (const step of [1, 7, 90, 700]) {
      const streamed = begin();
      for (let at = step; at < text.length; at += step) streamed.update(text.slice(0, at));
      streamed.update(text, true);
      expect(streamed.body.isEqualNode(whole.body), `in steps of ${step}`).to.equal(true);
    }
  }).timeout(30_000);

  it('keep their elements while others are added', () => {
    const {update, blocks} = begin();
    const text = paragraphs(100);
    update(text.slice(0, text.length / 2));
    const before = blocks().slice(0, 40);
    update(text, true);
    expect(blocks().slice(0, 40)).to.deep.equal(before);
  });

  it('leave no empty group behind when the last of them goes', () => {
    const {update, body, groups} = begin();
    update(`${paragraphs(20)}<sp`);
    update(`${paragraphs(20)}<span></span>`, true);
    expect(groups().every((el) => el.childNodes.length)).to.equal(true);
    expect(body.children.length).to.be.lessThan(22);
  });

  it('have the same distance across groups', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const shadow = host.attachShadow({mode: 'open'});
    shadow.adoptedStyleSheets = [styles.styleSheet!];
    const {update, blocks} = begin(shadow);
    update(paragraphs(90), true);
    const tops = blocks().map((el) => el.getBoundingClientRect().top);
    const steps = tops.slice(1).map((top, index) => top - tops[index]!);
    expect(Math.max(...steps) - Math.min(...steps)).to.be.lessThan(0.01);
    expect(steps[0]).to.be.greaterThan(12);
  });
});
