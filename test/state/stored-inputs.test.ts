import {expect} from '@open-wc/testing';
import {resendable} from '../../src/state/stored-inputs.js';

describe('resendable', () => {
  const stored = {dify_model_identity: '__dify__file__', type: 'image', remote_url: 'http://a.example/stale?sign=1'};
  const local = {...stored, transfer_method: 'local_file', related_id: 'f1'};

  it('names stored files as a request does, alone and in lists', () => {
    const named = {type: 'image', transfer_method: 'local_file', upload_file_id: 'f1'};
    const remote = {...stored, transfer_method: 'remote_url'};
    expect(resendable({name: 'Ann', photo: local, docs: [local, remote], profile: {n: 1}, none: null})).to.deep.equal({
      name: 'Ann',
      photo: named,
      docs: [named, {type: 'image', transfer_method: 'remote_url', url: stored.remote_url}],
      profile: {n: 1},
      none: null,
    });
  });

  it('leaves out what cannot be named again, and survives what is no object', () => {
    expect(resendable({photo: {...local, related_id: null}, docs: [{...local, related_id: 5}]})).to.deep.equal({
      docs: [],
    });
    for (const inputs of [undefined, null, 'x', [1]]) expect(resendable(inputs)).to.deep.equal({});
  });
});
