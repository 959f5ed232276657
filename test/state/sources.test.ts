import {expect} from '@open-wc/testing';
import type {ChatEvent} from '../../src/client/events.js';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {reconcile, toMessages} from '../../src/state/history.js';
import {foldSources, toNotes} from '../../src/state/sources.js';
import type {Answer, Part} from '../../src/state/types.js';

const answer = (...parts: Part[]): Answer => ({role: 'assistant', key: 'k', parts, status: 'done', createdAt: 1});
const fold = (known: Answer, ...events: object[]): Answer =>
  events.reduce<Answer>((last, event) => ({...last, ...foldSources(last, event as ChatEvent)}), known);
const text = (words: string): Part => ({kind: 'text', text: words});

/** A passage as Dify sends it. */
const passage = (change: object = {}) => ({
  position: 1,
  dataset_name: 'tea.md...',
  document_id: 'd1',
  document_name: 'tea.md',
  segment_id: 's1',
  score: 0.4,
  content: 'Black tea is brewed at 95 degrees.',
  page: null,
  doc_metadata: null,
  title: null,
  ...change,
});
const sources = (...list: unknown[]) => toNotes({retriever_resources: list}).sources ?? [];

const SIGNED = 'https://dify.example/files/tools/f1.png?timestamp=1&nonce=n&sign=s';

describe('what an answer rests on', () => {
  it('is its passages, in Dify’s order, each once', () => {
    const list = sources(
      passage({position: 2, segment_id: 's2', content: 'Two'}),
      passage(),
      passage({position: 3}),
      passage({position: null, segment_id: null, content: 'Last'}),
    );
    expect(list.map(({content}) => content)).to.deep.equal(['Black tea is brewed at 95 degrees.', 'Two', 'Last']);
  });

  it('is named by document, title or host, and by a knowledge base that has a name of its own', () => {
    const web = {title: 'A page', content: 'x', doc_metadata: {url: 'https://u:p@web.example/a'}};
    const [own, named, page, bare] = sources(passage(), passage({segment_id: 's2', dataset_name: 'Tea'}), web, {
      content: 'y',
      url: 'https://host.example/b',
    });
    expect(own).to.include({name: 'tea.md', dataset: '', score: 0.4, document: 'd1'});
    expect(named).to.include({dataset: 'Tea'});
    expect(page).to.include({name: 'A page', url: 'https://web.example/a'});
    expect(bare).to.include({name: 'host.example', url: 'https://host.example/b'});
  });

  it('leads only to places of the web', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '/files/x', '//evil.example', 'mailto:a@b', {}, 7])
      expect(sources(passage({doc_metadata: {url}}))[0]).to.not.have.property('url');
  });

  it('has no score that is none', () => {
    for (const score of [null, undefined, '0.4', NaN, Infinity, -1, 0, 17, {}])
      expect(sources(passage({score}))[0]).to.not.have.property('score');
  });

  it('may be anything at all', () => {
    const odd = [null, 7, 'x', [], {}, {content: 7}, {document_name: {}}, passage({content: null, document_name: []})];
    expect(sources(...odd)).to.deep.equal([]);
    for (const value of [null, 7, 'x', [], {length: 3}])
      expect(toNotes({retriever_resources: value})).to.deep.equal({});
    for (const value of [null, 7, 'x', []]) expect(toNotes(value)).to.deep.equal({});
  });

  it('stays when a later end says nothing of it', () => {
    const end = {event: 'message_end', metadata: {retriever_resources: [passage()]}};
    expect(fold(answer(), end, {event: 'message_end', metadata: null}, {event: 'message_end'}).sources).to.have.length(
      1,
    );
  });

  it('is the same in history', () => {
    const item = {id: 'm', query: 'q', answer: 'a', created_at: 1, inputs: {}, retriever_resources: [passage()]};
    const [, stored] = toMessages(item as unknown as ApiMessage);
    expect(stored.sources).to.deep.equal(sources(passage()));
    expect(reconcile(answer(), item as unknown as ApiMessage).sources).to.have.length(1);
  });
});

describe('who wrote an answer', () => {
  const by = (annotation_reply: unknown) => toNotes({annotation_reply}).annotator;

  it('is whom the annotation names', () => {
    expect(by({id: 'a', account: {id: 'b', name: ' Ann '}})).to.equal('Ann');
    for (const value of [{id: 'a'}, {account: null}, {account: {name: 7}}]) expect(by(value)).to.equal('');
  });

  it('is nobody without one', () => {
    for (const value of [null, undefined, 'x', [], 7]) expect(by(value)).to.equal(undefined);
  });
});

describe('a file of an answer', () => {
  const made = {event: 'message_file', id: 'mf', type: 'image', belongs_to: 'assistant', url: SIGNED};
  const again = SIGNED.replace('sign=s', 'sign=other');
  const end = (...files: unknown[]) => ({event: 'message_end', files});

  it('is known once, and learns its name at the end', () => {
    const tool = {related_id: 'mf', transfer_method: 'tool_file', type: 'image', filename: 'a.png', url: again};
    const {parts} = fold(answer(), made, made, end({...tool, size: 0, mime_type: 'application/octet-stream'}));
    expect(parts).to.deep.equal([{kind: 'file', id: 'mf', type: 'image', name: 'a.png', url: SIGNED, mime: ''}]);
  });

  it('is not the visitor’s own', () => {
    const own = {related_id: 'u', transfer_method: 'local_file', type: 'image', filename: 'u.png', url: '/files/u'};
    expect(fold(answer(), end(own), {...made, belongs_to: 'user'}).parts).to.deep.equal([]);
  });

  it('may be any that a chatflow gives out', () => {
    const file = {
      dify_model_identity: '__dify__file__',
      related_id: 'f',
      transfer_method: 'local_file',
      type: 'document',
    };
    const given = {
      ...file,
      filename: 'a.pdf',
      url: '/files/f/file-preview?sign=1',
      mime_type: 'application/pdf',
      size: 9,
    };
    const {parts} = fold(answer(), end(given), {event: 'workflow_finished', data: {files: [given]}});
    expect(parts).to.have.length(1);
    expect(parts[0]).to.include({name: 'a.pdf', mime: 'application/pdf', size: 9, id: 'f'});
  });

  it('is not shown beside the text that shows it', () => {
    const drawn = answer(text(`Scan: ![a](${again}) ok`));
    expect(fold(drawn, made).parts).to.have.length(1);
    expect(fold(answer(text(`Scan: [a](${again}) ok`)), made).parts).to.have.length(2);
  });

  it('is the same in history, with its new address only when that is wanted', () => {
    const file = {id: 'h', type: 'image', url: again, filename: 'a.png', belongs_to: 'assistant', size: 3};
    const item = {id: 'm', query: 'q', answer: 'a', created_at: 1, inputs: {}};
    const stored = {...item, message_files: [file, {...file, id: 'u', belongs_to: 'user'}]} as unknown as ApiMessage;
    expect(toMessages(stored)[1].parts.at(-1)).to.include({url: again, size: 3, id: 'h'});
    const known = fold(answer(text('a')), made);
    expect(reconcile(known, stored).parts?.[1]).to.include({url: SIGNED, name: 'a.png', id: 'mf'});
    expect(reconcile(known, stored).parts).to.have.length(2);
  });

  it('may be anything at all', () => {
    const odd = [null, 7, 'x', [], {}, {dify_model_identity: 1}, {transfer_method: 'tool_file', url: {}, filename: 9}];
    for (const files of [odd, 'x', 7, {length: 2}, null]) {
      expect(fold(answer(), {event: 'message_end', files}).parts).to.deep.equal([]);
      expect(fold(answer(), {event: 'workflow_finished', data: {files}}).parts).to.deep.equal([]);
    }
    expect(fold(answer(), {event: 'workflow_finished', data: null}).parts).to.deep.equal([]);
  });
});
