import {expect} from '@open-wc/testing';
import {checkInput, obstacle, toControl} from '../../src/state/input-check.js';
import {parseFields, type InputField} from '../../src/state/input-fields.js';
import {schemaFault} from '../../src/state/json-schema.js';

/** The one field of a form with that setting. */
function field(kind: string, settings: Record<string, unknown> = {}): InputField {
  const [only] = parseFields([{[kind]: {variable: 'x', label: 'X', ...settings}}]);
  if (!only) throw new Error(`no field of ${kind}`);
  return only;
}

/** What becomes of a value: `{value}` or `{error}`. */
const check = (kind: string, value: unknown, settings?: Record<string, unknown>) =>
  checkInput(field(kind, settings), value, schemaFault);

const sends = (value: unknown) => ({value});
const fails = (code: string) => ({error: {code}});
const required = {required: true};

describe('parseFields', () => {
  it('reads every kind that a visitor can be asked for, and skips those that the server fills or nobody knows', () => {
    const kinds = ['text-input', 'paragraph', 'select', 'number', 'checkbox', 'json_object', 'file', 'file-list'];
    const form = [...kinds, 'external_data_tool', 'hologram', 'constructor'].map((kind) => ({
      [kind]: {variable: kind},
    }));
    expect(parseFields(form).map(({kind}) => kind)).to.deep.equal(kinds);
  });

  it('survives whatever a server may send', () => {
    const nulls = Object.fromEntries(
      ['label', 'max_length', 'options', 'default', 'required', 'hide', 'json_schema', 'hint'].map((key) => [
        key,
        null,
      ]),
    );
    for (const form of [undefined, null, 1, 'text', {}, [null], [1, 'a', []], [{}], [{select: null}], [{select: []}]]) {
      expect(parseFields(form), JSON.stringify(form)).to.be.empty;
    }
    expect(parseFields([{select: {variable: 'a', ...nulls}}])[0]).to.include({
      label: 'a',
      required: false,
      hidden: false,
    });
    expect(parseFields([{select: {variable: 5}}, {number: {variable: ''}}])).to.be.empty;
    expect(parseFields([{select: {variable: 'a', options: 'no list'}}])[0]?.options).to.be.empty;
  });

  it('keeps 10,000 options, each once, and only texts', () => {
    const options = Array.from({length: 10_000}, (_, index) => `option ${index}`);
    expect(field('select', {options: [...options, 'option 1', 7, null]}).options).to.deep.equal(options);
  });

  it('takes the first of two fields with one name, and names like those of every object as any other', () => {
    const fields = parseFields([
      {number: {variable: '__proto__', label: 'first'}},
      {number: {variable: '__proto__', label: 'second'}},
      {number: {variable: 'constructor'}},
    ]);
    expect(fields.map(({variable, label}) => [variable, label])).to.deep.equal([
      ['__proto__', 'first'],
      ['constructor', 'constructor'],
    ]);
  });

  it('reads a schema that is kept as text, and none that cannot be read', () => {
    expect(field('json_object', {json_schema: '{"type":"object"}'}).schema).to.deep.equal({type: 'object'});
    for (const json_schema of ['{', '[]', 'null', 5, []])
      expect(field('json_object', {json_schema}).schema).to.equal(undefined);
  });
});

describe('checkInput', () => {
  for (const kind of ['text-input', 'paragraph']) {
    it(`asks for a text of a required ${kind}, and for more than blanks`, () => {
      for (const value of [undefined, null, '', ' \n\t', {}]) {
        expect(check(kind, value, required)).to.deep.equal(fails('required'));
      }
      expect(check(kind, ' a ', required)).to.deep.equal(sends(' a '));
    });

    it(`counts the characters of a ${kind} as the server does`, () => {
      expect(check(kind, '😀'.repeat(8), {max_length: 8})).to.deep.equal(sends('😀'.repeat(8)));
      expect(check(kind, '123456789', {max_length: 8})).to.deep.equal({error: {code: 'long', limit: 8, over: 1}});
      for (const max_length of [0, null, -1, 'many'])
        expect(check(kind, '123456789', {max_length})).to.have.property('value');
    });

    it(`sends an empty ${kind} that may be empty, so that the default is not put there`, () => {
      expect(check(kind, '', {default: 'something'})).to.deep.equal(sends(''));
      expect(check(kind, undefined, {default: 'something'})).to.deep.equal(sends(undefined));
    });
  }

  it('makes texts of the numbers that a page gives, and whole characters of halves', () => {
    expect(check('text-input', 42)).to.deep.equal(sends('42'));
    expect(check('text-input', 'a\ud83db')).to.deep.equal(sends('a\ufffdb'));
  });

  it('takes options only, and leaves an optional choice out that was not made', () => {
    const options = {options: ['Paris', '7']};
    expect(check('select', 'Paris', options)).to.deep.equal(sends('Paris'));
    expect(check('select', 7, options)).to.deep.equal(sends('7'));
    expect(check('select', '', options)).to.deep.equal(sends(undefined));
    expect(check('select', '', {...options, ...required})).to.deep.equal(fails('required'));
    expect(check('select', '', {options: ['', 'a']})).to.deep.equal(sends(''));
    for (const value of ['Oslo', {}, true]) expect(check('select', value, options)).to.deep.equal(fails('option'));
  });

  it('makes numbers of what is written as one, and keeps those exact that are too long for a number', () => {
    for (const [text, value] of [
      ['42', 42],
      [' -4.5 ', -4.5],
      ['+7', 7],
      ['.5', 0.5],
      ['１２．５', 12.5],
      ['\u22123', -3],
      ['1e3', 1000],
    ] as const) {
      expect(check('number', text), text).to.deep.equal(sends(value));
    }
    expect(check('number', '12345678901234567890')).to.deep.equal(sends('12345678901234567890'));
    for (const value of ['abc', '4,5', '0x10', '1e999', 'Infinity', '1 2', NaN, true, {}, []]) {
      expect(check('number', value), JSON.stringify(value)).to.deep.equal(fails('number'));
    }
  });

  it('leaves an empty number out, or says that it is none where leaving it out would mean the default', () => {
    expect(check('number', '')).to.deep.equal(sends(undefined));
    expect(check('number', ' ', {default: '7'})).to.deep.equal(sends(''));
    expect(check('number', '', {default: '7', ...required})).to.deep.equal(fails('required'));
  });

  it('reads the words for yes and no', () => {
    for (const value of [true, 1, 'true', 'YES', ' on ', '1'])
      expect(check('checkbox', value)).to.deep.equal(sends(true));
    for (const value of [false, 0, 'false', 'No', 'off', '0'])
      expect(check('checkbox', value)).to.deep.equal(sends(false));
    for (const value of ['maybe', 2, {}, '']) expect(check('checkbox', value)).to.deep.equal(fails('required'));
  });

  it('sends an unticked box of a required field, as the server takes it', () => {
    expect(check('checkbox', false, required)).to.deep.equal(sends(false));
  });

  it('takes objects, also as text', () => {
    expect(check('json_object', {a: 1})).to.deep.equal(sends({a: 1}));
    expect(check('json_object', ' {"a": 1} ')).to.deep.equal(sends({a: 1}));
    expect(check('json_object', ' ')).to.deep.equal(sends(undefined));
    expect(check('json_object', '', required)).to.deep.equal(fails('required'));
    for (const value of ['[1]', '5', 'null', '"a"', [], 7])
      expect(check('json_object', value)).to.deep.equal(fails('object'));
    expect(check('json_object', '{\n  "a": x\n}')).to.deep.equal({error: {code: 'json', line: 2, column: 8}});
  });

  it('says where a text stops to be JSON', () => {
    for (const [text, line, column] of [
      ['{"a": 1,}', 1, 9],
      ["{'a': 1}", 1, 2],
      ['{"a": 01}', 1, 7],
      ['{"a": "b\nc"}', 1, 7],
      ['{"a": [1, 2}', 1, 12],
      ['{"a": {"b": []}, "c"}', 1, 21],
      ['{"😀": tru}', 1, 7],
      ['{"a": 1', 1, 8],
      ['{}\n{', 2, 1],
    ] as const) {
      expect(check('json_object', text), text).to.deep.equal({error: {code: 'json', line, column}});
    }
  });

  it('keeps a key `__proto__` what it is', () => {
    const {value} = check('json_object', '{"__proto__": {"polluted": 1}}') as {value: object};
    expect(JSON.stringify(value)).to.equal('{"__proto__":{"polluted":1}}');
    expect(({} as {polluted?: unknown}).polluted).to.equal(undefined);
  });

  it('holds objects against their schema, but for empty ones, as the server does', () => {
    const json_schema = {type: 'object', properties: {lang: {type: 'string'}, n: {type: 'number'}}, required: ['lang']};
    expect(check('json_object', {lang: 'fr', n: 1}, {json_schema})).to.have.property('value');
    expect(check('json_object', {}, {json_schema})).to.have.property('value');
    expect(check('json_object', {n: 1}, {json_schema})).to.deep.equal({
      error: {code: 'schema', fault: {path: '', kind: 'missing', detail: 'lang'}},
    });
  });

  it('passes files on that the page gives, and wants those of the visitor to be there', () => {
    const file = {type: 'image', transfer_method: 'remote_url', url: 'https://a.example/a.png'};
    expect(check('file', file, required)).to.deep.equal(sends(file));
    expect(check('file-list', [file], required)).to.deep.equal(sends([file]));
    expect(check('file-list', [file, file], {max_length: 1})).to.deep.equal(fails('file'));
    for (const kind of ['file', 'file-list']) {
      expect(check(kind, undefined)).to.deep.equal(sends(undefined));
      expect(check(kind, 'x', required)).to.deep.equal(fails('file'));
      expect(obstacle(field(kind))).to.equal(undefined);
    }
    const upload = {key: 'a', name: 'a.png', type: 'image', mime: '', sent: 0, input: file};
    expect(check('file', [{...upload, status: 'done'}], required)).to.deep.equal(sends(file));
    expect(check('file-list', [{...upload, status: 'done'}])).to.deep.equal(sends([file]));
    expect(check('file', [{...upload, status: 'sending', input: undefined}])).to.deep.equal(fails('underway'));
    expect(check('file', [{...upload, status: 'failed', input: undefined}])).to.deep.equal(fails('upload'));
    expect(check('file', [], required)).to.deep.equal(fails('file'));
  });

  it('knows what a visitor cannot give', () => {
    expect(check('select', undefined, {...required, options: []})).to.deep.equal(fails('empty'));
    expect(check('text-input', undefined, {...required, hide: true})).to.deep.equal(fails('page'));
  });
});

describe('toControl', () => {
  it('shows a known value the way it is written', () => {
    expect(toControl(field('number'), 7)).to.equal('7');
    expect(toControl(field('checkbox'), 'yes')).to.equal(true);
    expect(toControl(field('json_object'), {a: 1})).to.equal('{\n  "a": 1\n}');
    expect(toControl(field('select', {options: ['a']}), 'b')).to.equal(undefined);
    expect(toControl(field('text-input'), {})).to.equal(undefined);
  });
});
