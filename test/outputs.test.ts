import {expect, fixture, html} from '@open-wc/testing';
import type {ChatEvent} from '../src/client/events.js';
import '../src/components/outputs.js';
import {english} from '../src/i18n/index.js';
import {defaultPolicy} from '../src/markdown/policy.js';
import {foldOutputs} from '../src/state/outputs.js';
import {textOf, type Answer, type OutputsPart} from '../src/state/types.js';
import {deepAll, until} from './support/chat.js';

const answer: Answer = {role: 'assistant', key: 'a', parts: [], status: 'done', createdAt: 0, task: 'workflow'};
const finished = (outputs: unknown, files?: unknown) =>
  ({event: 'workflow_finished', data: {status: 'succeeded', outputs, files}}) as ChatEvent;
const parts = (outputs: unknown, from: Partial<Answer> = {}, files?: unknown) =>
  foldOutputs({...answer, ...from}, finished(outputs, files)).parts ?? [];

async function drawn(outputs: unknown) {
  const [part] = parts(outputs) as OutputsPart[];
  return fixture(
    html`<dify-chat-outputs .content=${part} .strings=${english} .policy=${defaultPolicy}></dify-chat-outputs>`,
  );
}

/** All trees inside, at whatever depth. */
function trees(root: Element): Element[] {
  const [first] = deepAll(root, 'dify-chat-json');
  return first ? deepAll(root, 'dify-chat-json').flatMap((tree) => [tree, ...trees(tree)]) : [];
}

const toggles = (root: Element) => trees(root).flatMap((tree) => deepAll<HTMLButtonElement>(tree, '.toggle'));

describe('what a workflow gives', () => {
  it('takes the place of what was streamed of it', () => {
    const text = {kind: 'text', text: 'a prev'} as const;
    const run = {kind: 'run', id: 'r', status: 'succeeded', steps: []} as const;
    const file = {
      dify_model_identity: '__dify__file__',
      id: null,
      related_id: 'f',
      type: 'image',
      filename: 'a.png',
      url: 'https://x.example/a.png',
    };
    const made = parts({text: 'a preview, whole', photo: file, all: [file]}, {parts: [run, text]}, [file]);
    expect(made.map(({kind}) => kind)).to.deep.equal(['run', 'outputs', 'file']);
    expect(textOf(made)).to.equal('a preview, whole');
  });

  it('is nothing where there is nothing, and never breaks', () => {
    for (const outputs of [null, undefined, {}, [], '', {a: null, b: '', c: []}]) expect(parts(outputs)).to.be.empty;
    expect(textOf(parts('plain'))).to.equal('plain');
    expect(textOf(parts({a: 1, b: false}))).to.equal('**a**\n\n1\n\n**b**\n\nfalse');
    expect(foldOutputs({...answer, status: 'failed', parts: [{kind: 'text', text: 'x'}]}, finished({}))).to.deep.equal(
      {},
    );
  });

  it('is a tree that is opened step by step, 20 levels deep', async () => {
    let value: unknown = 'the end';
    for (let level = 20; level > 0; level--) value = {[`level ${level}`]: value, other: level};
    const el = await drawn({data: value});
    for (let level = 2; level < 20; level++) {
      const closed = () => toggles(el).find((toggle) => toggle.ariaExpanded === 'false');
      await until(() => closed() ?? deepAll(el, 'dify-chat-json').length);
      closed()?.click();
      await until(() => trees(el).length > level);
    }
    await until(() => trees(el).some((tree) => tree.shadowRoot!.textContent.includes('the end')));
  });

  it('is usable with megabytes of it', async () => {
    const many = Array.from({length: 60_000}, (_, index) => ({index, text: 'x'.repeat(60)}));
    const begun = performance.now();
    const el = await drawn({many, long: 'y'.repeat(5_000_000), key: {['k'.repeat(100_000)]: 1}});
    await until(() => deepAll(el, 'h4').length === 3);
    expect(performance.now() - begun).to.be.below(1500);
    (await until(() => toggles(el)[0] ?? true)) as unknown;
    await until(() => deepAll(trees(el)[0]!, 'li').length === 50);
    deepAll<HTMLButtonElement>(trees(el)[0]!, '.more')[0]!.click();
    await until(() => deepAll(trees(el)[0]!, 'li').length === 250);
    expect(trees(el).reduce((sum, tree) => sum + tree.shadowRoot!.textContent.length, 0)).to.be.below(60_000);
  });

  it('shows hostile names and values as text', async () => {
    const evil = '<img src=x onerror="window.evil=1">\u202e';
    const el = await drawn({[evil]: {[evil]: evil, __proto__x: [evil]}, two: [evil]});
    await until(() => trees(el).length > 1);
    await until(() => trees(el).some((tree) => tree.shadowRoot!.textContent.includes('<img src=x')));
    const within = [el, ...trees(el)].flatMap((tree) => [...tree.shadowRoot!.querySelectorAll('img, script')]);
    expect(within).to.be.empty;
    expect(trees(el).some((tree) => tree.shadowRoot!.textContent.includes('\u202e'))).to.be.false;
  });
});
