import {expect} from '@open-wc/testing';
import {Connection} from '../src/client/connection.js';
import {trace, traceOf} from '../src/state/trace.js';
import {make} from './support/app.js';
import {answerTo, ask, clearStorage, mount, notice, open, texts, until} from './support/chat.js';
import {ready} from './support/unsent.js';

beforeEach(clearStorage);

describe('a diagnosis', () => {
  it('can be had of a chat that nobody has opened', async () => {
    const app = await make();
    const chat = await mount(app, {noSteps: true, inputs: {a: 1, b: 2}});
    const {session, settings, browser, version} = await chat.diagnose();
    expect(session).to.equal(null);
    expect(version).to.match(/^\d+\.\d+\.\d+/);
    expect(settings).to.include({
      way: 'app-code',
      inputs: 2,
      user: false,
      storage: 'local',
      display: 'bubble',
      open: false,
    });
    expect(settings.switches).to.deep.equal(['no-steps']);
    expect(browser).to.include({online: true, localStorage: true, sessionStorage: true});
    expect(await app.requests()).to.deep.equal([]);
  });

  it('says of a chat how it stands, and of a stream what came when', async () => {
    const app = await make({tokensPerSecond: 200, parameters: {text_to_speech: {enabled: false}}});
    const chat = await mount(app);
    await open(chat);
    await ready(chat);
    const {message, text} = await answerTo(chat, 'ECHO some words to count');
    const {session, streams} = await chat.diagnose();
    expect(session).to.include({status: 'ready', error: null, family: 'webapp', messages: 2, running: false});
    expect(session!.difyVersion).to.match(/^\d/);
    expect(session!.conversations).to.deep.equal({kept: 1, listed: null});
    expect(session!.answers[0]).to.deep.include({messageId: message.id, status: 'done', parts: {text: 1}});
    const [stream] = streams;
    expect(stream!.request).to.include({method: 'POST', path: '/chat-messages', status: 200, error: null});
    expect(stream!.messageId).to.equal(message.id);
    const said = stream!.events.filter(({event}) => event === 'message');
    expect(said.reduce((sum, {characters}) => sum + characters, 0)).to.equal(text.length);
    expect(said.reduce((sum, {count}) => sum + count, 0)).to.be.above(1);
    expect(stream!.events.at(-1)!.event).to.equal('message_end');
    expect(stream!.events.map(({at}) => at)).to.deep.equal(stream!.events.map(({at}) => at).sort((a, b) => a - b));
    await until(async () => {
      const {requests} = await chat.diagnose();
      return requests.every(({headers, ended}) => headers !== null && ended !== null);
    });
  });

  it('says what failed, by code', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await ready(chat);
    await app.fault({
      match: {path: '/chat-messages$'},
      fault: {status: 400, body: {code: 'provider_not_initialize', message: 'SECRET', status: 400}},
    });
    await answerTo(chat, 'ECHO one');
    await until(() => notice(chat));
    await answerTo(chat, 'ERRORMID');
    const {session, streams, requests} = await chat.diagnose();
    expect(session!.answers.map(({error}) => error)).to.deep.equal(['provider_not_initialize', 'invalid_param']);
    expect(requests.filter(({method}) => method === 'POST').map(({status, error}) => [status, error])).to.deep.equal([
      [400, 'provider_not_initialize'],
      [200, null],
    ]);
    expect(streams[0]!.events.at(-1)).to.include({event: 'error', code: 'invalid_param'});
  });

  it('has no secret, no user, and no word of what was said', async () => {
    const app = await make({name: 'NAME-xyzzy'});
    const chat = await mount(app, {way: 'api-key', user: 'USER-xyzzy', inputs: {city: 'INPUT-xyzzy'}});
    chat.appMode = 'MODE-xyzzy';
    Object.assign(chat, {theme: 'app-xyzzy', storage: 'local', strings: {title: 'TITLE-xyzzy'}, heading: 'HEAD-xyzzy'});
    await open(chat);
    await ready(chat);
    await answerTo(chat, 'ECHO WORD-xyzzy');
    await until(() => texts(chat)[1]?.includes('xyzzy'));
    await app.fault({
      match: {path: '/chat-messages$'},
      fault: {status: 400, body: {code: 'CODE xyzzy', message: 'TEXT-xyzzy', params: 'PARAM-xyzzy', status: 400}},
    });
    await answerTo(chat, 'ECHO more-xyzzy');
    await ask(chat, 'WAIT xyzzy');
    const all = JSON.stringify(await chat.diagnose());
    chat.baseUrl = 'https://ann:xyzzy@dify.example/v1?key=xyzzy#xyzzy';
    expect((await chat.diagnose()).settings.baseUrl).to.equal('https://dify.example/v1');
    expect(all).to.not.contain('xyzzy');
    expect(all).to.not.contain(app.apiKey);
  });

  it('remembers so much and no more', async () => {
    const app = await make();
    const http = new Connection({baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'});
    trace(http);
    for (let count = 0; count < 35; count++) await http.json('GET', '/parameters');
    for (let count = 0; count < 7; count++) {
      const body = {query: 'ECHO one', inputs: {}, response_mode: 'streaming'};
      for await (const {event} of await http.stream('/chat-messages', {body})) expect(event).to.be.a('string');
    }
    const {requests, streams} = traceOf(http)!;
    expect(requests).to.have.length(30);
    expect(streams).to.have.length(5);
    expect(streams.every(({closed}) => closed)).to.equal(true);
  });
});
