import {expect} from '@open-wc/testing';
import {until} from './support/chat.js';
import {answer, answerWithWords, shown, within} from './support/rich.js';

const SVG = '<svg viewBox="0 0 40 20"><title>A bar</title><rect width="40" height="20"/></svg>';
const SPEECH = new URL('/demo/emulator/assets/speech.mp3', location.href).href;

const notes = (el: Element) => within(el, 'small.rich');

describe('a drawing in an answer', () => {
  for (const [name, text] of [
    ['behind a fence', `\`\`\`svg\n${SVG}\n\`\`\``],
    ['written as HTML', `So:\n${SVG}\n\nthat.`],
  ] as const) {
    it(`it is shown as an image, ${name}, with its own words`, async () => {
      const el = answer(text);
      const image = await until(() => within<HTMLImageElement>(el, 'img')[0]);
      expect(image.alt).to.equal('A bar');
      expect(image.naturalWidth).to.be.above(0);
      expect(within(el, 'svg')).to.have.length(0);
      expect(within(el, 'code')[0]!.textContent.trim()).to.equal(SVG);
    });
  }

  it('it runs no script and loads nothing', async () => {
    const before = performance.getEntriesByType('resource').length;
    const hostile = SVG.replace(
      '<rect',
      `<script>top.hit = 1</script><image href="/never.png"/><g onload="top.hit = 1"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="/never.html"/></foreignObject><rect`,
    );
    const el = answer(hostile);
    await until(() => within(el, 'img').length);
    await shown();
    const asked = performance.getEntriesByType('resource').slice(before);
    expect(asked.filter(({name}) => name.includes('never'))).to.eql([]);
    expect('hit' in window).to.equal(false);
  });

  for (const [name, text] of [
    ['is no image', '<svg>\n<rect\n</svg>'],
    ['multiplies itself', `<svg>${'<g id="a"/><use href="#a"/>'.repeat(30)}</svg>`],
    ['has entities', `<svg><!DOCTYPE x [<!ENTITY a "b">]>&a;</svg>`],
    ['is huge', `<svg><text>${'x'.repeat(120_000)}</text></svg>`],
    ['has no end', '<svg>\n<g>'],
  ] as const) {
    it(`it stays source with a note when it ${name}`, async () => {
      const el = answerWithWords(`\`\`\`svg\n${text}\n\`\`\``);
      await until(() => notes(el).length);
      expect(within(el, 'code')[0]!.textContent.trim()).to.equal(text);
      expect(within(el, 'img')).to.have.length(0);
    });
  }
});

describe('sound and film in an answer', () => {
  it('it has a player under the link, from where images may come from too', async () => {
    const el = answer(`Hear [this](${SPEECH}) now.`);
    const player = await until(() => within<HTMLAudioElement>(el, 'audio')[0]);
    expect(player.ariaLabel).to.equal('this');
    expect(player.controls).to.equal(true);
    expect(getComputedStyle(within(el, 'a')[0]!).display).to.equal('inline');
  });

  it('it stays a link from elsewhere', async () => {
    const el = answer('Hear [this](https://cdn.example/a.mp3), see https://cdn.example/a.mp4 and $x$');
    await until(() => within(el, 'math').length);
    expect(within(el, 'audio, video')).to.have.length(0);
    expect(within(el, 'a')).to.have.length(2);
  });

  it('it stays a link when it cannot be played', async () => {
    const el = answer(`See [this](${new URL('/never.mp4', location.href).href}) and [that](${SPEECH}).`);
    await until(() => within(el, 'audio').length && !within(el, 'video').length);
    expect(within(el, 'a')).to.have.length(2);
  });
});

describe('a wide table in an answer', () => {
  it('it scrolls in its own box, by keyboard too', async () => {
    const cells = (cell: string) => `|${` ${cell} |`.repeat(30)}\n`;
    const el = answer(cells('head') + cells('---') + cells('something'));
    await until(() => within(el, 'table').length);
    const [box] = within(el, '.table');
    expect(box!.scrollWidth).to.be.above(box!.clientWidth);
    expect(el.scrollWidth).to.equal(el.clientWidth);
    expect(box!.tabIndex).to.equal(0);
  });
});
