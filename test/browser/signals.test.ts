import {expect} from '@open-wc/testing';
import {browserSignals} from '../../src/browser/signals.js';
import type {Signal} from '../../src/state/signals.js';

const shown = (persisted: boolean) => new PageTransitionEvent('pageshow', {persisted});

describe('browserSignals', () => {
  const heard: Signal[] = [];
  const realNow = Date.now;

  beforeEach(() => heard.splice(0));
  afterEach(() => {
    Date.now = realNow;
  });

  it('tells of the network, and of a page that comes back from the cache', () => {
    const end = browserSignals().subscribe((what) => heard.push(what));
    for (const event of [new Event('offline'), new Event('online'), shown(false), shown(true)]) dispatchEvent(event);
    document.dispatchEvent(new Event('resume'));
    end();
    expect(heard).to.deep.equal(['offline', 'online', 'wake', 'wake']);
  });

  it('is quiet once nobody listens, and tells again who comes later', () => {
    const signals = browserSignals();
    signals.subscribe((what) => heard.push(what))();
    dispatchEvent(new Event('online'));
    expect(heard).to.deep.equal([]);
    const end = signals.subscribe((what) => heard.push(what));
    dispatchEvent(new Event('online'));
    end();
    expect(heard).to.deep.equal(['online']);
  });

  it('tells that the machine has slept', async () => {
    const told = new Promise<Signal>((resolve) => {
      const end = browserSignals().subscribe((what) => {
        end();
        resolve(what);
      });
    });
    Date.now = () => realNow() + 600_000;
    expect(await told).to.equal('wake');
  }).timeout(15_000);
});
