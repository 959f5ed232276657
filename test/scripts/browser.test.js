import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ensureChromium, findInstalled} from '../../scripts/browser.js';

const nothing = {env: {}, exists: () => false, find: async () => undefined};

describe('findInstalled', () => {
  it('takes what CHROME_PATH names before all else, even if it is not there', async () => {
    const env = {CHROME_PATH: '/own/chrome', PUPPETEER_EXECUTABLE_PATH: '/other'};
    assert.equal(await findInstalled({...nothing, env, find: async () => '/found'}), '/own/chrome');
  });

  it('takes PUPPETEER_EXECUTABLE_PATH next', async () => {
    const env = {PUPPETEER_EXECUTABLE_PATH: '/other'};
    assert.equal(await findInstalled({...nothing, env, find: async () => '/found'}), '/other');
  });

  it("prefers chrome-launcher's find to well-known paths", async () => {
    assert.equal(await findInstalled({...nothing, find: async () => '/found', exists: () => true}), '/found');
  });

  it('falls back to well-known paths', async () => {
    const exists = (file) => file === '/usr/bin/chromium';
    assert.equal(await findInstalled({...nothing, exists}), '/usr/bin/chromium');
  });

  it('finds nothing where there is nothing', async () => {
    assert.equal(await findInstalled(nothing), undefined);
  });
});

describe('ensureChromium', () => {
  const sources = (calls, answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [name, () => (calls.push(name), Promise.resolve(answer))]),
    );

  it('gets a browser only when none is installed, from the cheapest source that works', async () => {
    const calls = [];
    const found = await ensureChromium({
      sources: sources(calls, {installed: undefined, npm: '/npm', apt: '/apt'}),
      only: '',
    });
    assert.equal(found, '/npm');
    assert.deepEqual(calls, ['installed', 'npm']);
  });

  it('asks one source only when told to', async () => {
    const calls = [];
    await ensureChromium({sources: sources(calls, {installed: '/usr', npm: '/npm'}), only: 'npm'});
    assert.deepEqual(calls, ['npm']);
  });

  it('says what to do when every source fails', async () => {
    const all = sources([], {installed: undefined, npm: undefined});
    await assert.rejects(ensureChromium({sources: all, only: ''}), /CHROME_PATH/);
  });
});
