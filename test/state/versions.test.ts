import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {mergePage} from '../../src/state/history.js';
import {arrange, toPairs, type Pair, type Shown} from '../../src/state/tree.js';
import {initialState, type ChatState} from '../../src/state/types.js';
import {showVersion, versionsOf} from '../../src/state/versions.js';
import {makeSession} from '../support/session.js';

const NIL = '00000000-0000-0000-0000-000000000000';

/** A message of Dify's history: `b<a` is b, which follows a. The seconds go up one by one, unless said otherwise. */
function page(...texts: string[]): ApiMessage[] {
  return texts.map((text, index) => {
    const [id = '', parent = '', at = String(index + 1)] = text.split(/[<@]/);
    const value = {root: null, nil: NIL}[parent] ?? parent;
    return {id, parent_message_id: value || null, created_at: Number(at), query: id, answer: id} as ApiMessage;
  });
}

const none: Shown = {messages: [], aside: []};
const load = (data: ApiMessage[], state = none, more = false) => mergePage(state, {data, has_more: more}, true);
const ids = (messages: ChatState['messages']) =>
  toPairs(messages)
    .map(([, {id}]) => id)
    .join(' ');

/** A state that nothing but versions are read from and written to. */
function coreOf(shown: Shown) {
  const {core} = makeSession({baseUrl: 'http://127.0.0.1:9', auth: {apiKey: 'x'}, user: 'u'}).session;
  core.patch(shown);
  return core;
}

describe('the newest branch', () => {
  it('is shown, and the rest goes aside', () => {
    const shown = load(page('a<', 'b<a', 'c<b', 'd<a'));
    expect(ids(shown.messages)).to.equal('a d');
    expect(ids(shown.aside)).to.equal('b c');
  });

  it('is that of the newest message, also below an older version', () => {
    expect(ids(load(page('a<', 'b<a', 'c<a', 'd<b')).messages)).to.equal('a b d');
  });

  it('may begin with another version of the first message', () => {
    expect(ids(load(page('a<', 'b<a', 'c<')).messages)).to.equal('c');
  });

  it('goes on below a parent that comes after its children within the same second', () => {
    const shown = load(page('c<a@1', 'b<a@1', 'a<@1'));
    expect(ids(shown.messages)).to.equal('a b');
    expect(ids(shown.aside)).to.equal('c');
  });
});

describe('a plain line', () => {
  it('is made of what the Service API asked', () => {
    expect(ids(load(page('a<nil', 'b<nil', 'c<nil')).messages)).to.equal('a b c');
  });

  it('goes on in the public way, and has versions from then on', () => {
    const shown = load(page('a<nil', 'b<nil', 'c<b', 'd<a'));
    expect(ids(shown.messages)).to.equal('a d');
    expect(versionsOf({...initialState, ...shown}, 'd')).to.deep.equal({index: 1, count: 2});
  });

  it('is all there is where Dify keeps no versions', () => {
    const shown = mergePage(none, {data: page('a<', 'b<a', 'c<a'), has_more: false}, false);
    expect(ids(shown.messages)).to.equal('a b c');
    expect(toPairs(shown.messages)[1]?.[1]).to.not.have.property('rating', 'like');
    expect(versionsOf({...initialState, ...shown}, 'c').count).to.equal(1);
  });

  it('is joined over the border of a page', () => {
    const newest = load(page('c<nil@3', 'd<nil@4'), none, true);
    expect(ids(load(page('a<nil', 'b<nil'), newest).messages)).to.equal('a b c d');
  });
});

describe('a page of history', () => {
  it('puts older messages above, each once', () => {
    const newest = load(page('c<b@3', 'd<c@4'), none, true);
    const all = load(page('b<a@2', 'a<@1', 'c<b@3'), newest);
    expect(ids(all.messages)).to.equal('a b c d');
    expect(all.history).to.equal('complete');
  });

  it('may end in the middle of versions', () => {
    const newest = load(page('c<a@3', 'd<b@4'), none, true);
    expect(ids(newest.messages)).to.equal('d');
    const all = load(page('a<@1', 'b<a@2'), newest);
    expect(ids(all.messages)).to.equal('a b d');
    expect(versionsOf({...initialState, ...all}, 'b')).to.deep.equal({index: 0, count: 2});
  });

  it('leaves on the screen what is there, however the rest is arranged', () => {
    const core = coreOf(load(page('b<a@2', 'c<a@3'), none, true));
    showVersion(core, 'c', -1);
    const all = load(page('a<@1'), core.get());
    expect(ids(all.messages)).to.equal('a b');
    expect(ids(all.aside)).to.equal('c');
  });

  it('keeps what was asked here at the end, whatever the clocks say', () => {
    const newest = load(page('b<a@2000000000'), none, true);
    const [question, answer] = toPairs(newest.messages)[0]!;
    const here: Pair = [
      {...question, key: 'local-1:q'},
      {...answer, key: 'local-1', id: 'c', parent: 'b', createdAt: 5, place: 1},
    ];
    const all = load(page('a<@1'), {...newest, messages: [...newest.messages, ...here]});
    expect(ids(all.messages)).to.equal('a b c');
  });

  it('is not asked for again by a server that says "more" and has nothing new', () => {
    const newest = load(page('a<'), none, true);
    expect(newest.history).to.equal('more');
    const again = load(page('a<'), newest, true);
    expect(again.history).to.equal('complete');
    expect(ids(again.messages)).to.equal('a');
  });

  it('follows what was said before when its parent was deleted', () => {
    const shown = load(page('a<', 'b<gone', 'c<gone'));
    expect(ids(shown.messages)).to.equal('a c');
    expect(versionsOf({...initialState, ...shown}, 'c')).to.deep.equal({index: 1, count: 2});
  });

  it('waits for a parent that may be on an older page', () => {
    expect(ids(load(page('b<a', 'c<b'), none, true).messages)).to.equal('b c');
  });

  for (const [what, data] of Object.entries({
    'stems from itself': page('a<a'),
    'is its own grandparent': page('a<b', 'b<a'),
    'stems from a circle': page('a<c', 'b<a', 'c<b', 'd<b'),
    'is there twice': page('a<', 'a<', 'b<a', 'b<a'),
  })) {
    it(`is shown when it ${what}`, () => {
      for (const more of [false, true]) {
        const shown = load(data, none, more);
        const all = `${ids(shown.messages)} ${ids(shown.aside)}`.trim().split(' ').sort();
        expect(all).to.deep.equal([...new Set(data.map(({id}) => id))].sort());
        expect(shown.messages).to.not.be.empty;
      }
    });
  }

  it('takes any value from a server for any field', () => {
    const values: unknown[] = [undefined, null, 0, NaN, -1, 1e308, '', '__proto__', {}, [], ['x'], {toString: 1}, true];
    const some = fc.constantFrom(...values);
    const field = fc.record({
      id: fc.oneof(some, fc.constantFrom('a', 'b')),
      parent_message_id: fc.oneof(some, fc.constantFrom('a', 'b', NIL)),
      created_at: some,
      query: some,
      answer: some,
      feedback: some,
      agent_thoughts: some,
      message_files: some,
      status: some,
    });
    fc.assert(
      fc.property(fc.array(field, {maxLength: 8}), fc.boolean(), fc.boolean(), (data, more, tree) => {
        const shown = mergePage(none, {data: data as unknown as ApiMessage[], has_more: more}, tree);
        expect(shown.messages.length > 0).to.equal(data.length > 0);
      }),
    );
  });
});

describe('another version', () => {
  const shown = load(page('a<', 'b<a', 'c<b', 'd<a', 'e<d', 'f<a'));

  it('is counted for question and answer, in the order of time', () => {
    for (const key of ['f', 'f:q']) {
      expect(versionsOf({...initialState, ...shown}, key)).to.deep.equal({index: 2, count: 3});
    }
    expect(versionsOf({...initialState, ...shown}, 'a').count).to.equal(1);
    expect(versionsOf({...initialState, ...shown}, 'nobody').count).to.equal(1);
  });

  it('is shown with what follows it, and what was shown goes aside', () => {
    const core = coreOf(shown);
    expect(showVersion(core, 'f:q', -1)).to.equal('d:q');
    expect(ids(core.get().messages)).to.equal('a d e');
    expect(ids(core.get().aside)).to.equal('b c f');
    expect(showVersion(core, 'd', -1)).to.equal('b:q');
    expect(ids(core.get().messages)).to.equal('a b c');
  });

  it('is not there before the first and after the last', () => {
    const core = coreOf(shown);
    expect(showVersion(core, 'f', 1)).to.equal(undefined);
    expect(showVersion(core, 'nobody', -1)).to.equal(undefined);
    expect(ids(core.get().messages)).to.equal('a f');
  });

  it('is not shown while an answer is being written', () => {
    const core = coreOf(shown);
    core.patchAnswer('f', {status: 'streaming'});
    expect(showVersion(core, 'f', -1)).to.equal(undefined);
  });
});

describe('any conversation', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const parent = fc.constantFrom('', 'missing', undefined, ...names);
  const fact = fc.record({parent, at: fc.integer({min: 1, max: 4}), here: fc.boolean(), lost: fc.boolean()});
  const conversation = fc
    .array(fact, {minLength: 1, maxLength: names.length})
    .map((facts) => facts.map((one, index): Pair => toPair(names[index]!, index, one)));

  function toPair(
    name: string,
    index: number,
    one: {parent: string | undefined; at: number; here: boolean; lost: boolean},
  ): Pair {
    const {at: createdAt, here, lost} = one;
    const place = here ? index + 1 : index - names.length;
    return [
      {role: 'user', key: `${name}:q`, text: name, createdAt},
      {
        role: 'assistant',
        key: name,
        status: 'done',
        parts: [],
        createdAt,
        place,
        ...(!lost && {id: name}),
        ...(one.parent !== undefined && {parent: one.parent}),
      },
    ];
  }

  const keys = ({messages, aside}: Shown) => [...messages, ...aside].map(({key}) => key).sort();

  it('keeps every message, once', () => {
    fc.assert(
      fc.property(conversation, fc.boolean(), fc.boolean(), (pairs, tree, complete) => {
        const shown = arrange(pairs, {tree, complete});
        expect(keys(shown)).to.deep.equal(keys({messages: pairs.flat(), aside: []}));
      }),
    );
  });

  it('is arranged in the same way, in whatever order it comes', () => {
    const shuffled = conversation.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, {minLength: pairs.length})),
    );
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([pairs, other], complete) => {
        expect(arrange(other, {tree: true, complete})).to.deep.equal(arrange(pairs, {tree: true, complete}));
      }),
    );
  });

  it('is arranged once for all', () => {
    fc.assert(
      fc.property(conversation, (pairs) => {
        const shown = arrange(pairs, {tree: true, complete: true});
        const all = toPairs([...shown.messages, ...shown.aside]);
        expect(arrange(all, {tree: true, complete: true})).to.deep.equal(shown);
        expect(arrange(all, {tree: true, complete: true, line: shown.messages})).to.deep.equal(shown);
      }),
    );
  });

  it('lets every message be reached by switching versions', () => {
    fc.assert(
      fc.property(conversation, (pairs) => {
        const start = arrange(pairs, {tree: true, complete: true});
        const seen = new Set<string>();
        const todo = [start];
        for (let shown = todo.pop(); shown; shown = todo.pop()) {
          const line = ids2(shown);
          if (seen.has(line)) continue;
          seen.add(line);
          for (const [, {key}] of toPairs(shown.messages)) {
            for (const step of [-1, 1]) {
              const core = coreOf(shown);
              if (showVersion(core, key, step)) todo.push(core.get());
            }
          }
        }
        const reached = new Set([...seen].flatMap((line) => line.split(' ')));
        expect([...reached].sort()).to.deep.equal(pairs.map(([, {key}]) => key).sort());
      }),
      {numRuns: 60},
    );
  });

  const ids2 = ({messages}: Shown) =>
    toPairs(messages)
      .map(([, {key}]) => key)
      .join(' ');
});
