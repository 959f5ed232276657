import {expect} from '@open-wc/testing';
import {schemaFault} from '../../src/state/json-schema.js';

describe('schemaFault', () => {
  it('says where the fault is and what is wanted', () => {
    const address = {type: 'object', required: ['street'], properties: {no: {type: ['integer', 'null']}}};
    const schema = {properties: {'a/b ~ä': address, list: {items: {type: 'string'}}}, additionalProperties: false};
    expect(schemaFault({'a/b ~ä': {}}, schema)).to.deep.equal({path: 'a/b ~ä', kind: 'missing', detail: 'street'});
    expect(schemaFault({'a/b ~ä': {street: '', no: 1.5}}, schema)).to.include({
      path: 'a/b ~ä/no',
      detail: 'integer, null',
    });
    expect(schemaFault({list: ['a', 1]}, schema)).to.deep.equal({path: 'list/1', kind: 'type', detail: 'string'});
    expect(schemaFault({more: 1}, schema)).to.deep.equal({path: '', kind: 'extra', detail: 'more'});
    expect(schemaFault({n: 3}, {properties: {n: {anyOf: [{type: 'string'}, {minimum: 4}]}}})).to.include({
      path: 'n',
      kind: 'other',
    });
  });

  it('leaves out what the server does not look at: formats, and what came after draft 7', () => {
    const schema = {properties: {format: {type: 'string', format: 'email'}}, dependentRequired: {format: ['b']}};
    expect(schemaFault({format: 'no address'}, schema)).to.equal(undefined);
    expect(schemaFault({format: 5}, schema)).to.include({path: 'format', detail: 'string'});
  });

  it('compares with constants as they are', () => {
    expect(schemaFault({a: {format: 'x'}}, {properties: {a: {const: {format: 'x'}}}})).to.equal(undefined);
  });

  it('leaves to the server what it cannot read, and writes into nobody’s schema', () => {
    for (const schema of [
      {$ref: '#'},
      {$ref: '#/nowhere'},
      {properties: 5, required: 7},
      {properties: {a: {pattern: '('}}},
    ]) {
      expect(schemaFault({a: 'b'}, schema), JSON.stringify(schema)).to.equal(undefined);
    }
    const frozen = Object.freeze({type: 'object', properties: Object.freeze({a: Object.freeze({type: 'number'})})});
    expect(schemaFault({a: 'b'}, frozen)).to.include({path: 'a'});
  });
});
