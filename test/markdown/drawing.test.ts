import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {Pace} from '../../src/markdown/pace.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {corpus} from './corpus.js';
import {policy} from './policy.js';

let root: HTMLElement;
let view: MarkdownView;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  view = new MarkdownView(root, () => policy);
});

afterEach(() => {
  view.dispose();
  root.remove();
});

/** Draws at once. */
function draw(text: string): HTMLElement {
  view.update(text, true);
  view.flush();
  return root.firstElementChild as HTMLElement;
}

/** What is drawn of the beginning of an answer. */
function drawOpen(text: string): HTMLElement {
  view.update(text, false);
  view.flush();
  return root.firstElementChild as HTMLElement;
}

const html = (el: Element | null): string | undefined => el?.innerHTML.replace(/ (?:dir|data-caret)="\w*"/g, '');

describe('drawing while an answer grows', () => {
  it('never touches a settled block again', () => {
    const {text} = corpus[0]!;
    drawOpen(text.slice(0, text.indexOf('Steps') + 2)); // the caret has left the paragraph
    const [heading, paragraph] = root.firstElementChild!.children;
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    const options = {childList: true, characterData: true, attributes: true, subtree: true};
    observer.observe(heading!, options);
    observer.observe(paragraph!, options);
    for (let end = text.indexOf('Steps') + 3; end < text.length; end += 7) drawOpen(text.slice(0, end));
    draw(text);
    touched.push(...observer.takeRecords());
    expect(touched).to.deep.equal([]);
    expect([...root.firstElementChild!.children].slice(0, 2)).to.deep.equal([heading, paragraph]);
  });

  for (const [name, text, selector] of [
    ['rows of a table', `| a |\n|---|\n${'| row |\n'.repeat(200)}`, 'tr'],
    ['items of a list', '- an item\n'.repeat(200), 'li'],
    ['lines of code', `\`\`\`\n${'a line of code\n'.repeat(400)}`, 'code span'],
    ['parts of a paragraph', 'some **bold** words \n'.repeat(600), 'strong'],
  ] as const) {
    it(`keeps the settled ${name} while the block goes on`, () => {
      const half = drawOpen(text.slice(0, text.length / 2));
      const early = [...half.querySelectorAll(selector)].slice(0, -60);
      const first = early.length || half.querySelectorAll(selector).length > 1 ? half.querySelector(selector) : null;
      const whole = draw(text);
      expect(whole.children.length).to.equal(1);
      expect(first).to.exist.and.equal(whole.querySelector(selector));
      for (const el of early) expect(el.isConnected).to.equal(true);
    });
  }

  it('keeps an image that is in the open block', () => {
    const text = 'An image ![x](/files/x.png) and words that follow it';
    const img = drawOpen(text.slice(0, 32)).querySelector('img');
    expect(drawOpen(text).querySelector('img')).to.exist.and.equal(img);
    expect(draw(text).querySelector('img')).to.equal(img);
  });

  it('starts anew when the text is another one', () => {
    draw('# Old\n\n- list');
    expect(html(drawOpen('New **te'))).to.equal('<p>New <strong>te</strong></p>');
  });

  it('starts anew when a complete answer goes on', () => {
    draw('A **li');
    expect(html(draw('A **line**'))).to.equal('<p>A <strong>line</strong></p>');
  });

  it('resolves references that are defined later, at the end', () => {
    drawOpen('See [the site].\n\nMore.\n\n[the site]: https://x.exam');
    expect(root.querySelector('a')).to.equal(null);
    expect(draw('See [the site].\n\nMore.\n\n[the site]: https://x.example/').querySelector('a')?.href).to.equal(
      'https://x.example/',
    );
  });

  it('draws a long text over several frames, and meanwhile lets the page live', async () => {
    view.update('Words and **words** and `words`.\n\n'.repeat(6000), true);
    const early = root.querySelectorAll('p').length;
    expect(early).to.be.within(1, 5999);
    await waitUntil(() => root.querySelectorAll('p').length === 6000, 'all is drawn', {timeout: 8000});
  });

  it('draws anew with another policy', () => {
    const others: string[] = [];
    const changing = new MarkdownView(root, () => ({...policy, imageOrigins: others}));
    changing.update('![x](https://other.example/x.png)', true);
    expect(root.querySelector('img')).to.equal(null);
    others.push('https://other.example');
    changing.refresh();
    expect(root.querySelector('img')).to.exist;
  });
});

describe('Pace', () => {
  it('draws at once, then at most 20 times a second, and the last request in any case', async () => {
    const times: number[] = [];
    let wanted = 0;
    let drawn = 0;
    const pace = new Pace(() => {
      times.push(performance.now());
      drawn = wanted;
      return false;
    });
    const start = performance.now();
    pace.request(false);
    expect(times.length).to.equal(1);
    while (performance.now() - start < 500) {
      wanted++;
      pace.request(false);
      await aTimeout(2);
    }
    await waitUntil(() => drawn === wanted);
    for (let index = 1; index < times.length; index++) expect(times[index]! - times[index - 1]!).to.be.at.least(49);
    expect(times.length).to.be.at.least(3);
  });

  it('pauses longer after a costly drawing', async () => {
    const times: number[] = [];
    const pace = new Pace(() => {
      const start = performance.now();
      times.push(start);
      while (performance.now() - start < 60);
      return false;
    });
    pace.request(false);
    pace.request(false);
    await waitUntil(() => times.length === 2);
    expect(times[1]! - times[0]!).to.be.at.least(60 * 6 - 1);
    pace.cancel();
  });

  it('draws nothing while the tab is hidden, and the newest when it is seen again', async () => {
    let draws = 0;
    const frames: FrameRequestCallback[] = [];
    const requestAnimationFrame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => frames.push(callback); // a hidden tab gets no frames
    Object.defineProperty(document, 'hidden', {value: true, configurable: true});
    try {
      const pace = new Pace(() => {
        draws++;
        return false;
      });
      pace.request(false);
      pace.request(false);
      expect(draws).to.equal(0);
      expect(frames.length).to.equal(1);
      frames[0]!(0);
      expect(draws).to.equal(1);
      pace.cancel();
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
      Reflect.deleteProperty(document, 'hidden');
    }
  });
});

describe('line breaks', () => {
  it('are shown where a paragraph has them, but not in code', () => {
    expect(html(draw('a\nb  \nc\\\nd<br>\ne `x\ny` *f\ng*'))).to.equal(
      '<p>a<br>b<br>c<br>d<br>e <code>x y</code> <em>f<br>g</em></p>',
    );
    expect(draw('- a\n  b\n\n> c\n> d').querySelectorAll('br').length).to.equal(2);
    expect(draw('```\na\nb\n```').querySelector('br')).to.equal(null);
  });
});

describe('task lists', () => {
  it('are boxes that say what they are and cannot be changed', () => {
    const boxes = [...draw('- [x] a\n- [ ] b').querySelectorAll('input')];
    expect(boxes.map(({type, disabled, checked, ariaLabel}) => ({type, disabled, checked, ariaLabel}))).to.deep.equal([
      {type: 'checkbox', disabled: true, checked: true, ariaLabel: 'Done'},
      {type: 'checkbox', disabled: true, checked: false, ariaLabel: 'Not done'},
    ]);
  });
});

describe('footnotes', () => {
  const text =
    'First[^b], again[^a], once more[^b], none[^none].\n\n[^a]: Note **a**\n[^b]: Note b\n\n    More of b\n\nEnd.';

  it('are numbered in the order of their use, and stand where they are written', () => {
    const body = draw(text);
    expect([...body.querySelectorAll('sup')].map((el) => el.textContent)).to.deep.equal(['1', '2', '1']);
    expect([...body.querySelectorAll('.notes > li')].map((li) => (li as HTMLLIElement).value)).to.deep.equal([2, 1]);
    expect(body.querySelector('.notes > [value="1"]')?.textContent).to.equal('Note bMore of b ↩');
    expect(body.querySelector('p')?.textContent).to.include('none[^none].');
  });

  it('lead to their text and back, without changing the address', async () => {
    const body = draw(text);
    const [first] = body.querySelectorAll<HTMLElement>('sup button');
    expect(first?.ariaLabel).to.equal('Footnote 1');
    first!.click();
    await waitUntil(() => document.activeElement?.closest('li'));
    const back = document.activeElement as HTMLElement;
    expect(back.closest('li')?.value).to.equal(1);
    expect(back.ariaLabel).to.equal('Back to the text');
    back.click();
    await waitUntil(() => document.activeElement === first);
    expect(location.hash).to.equal('');
  });
});

describe('code', () => {
  it('has its language above it', () => {
    expect(draw('```ts title="x"\na\n```').querySelector('.bar')?.firstChild?.textContent).to.equal('ts');
  });

  it('is copied as it was written', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: (value: string) => Promise.resolve(void copied.push(value)),
      configurable: true,
    });
    try {
      const code = Array.from({length: 120}, (_, index) => `line ${index} <b>&amp;</b>`).join('\n');
      const button = draw(`\`\`\`\n${code}\n\`\`\``).querySelector<HTMLElement>('.copy')!;
      button.click();
      await waitUntil(() => button.textContent === 'Copied');
      expect(copied).to.deep.equal([`${code}\n`]);
    } finally {
      Reflect.deleteProperty(navigator.clipboard, 'writeText');
    }
  });

  it('does not claim to be copied when it could not be', async () => {
    let asked = 0;
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: () => Promise.reject(new Error(String(asked++))),
      configurable: true,
    });
    try {
      const button = draw('```\nx\n```').querySelector<HTMLElement>('.copy')!;
      button.click();
      await waitUntil(() => asked === 1);
      await Promise.resolve();
      expect(button.textContent).to.equal('Copy');
    } finally {
      Reflect.deleteProperty(navigator.clipboard, 'writeText');
    }
  });
});
