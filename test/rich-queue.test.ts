import {expect, fixtureSync, html} from '@open-wc/testing';
import {stepByStep, whenIdle} from '../src/components/rich-queue.js';
import {until} from './support/chat.js';

const block = (style = '') => fixtureSync<HTMLElement>(html`<p style=${style}>block</p>`);

describe('work for blocks while nothing else is to be done', () => {
  it('one that takes many steps is looked for once', async () => {
    const el = block();
    let steps = 0;
    let looks = 0;
    const observe = Object.getOwnPropertyDescriptor(IntersectionObserver.prototype, 'observe')!;
    const look = observe.value as (this: IntersectionObserver, target: Element) => void;
    IntersectionObserver.prototype.observe = function (target) {
      if (target === el) looks++;
      look.call(this, target);
    };
    try {
      await stepByStep(
        el,
        (function* () {
          while (steps++ < 20) yield;
        })(),
      );
    } finally {
      Object.defineProperty(IntersectionObserver.prototype, 'observe', observe);
    }
    expect(steps).to.equal(21);
    expect(looks).to.equal(1);
  });

  it('one that fails holds up no other, and its own next job is done', async () => {
    const el = block();
    const done: string[] = [];
    const failures: string[] = [];
    const hear = (event: ErrorEvent) => {
      failures.push(event.message);
      event.preventDefault();
    };
    const {onerror} = window;
    window.onerror = null; // the test runner's
    addEventListener('error', hear);
    try {
      whenIdle(el, () => {
        throw new Error('made to fail');
      });
      whenIdle(el, () => done.push('next'));
      whenIdle(block(), () => done.push('other'));
      await until(() => done.length === 2);
    } finally {
      removeEventListener('error', hear);
      window.onerror = onerror;
    }
    expect(failures.join()).to.contain('made to fail');
  });

  it('one that waits for the view is not begun far from it', async () => {
    const far = block('margin-block-start: 9000px');
    const done: string[] = [];
    whenIdle(far, () => done.push('far'), true);
    whenIdle(block('position: fixed; inset: 0'), () => done.push('near'), true);
    await until(() => done.includes('near'));
    expect(done).to.deep.equal(['near']);
    far.style.marginBlockStart = '0';
    await until(() => done.includes('far'));
  });
});
