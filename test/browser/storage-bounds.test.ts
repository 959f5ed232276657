import {expect} from '@open-wc/testing';
import {browserStorage} from '../../src/browser/storage.js';
import {tidy} from '../../src/browser/tidy.js';
import {readDraft, writeDraft} from '../../src/state/draft-store.js';
import {keepUploads} from '../../src/state/upload-store.js';
import type {Upload} from '../../src/state/upload-types.js';
import {make} from '../support/app.js';
import {answerTo, clearStorage, field, keys, mount, open, ready, until} from '../support/chat.js';
import {memoryStorage} from '../support/session.js';
import {fill, restoreStorages, TAMPERED} from '../support/storage.js';

const APP = 'https://dify.example/api\nsite-code';
const storageFor = (user = 'ann', app = APP) => browserStorage('local', app, user);

beforeEach(clearStorage);
afterEach(restoreStorages);

describe('drafts', () => {
  it('are kept for the newest twenty conversations', () => {
    const storage = memoryStorage();
    for (let index = 0; index < 25; index++) writeDraft(storage, `c${index}`, `draft ${index}`);
    expect(readDraft(storage, 'c24')).to.equal('draft 24');
    expect(readDraft(storage, 'c5')).to.equal('draft 5');
    expect(readDraft(storage, 'c4')).to.equal('');
  });

  it('are bounded in all: the oldest go, and one that is too long is not kept', () => {
    const storage = memoryStorage();
    for (const id of ['a', 'b', 'c']) writeDraft(storage, id, id.repeat(120_000));
    expect([readDraft(storage, 'a').length, readDraft(storage, 'c').length]).to.deep.equal([0, 120_000]);
    writeDraft(storage, 'c', 'c'.repeat(200_001));
    expect(readDraft(storage, 'c')).to.equal('');
    expect(readDraft(storage, 'b')).to.have.length(120_000);
  });

  for (const [what, value] of Object.entries({...TAMPERED, lists: '[[1,2],[["a"],"b"],null,["a"]]'})) {
    it(`are none when what is stored is ${what}`, () => {
      const storage = memoryStorage(new Map([['drafts', value]]));
      expect(readDraft(storage, '')).to.equal('');
      writeDraft(storage, '', 'mine');
      expect(readDraft(storage, '')).to.equal('mine');
    });
  }
});

describe('what former releases have kept', () => {
  it('is there: the draft belongs to the conversation that was open', async () => {
    const app = await make();
    const first = await mount(app, {user: 'ann', display: 'inline'});
    await ready(first);
    await answerTo(first, 'ECHO one');
    const scope = keys()
      .find((key) => key.endsWith(':conversation'))!
      .replace(/:conversation$/, '');
    first.remove();
    localStorage.setItem(`${scope}:draft`, 'of a former release');
    const chat = await mount(app, {user: 'ann', display: 'inline'});
    await ready(chat);
    await until(() => field(chat).value === 'of a former release');
    expect(localStorage.getItem(`${scope}:draft`)).to.be.null;
  });
});

describe('what a later release has stored', () => {
  it('is left alone: memory is used, the console says so, and forget() removes it', async () => {
    const storage = storageFor();
    storage.set('user', 'somebody');
    const prefix = keys()[0]!.split(':').slice(0, 2).join(':');
    localStorage.setItem(`${prefix}:v`, '2');
    localStorage.setItem(`${prefix}:x:new`, 'of tomorrow');
    const before = JSON.stringify(localStorage);
    const said: string[] = [];
    const own = console.warn.bind(console);
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      const later = storageFor();
      expect(later.get('user')).to.be.undefined;
      later.set('drafts', '[["","mine"]]');
      expect(later.get('drafts')).to.equal('[["","mine"]]');
      expect(JSON.stringify(localStorage)).to.equal(before);
      await until(() => said.some((text) => text.includes('later release')));
      later.clear();
      expect(keys()).to.deep.equal([]);
    } finally {
      console.warn = own;
    }
  });
});

describe('the room for all that is kept', () => {
  const put = (user: string, size: number, day?: number, app?: string) => {
    const storage = storageFor(user, app);
    storage.set('form', 'x'.repeat(size));
    if (day !== undefined) storage.set('at', String(day));
    return storage;
  };

  it('is bounded: what was kept longest ago goes first, and never one’s own', () => {
    const own = put('own', 600, 1);
    const [old, older, fresh] = [put('b', 600, 20), put('a', 600, 10, 'another app'), put('c', 600, 30)];
    localStorage.setItem('page', 'its own');
    tidy(own.scope!, 1600);
    expect([own, fresh, old, older].map((storage) => storage.get('form')?.length)).to.deep.equal([
      600,
      600,
      undefined,
      undefined,
    ]);
    expect(localStorage.getItem('page')).to.equal('its own');
    expect(Number(own.get('at'))).to.be.above(20_000);
  });

  it('is left untouched by who has kept nothing', () => {
    const {scope} = storageFor('nobody');
    tidy(scope!, 1000);
    expect(keys()).to.deep.equal([]);
  });

  it('is made where the browser has none left: of what others have kept, before anything is lost', async () => {
    const other = put('other', 5000, 10);
    const own = storageFor('own');
    own.set('user', 'stored');
    fill();
    own.set('drafts', 'y'.repeat(3000));
    await until(() => keys().some((key) => key.endsWith(':drafts')));
    expect(own.get('drafts')).to.have.length(3000);
    expect(other.get('form')).to.be.undefined;
  });
});

describe('uploaded files of two tabs', () => {
  const upload = (digit: number): Upload => {
    const id = `00000000-0000-4000-8000-00000000000${digit}`;
    const input = {type: 'document', transfer_method: 'local_file', upload_file_id: id} as const;
    return {
      key: `k${digit}`,
      name: `${digit}.txt`,
      type: 'document',
      mime: 'text/plain',
      status: 'done',
      sent: 0,
      input,
    };
  };

  it('are both kept, whoever was the last to write', () => {
    const storage = memoryStorage();
    keepUploads(storage, [upload(1)], []);
    keepUploads(storage, [upload(2)], []);
    keepUploads(storage, [], []);
    expect(keepUploads(storage, [], [upload(1)])).to.deep.equal([`00000000-0000-4000-8000-000000000001`]);
    expect(JSON.parse(storage.get('uploads')!)).to.have.length(1);
    expect(storage.get('uploads')).to.contain('2.txt');
  });
});

describe('a chat', () => {
  it('notes the day of the visit only where something is kept', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann'});
    await open(chat);
    await until(() => keys().some((key) => key.endsWith(':at')));
    chat.forget();
    chat.hide();
    expect(keys()).to.deep.equal([]);
  });
});
