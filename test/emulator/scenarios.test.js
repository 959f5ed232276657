import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';

let emulator;
let app;

before(async () => {
  emulator = await startEmulator();
  app = await makeApp({mode: 'chat'});
});

after(() => emulator.close());

async function makeApp(config) {
  const body = JSON.stringify({tokensPerSecond: 'Infinity', firstTokenMs: 0, suggestedMs: 0, autoNameMs: 0, ...config});
  return (await fetch(`${emulator.url}/emulator/apps`, {method: 'POST', body})).json();
}

const headersOf = ({api_key: key}) => ({Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'});

async function ask(query, {to = app, ...rest} = {}) {
  const body = JSON.stringify({query, inputs: {}, response_mode: 'blocking', user: 'ann', ...rest});
  return fetch(`${emulator.url}/v1/chat-messages`, {method: 'POST', headers: headersOf(to), body});
}

const answer = async (query, options) => (await (await ask(query, options)).json()).answer;
const get = async (path) => (await fetch(`${emulator.url}/v1${path}`, {headers: headersOf(app)})).json();

describe('the scripted model', () => {
  it('talks like a shop, in the language of the question', async () => {
    assert.match(await answer('How do I return a mug?'), /30 days/);
    assert.match(await answer('Where is my order?'), /order number/);
    assert.match(await answer('10428'), /10428.*Thursday/);
    assert.match(await answer('怎么退货？'), /退货/);
    assert.match(await answer('كيف أرجع المنتج؟'), /[\u0600-\u06ff]/);
    assert.match(await answer('Why is the sky *blue*?'), /sky \\\*blue\\\*/);
  });

  it('shows everything that Markdown has, with a picture that loads', async () => {
    const text = await answer('MARKDOWN');
    for (const part of ['# ', '| Product', '```html', '```python', '- [x]', '[^1]:', '~~', '> ', '1. ']) {
      assert.ok(text.includes(part), part);
    }
    const [, address] = /!\[[^\]]*\]\((\/files\/tools\/[^)]+)\)/.exec(text);
    const response = await fetch(emulator.url + address);
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/png']);
  });

  it('signs the addresses in an answer anew for every look at it', async () => {
    const {conversation_id: id, answer: first} = await (await ask('MARKDOWN')).json();
    const history = await get(`/messages?user=ann&conversation_id=${id}`);
    const sign = (text) => /nonce=(\w+)/.exec(text)[1];
    assert.notEqual(sign(history.data[0].answer), sign(first));
  });

  it('makes answers of any length', async () => {
    assert.equal((await answer('HUGE')).length, 200_000);
    assert.equal((await answer('LEN:500')).length, 500);
    assert.equal([...(await answer('CHARS:300'))].length, 300);
    assert.ok((await answer('TABLE')).split('\n').length > 4000);
    assert.ok((await answer('PARAGRAPH')).length > 100_000);
  });

  it('writes what must not run, and other writing systems', async () => {
    assert.match(await answer('HOSTILE'), /<script>[^]*javascript:/);
    assert.match(await answer('RTL'), /الإرجاع/);
    assert.match(await answer('CHINESE'), /退换货/);
    assert.match(await answer('WIDGETS'), /<button data-message/);
  });

  it('names a conversation after a while, unless it was told to fail', async () => {
    const names = async () => (await get('/conversations?user=ann&limit=2')).data.map(({name}) => name);
    await ask('TITLEFAIL where is the parcel with the three green mugs that I ordered?');
    await ask('Where is the parcel with the green mugs that I ordered?');
    let [second, first] = await names();
    while (second.endsWith('…') && second.length === 21) [second, first] = await names();
    assert.equal(second, 'Where is the parcel with the green mugs…');
    assert.equal(first, 'TITLEFAIL where is the parcel with the three gr...');
  });

  it('looks things up with the tools that an agent has', async () => {
    const agent = await makeApp({mode: 'agent-chat', tools: ['order_status']});
    const response = await ask('Where is order 55555?', {to: agent, response_mode: 'streaming'});
    const events = (await response.text())
      .split('\n\n')
      .filter(Boolean)
      .map((frame) => JSON.parse(frame.slice(6)));
    const thoughts = events.filter(({event, observation}) => event === 'agent_thought' && observation);
    assert.deepEqual(
      thoughts.map(({tool}) => tool),
      ['order_status'],
    );
    assert.match(thoughts[0].observation, /55555/);
  });
});
