import {expect, fixture, html} from '@open-wc/testing';
import {browserStorage, type StorageKind} from '../../src/browser/storage.js';
import {readDraft, writeDraft} from '../../src/state/draft-store.js';
import {readStored} from '../../src/state/stored.js';
import type {ChatStorage} from '../../src/state/storage.js';
import {clearStorage, keys} from '../support/chat.js';
import {denied, fill, nowhere, replaceStorages, restoreStorages, TAMPERED} from '../support/storage.js';

const APP = 'https://dify.example/api\nsite-code';

const storageFor = (kind: StorageKind = 'local', app = APP, user = 'ann@example.org') =>
  browserStorage(kind, app, user);

/** Reads, writes, removes and clears; what was read at each step. */
function use(storage: ChatStorage) {
  const before = storage.get('draft');
  storage.set('draft', 'half a thought');
  const kept = storage.get('draft');
  storage.set('draft', 'a whole one');
  const changed = storage.get('draft');
  storage.set('draft', undefined);
  const removed = storage.get('draft');
  storage.set('draft', 'the last one');
  storage.clear();
  return [before, kept, changed, removed, storage.get('draft')];
}
const USED = [undefined, 'half a thought', 'a whole one', undefined, undefined];

beforeEach(clearStorage);
afterEach(restoreStorages);

describe('browserStorage', () => {
  it('keeps values for the next page, under names that give nothing away', () => {
    storageFor().set('user', 'somebody');
    expect(storageFor().get('user')).to.equal('somebody');
    expect(keys()).to.have.length(1);
    expect(keys()[0]).to.match(/^dify-chat:[0-9a-z]+:[0-9a-z]+:user$/);
  });

  it('keeps values for the tab with "session", and nowhere with "none"', () => {
    storageFor('session').set('draft', 'for the tab');
    const none = storageFor('none');
    none.set('draft', 'for the page');
    expect(none.get('draft')).to.equal('for the page');
    expect(storageFor('none').get('draft')).to.be.undefined;
    expect(storageFor('session').get('draft')).to.equal('for the tab');
    expect([keys(localStorage).length, keys(sessionStorage).length]).to.deep.equal([0, 1]);
  });

  it('keeps apps and users apart, whatever they are called', () => {
    const names = ['', '__proto__', 'constructor', APP, APP.slice(0, -1)];
    const pairs = names.flatMap((app) => names.map((user) => [app, user] as const));
    for (const [app, user] of pairs) storageFor('local', app, user).set('draft', `of ${user} in ${app}`);
    for (const [app, user] of pairs)
      expect(storageFor('local', app, user).get('draft')).to.equal(`of ${user} in ${app}`);
  });

  it('clears all of its app, and nothing else', () => {
    localStorage.setItem('page', 'its own');
    storageFor('local', 'another app').set('draft', 'stays');
    storageFor('local', APP, 'ben').set('draft', 'goes');
    storageFor('session').set('draft', 'goes');
    const storage = storageFor();
    storage.set('draft', 'goes');
    storage.clear();
    expect(storage.get('draft')).to.be.undefined;
    expect([keys(localStorage).length, keys(sessionStorage).length]).to.deep.equal([1, 0]);
    expect(storageFor('local', 'another app').get('draft')).to.equal('stays');
    expect(localStorage.getItem('page')).to.equal('its own');
  });

  for (const kind of ['local', 'session', 'none'] as const) {
    it(`remembers for the page where storage is denied: ${kind}`, () => {
      replaceStorages(denied);
      expect(use(storageFor(kind))).to.deep.equal(USED);
    });

    it(`remembers for the page where there is no storage: ${kind}`, () => {
      replaceStorages(nowhere);
      expect(use(storageFor(kind))).to.deep.equal(USED);
    });
  }

  it('remembers for the page in a sandboxed frame, which the browser denies its storage', async () => {
    // The module imports nothing, so it can run in a frame that may load nothing.
    const code = await (await fetch(new URL('../../src/browser/storage.ts', import.meta.url))).text();
    const script = `${code}
      let seen;
      try { localStorage; seen = 'allowed'; } catch { seen = 'denied'; }
      const storage = browserStorage('local', 'app', 'user');
      const before = storage.get('draft');
      storage.set('draft', 'kept');
      parent.postMessage([seen, before ?? null, storage.get('draft')], '*');`;
    const said = new Promise<unknown>((resolve) =>
      addEventListener('message', ({data}) => resolve(data), {once: true}),
    );
    await fixture(
      html`<iframe title="denied" sandbox="allow-scripts" srcdoc=${`<script type="module">${script}</script>`}></iframe>`,
    );
    expect(await said).to.deep.equal(['denied', null, 'kept']);
  });

  it('remembers for the page what does not fit any more', () => {
    const storage = storageFor();
    storage.set('user', 'stored');
    fill();
    storage.set('draft', 'does not fit');
    storage.set('user', 'neither does this one, which is longer');
    expect(keys()).to.have.length(1);
    expect(storage.get('draft')).to.equal('does not fit');
    expect(storage.get('user')).to.equal('neither does this one, which is longer');
  });

  it('remembers for the page in a private window that stores nothing', () => {
    replaceStorages(() => {
      const empty: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
        getItem: () => null,
        setItem: () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        },
        removeItem: () => {},
      };
      return empty as Storage;
    });
    expect(use(storageFor())).to.deep.equal(USED);
  });

  it('writes to storage again as soon as it can', () => {
    const storage = storageFor();
    replaceStorages(denied);
    storage.set('draft', 'denied');
    restoreStorages();
    expect(storage.get('draft')).to.equal('denied');
    storage.set('draft', 'allowed');
    expect(storageFor().get('draft')).to.equal('allowed');
  });

  it('knows nothing any more once the page has cleared it', () => {
    const storage = storageFor();
    storage.set('draft', 'gone');
    localStorage.clear();
    expect(use(storage)).to.deep.equal(USED);
  });
});

describe('what was stored', () => {
  for (const [what, value] of Object.entries(TAMPERED)) {
    it(`is as good as absent when it is ${what}`, () => {
      const storage = storageFor();
      for (const name of ['conversation', 'user'] as const) {
        storage.set(name, value);
        expect(storage.get(name)).to.equal(value);
        expect(readStored(storage, name)).to.be.undefined;
        storage.set(name, undefined); // two of 5 MB would not fit
      }
    });
  }

  it('is a draft only when it is not too long to have been written', () => {
    const storage = storageFor();
    writeDraft(storage, '', 'a'.repeat(200_000));
    expect(readDraft(storage, '')).to.have.length(200_000);
    storage.set('drafts', JSON.stringify([['', 'a'.repeat(200_001)]]));
    expect(readDraft(storage, '')).to.equal('');
  });
});
