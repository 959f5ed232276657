import {expect} from '@open-wc/testing';
import type {ChatEvent} from '../../src/client/events.js';
import {isForm, refusedFields, toForm, valueOf} from '../../src/state/forms.js';
import {foldHumanInput} from '../../src/state/human-input.js';
import {appendText} from '../../src/state/parts.js';
import type {Answer, HumanInputPart, Part} from '../../src/state/types.js';
import {PAYLOADS} from '../support/hostile.js';

const definition = (id: string, more: object = {}) => ({
  form_id: id,
  node_id: `node-${id}`,
  node_title: 'Title',
  form_content: 'Text {{#$output.note#}}',
  inputs: [{type: 'paragraph', output_variable_name: 'note', default: {type: 'variable', selector: [], value: 'x'}}],
  actions: [{id: 'ok', title: 'OK', button_style: 'primary'}],
  form_token: `token-${id}`,
  resolved_default_values: {note: 'resolved'},
  expiration_time: 1_800_000_000,
  ...more,
});

const required = (id: string, more?: object) => event('human_input_required', definition(id, more));
const paused = (...reasons: object[]) => event('workflow_paused', {reasons});
const filled = (node: string, more: object = {}) =>
  event('human_input_form_filled', {node_id: node, action_text: 'OK', rendered_content: 'Text done', ...more});
const finished = (answer: string | null, status = 'succeeded') =>
  event('workflow_finished', {status, outputs: {answer}});
const event = (name: string, data: unknown) => ({event: name, data}) as unknown as ChatEvent;

/** Folds events; a text is a piece of the answer. */
function fold(...events: (ChatEvent | string)[]): readonly Part[] {
  let answer: Answer = {role: 'assistant', key: 'a', parts: [], status: 'streaming', createdAt: 0};
  for (const next of events) {
    const patch = typeof next === 'string' ? {parts: appendText(answer.parts, next)} : foldHumanInput(answer, next);
    answer = {...answer, ...patch};
  }
  return answer.parts;
}

const shape = (parts: readonly Part[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : (part as HumanInputPart).status));
const forms = (parts: readonly Part[]) => parts.filter(isForm);

describe('foldHumanInput', () => {
  it('puts a form where it came, once, with what its fields begin with', () => {
    const parts = fold('Before ', required('a'), paused(definition('a')), 'after');
    expect(shape(parts)).to.deep.equal(['Before ', 'open', 'after']);
    const [form] = forms(parts);
    expect(valueOf(form!, form!.fields[0]!)).to.equal('resolved');
  });

  it('takes forms from the reasons of a pause, where a release says them only there', () => {
    expect(shape(fold('Before ', paused(definition('a'), definition('b'))))).to.deep.equal(['Before ', 'open', 'open']);
  });

  it('adds what was missing, and keeps what was typed', () => {
    const [form] = forms(fold(required('a', {form_token: null}), paused(definition('a'))));
    expect(form).to.include({status: 'open', token: 'token-a'});
  });

  it('knows a form that somebody else is asked for, and a pause of which nothing is said', () => {
    expect(shape(fold(required('a', {form_token: null})))).to.deep.equal(['elsewhere']);
    expect(shape(fold(required('a', {display_in_ui: false})))).to.deep.equal(['elsewhere']);
    expect(shape(fold('Wait. ', paused()))).to.deep.equal(['Wait. ', 'elsewhere']);
  });

  it('ends the form of the node that was filled in, and no other', () => {
    const parts = fold(required('a'), required('b'), filled('node-b'));
    expect(shape(parts)).to.deep.equal(['open', 'filled']);
    expect(forms(parts)[1]).to.include({chosen: 'OK', result: 'Text done'});
  });

  it('ends forms of one node in a loop one after the other', () => {
    const again = {node_id: 'node'};
    expect(
      shape(fold(required('a', again), filled('node'), required('b', again), filled('node'), required('c', again))),
    ).to.deep.equal(['filled', 'filled', 'open']);
  });

  it('shows what was filled in before anybody listened', () => {
    expect(shape(fold(filled('somewhere')))).to.deep.equal(['filled']);
  });

  it('does not open again what has ended, whatever is told late', () => {
    expect(shape(fold(required('a'), filled('node-a'), required('a'), paused(definition('a'))))).to.deep.equal([
      'filled',
    ]);
    const late = event('human_input_form_timeout', {node_id: 'node-a'});
    expect(shape(fold(required('a'), late, filled('node-a')))).to.deep.equal(['expired']);
    expect(shape(fold(required('a'), filled('node-a'), late))).to.deep.equal(['filled']);
  });

  it('closes forms that a run has left behind', () => {
    expect(shape(fold(required('a'), finished(null, 'failed')))).to.deep.equal(['over']);
    expect(shape(fold(required('a'), {event: 'error'}))).to.deep.equal(['over']);
  });

  it('has the text that the end of the run says, and leaves what is right where it is', () => {
    const asked = [required('a'), filled('node-a')] as const;
    expect(shape(fold('One ', ...asked, 'two', finished('One two')))).to.deep.equal(['One ', 'filled', 'two']);
    // Newer releases repeat what was before.
    expect(shape(fold('One ', ...asked, 'One ', finished('One two')))).to.deep.equal(['One ', 'filled', 'two']);
    // The middle was missed.
    expect(shape(fold('One ', ...asked, 'ree', finished('One two three')))).to.deep.equal([
      'One ',
      'filled',
      'two three',
    ]);
    expect(shape(fold(...asked, finished('All of it')))).to.deep.equal(['filled', 'All of it']);
    expect(shape(fold('One ', ...asked, 'two', finished(null)))).to.deep.equal(['One ', 'filled', 'two']);
  });

  it('leaves answers without forms alone', () => {
    expect(
      foldHumanInput({role: 'assistant', key: 'a', parts: [], status: 'done', createdAt: 0}, finished('x')),
    ).to.deep.equal({});
  });
});

describe('toForm', () => {
  it('reads whatever is sent, and never throws', () => {
    const odd = [null, 1, 'text', [], {}, [null], {__proto__: null}, NaN, ...Object.values(PAYLOADS)];
    for (const value of odd) {
      const form = toForm({
        form_id: 'a',
        node_id: value,
        node_title: value,
        form_content: value,
        inputs: [
          value,
          {type: value, output_variable_name: value, default: value, option_source: value, number_limits: value},
        ],
        actions: [value, {id: value, title: value, button_style: value}],
        resolved_default_values: value,
        form_token: value,
        expiration_time: value,
      })!;
      for (const field of form.fields) expect(valueOf(form, field)).to.be.a('string');
      for (const {id, title, look} of form.buttons)
        expect([id, title, look].every((part) => typeof part === 'string')).to.be.true;
      expect(toForm(value)).to.equal(undefined);
    }
  });

  it('keeps each field and option once, and takes an unknown kind for text', () => {
    const {fields} = toForm(
      definition('a', {
        inputs: [
          {type: 'select', output_variable_name: 'grade', option_source: {value: ['low', 'low', 5, 'high']}},
          {type: 'date', output_variable_name: '__proto__'},
          {type: 'paragraph', output_variable_name: 'grade'},
        ],
      }),
    )!;
    expect(fields.map(({kind, variable, options}) => [kind, variable, options])).to.deep.equal([
      ['select', 'grade', ['low', 'high']],
      ['paragraph', '__proto__', []],
    ]);
  });
});

it('the fields that a refusal names are known', () => {
  const {fields} = toForm(definition('a'))!;
  expect(refusedFields('Missing required inputs: reason, note', fields)).to.deep.equal(['note']);
  expect(refusedFields("Invalid value for select input 'note': medium", fields)).to.deep.equal(['note']);
  expect(refusedFields('Invalid action: note', fields)).to.deep.equal([]);
});
