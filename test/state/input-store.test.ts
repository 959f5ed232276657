import {expect} from '@open-wc/testing';
import {parseFields} from '../../src/state/input-fields.js';
import {readValues, writeValues} from '../../src/state/input-store.js';
import {memoryStorage} from '../support/session.js';

describe('stored values', () => {
  const fields = parseFields([
    {'text-input': {variable: 'name'}},
    {select: {variable: 'city', options: ['Paris']}},
    {checkbox: {variable: 'agree'}},
    {'text-input': {variable: 'secret', hide: true}},
  ]);

  it('are read again', () => {
    const storage = memoryStorage();
    writeValues(storage, new Map<string, string | boolean>([['name', 'Ann'], ['city', ''], ['agree', true]])); // prettier-ignore
    expect([...readValues(storage, fields)]).to.deep.equal([['name', 'Ann'], ['city', ''], ['agree', true]]); // prettier-ignore
  });

  it('are dropped where they do not fit', () => {
    for (const text of [
      '',
      '{',
      'null',
      '5',
      '{"name":"Ann"}',
      '[["name"',
      '[5]',
      `[["name","${'x'.repeat(200_000)}"]]`,
    ]) {
      expect(readValues(memoryStorage(new Map([['form', text]])), fields), text.slice(0, 20)).to.be.empty;
    }
    const odd = JSON.stringify([['name', 5], ['city', 'Oslo'], ['agree', 'yes'], ['secret', 'x'], ['__proto__', 'x'], ['gone', 'x']]); // prettier-ignore
    expect(readValues(memoryStorage(new Map([['form', odd]])), fields)).to.be.empty;
  });

  it('are not kept when they are too much for a browser', () => {
    const storage = memoryStorage();
    writeValues(storage, new Map([['name', 'x'.repeat(200_001)]]));
    expect(storage.get('form')).to.equal(undefined);
  });
});
