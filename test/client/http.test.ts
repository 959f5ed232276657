import {expect} from '@open-wc/testing';
import {Http} from '../../src/client/http.js';
import type {EmulatorApp} from '../support/emulator.js';
import {collect, failure, service, tellsOf, UNKNOWN, until, useApps, WAYS, webapp} from './support.js';

describe('Http', () => {
  const make = useApps();
  let app: EmulatorApp;

  const asked = async (text: string) => (await app.requests()).filter(({path}) => path.includes(text)).length;

  beforeEach(async () => {
    app = await make();
  });

  describe('what is sent', () => {
    it('has no headers of our own', async () => {
      for (const way of Object.values(WAYS)) {
        const http = new Http(way(app));
        await http.json('GET', '/parameters');
        await collect(
          await http.stream('/chat-messages', {body: {query: 'Hi', inputs: {}, response_mode: 'streaming'}}),
        );
      }
      const ours = new Set((await app.requests()).flatMap(({headers}) => Object.keys(headers)));
      expect([...ours].filter((name) => /^(authorization|cookie|x-)/.test(name)).sort()).to.deep.equal([
        'authorization',
        'x-app-code',
        'x-app-passport',
      ]);
    });

    it('names the user in the query of GET, in the body of the others, and in forms', async () => {
      const {http} = service(app);
      await http.json('GET', '/parameters', {query: {a: 1, b: undefined}});
      await failure(http.json('DELETE', `/conversations/${UNKNOWN}`, {body: {}}));
      await failure(http.json('PUT', `/conversations/${UNKNOWN}/variables/${UNKNOWN}`, {body: {value: 1}}));
      const form = new FormData();
      form.set('file', new File(['x'], 'x.txt', {type: 'text/plain'}));
      await http.json('POST', '/files/upload', {body: form});
      const [get, remove, put, post] = await app.requests();
      expect(get!.query).to.deep.equal({a: '1', user: 'visitor-1'});
      expect(remove!.body).to.deep.equal({user: 'visitor-1'});
      expect(put!.body).to.deep.equal({value: 1, user: 'visitor-1'});
      expect(JSON.stringify(post!.body)).to.include('visitor-1');
    });

    it('names the user of a web app to the passport only', async () => {
      const {http} = webapp(app);
      await http.json('GET', '/parameters');
      await http.json('POST', '/chat-messages', {body: {query: 'Hi', inputs: {}}});
      const [passport, get, post] = await app.requests();
      expect(passport!.query).to.deep.equal({user_id: 'visitor-1'});
      expect(get!.query).to.deep.equal({});
      expect(post!.body).to.deep.equal({query: 'Hi', inputs: {}});
      expect(post!.user).to.equal('visitor-1');
    });
  });

  describe('a passing failure', () => {
    const passing = [
      {preset: '502'},
      {preset: '503'},
      {preset: '504'},
      {preset: '429'},
      {preset: 'reset-before-headers'},
    ];
    for (const fault of passing) {
      it(`is over when GET is sent again: ${fault.preset}`, async () => {
        await app.fault({match: {path: '/parameters'}, fault});
        await service(app).http.json('GET', '/parameters');
        expect(await asked('/parameters')).to.equal(2);
      });
    }

    it('is given up after the third time', async () => {
      await app.fault({match: {path: '/parameters'}, fault: {preset: '503'}, times: 3});
      expect(await failure(service(app).http.json('GET', '/parameters'))).to.include({status: 503});
      expect(await asked('/parameters')).to.equal(3);
    });

    for (const preset of ['500', 'quota', '403', '404']) {
      it(`is none when the server says ${preset}`, async () => {
        await app.fault({match: {path: '/parameters'}, fault: {preset}});
        await failure(service(app).http.json('GET', '/parameters'));
        expect(await asked('/parameters')).to.equal(1);
      });
    }

    for (const preset of ['503', '429', 'cut-first']) {
      it(`never sends a POST again: ${preset}`, async () => {
        await app.fault({match: {path: '/chat-messages'}, fault: {preset}});
        const answer = async () => collect(await service(app).chat.send({query: 'Hi'}));
        expect(await failure(answer)).to.include({retryable: true});
        expect(await asked('/chat-messages')).to.equal(1);
      });
    }
  });

  describe('an abort', () => {
    const abortedBy = async (
      call: (signal: AbortSignal) => Promise<unknown>,
      ready: () => boolean | Promise<boolean>,
    ) => {
      const controller = new AbortController();
      const result = failure(call(controller.signal));
      await until(ready);
      const start = performance.now();
      controller.abort();
      const error = await result;
      expect(performance.now() - start).to.be.lessThan(100);
      expect(error.name).to.equal('AbortError');
      expect(error).to.be.instanceOf(DOMException);
    };

    it('ends a call before it begins', async () => {
      await abortedBy(
        (signal) => service(app).http.json('GET', '/parameters', {signal}),
        () => true,
      );
    });

    it('ends a call that waits for its answer', async () => {
      await app.fault({match: {path: '/parameters'}, fault: {preset: 'no-headers'}});
      const call = (signal: AbortSignal) => service(app).http.json('GET', '/parameters', {signal});
      await abortedBy(call, async () => (await asked('/parameters')) === 1);
    });

    it('ends a call that waits for a passport, but not the passport', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/passport'}, fault: {delayMs: 400}});
      const call = (signal: AbortSignal) => http.json('GET', '/parameters', {signal});
      await abortedBy(call, async () => (await asked('/passport')) === 1);
      await http.json('GET', '/parameters');
      expect(await asked('/passport')).to.equal(1);
    });

    it('ends a call that waits for headers of the page', async () => {
      const auth = {authorize: () => new Promise<HeadersInit>(() => {})};
      await abortedBy(
        (signal) => service(app, {auth}).http.json('GET', '/parameters', {signal}),
        () => true,
      );
    });

    it('ends a call that waits to be sent again', async () => {
      await app.fault({match: {path: '/parameters'}, fault: {preset: '503'}, times: 3});
      const call = (signal: AbortSignal) => service(app).http.json('GET', '/parameters', {signal});
      await abortedBy(call, async () => (await asked('/parameters')) === 2);
    });

    it('gives the reason as it came', async () => {
      const reason = new Error('enough');
      const error = await failure(service(app).http.json('GET', '/parameters', {signal: AbortSignal.abort(reason)}));
      expect(error).to.equal(reason);
    });
  });

  it('gives up a call that is never answered', async () => {
    await app.fault({match: {path: '/parameters'}, fault: {preset: 'no-headers'}});
    const error = await failure(service(app, {timeout: 100}).http.json('GET', '/parameters'));
    expect(error).to.include({kind: 'network', code: 'timeout', status: 0});
    expect(await asked('/parameters')).to.equal(1);
  });

  it('tells a server that is not there', async () => {
    const http = new Http({baseUrl: 'http://127.0.0.1:9', auth: {apiKey: 'app-x'}});
    expect(await failure(http.json('POST', '/chat-messages', {body: {}}))).to.include({
      kind: 'network',
      status: 0,
      code: 'network_error',
    });
  });

  describe('an answer that is none', () => {
    const answers: Record<string, Record<string, unknown>> = {
      'the page of a login': {preset: 'html-200'},
      'an empty 200': {preset: 'empty-200'},
      'a 204': {preset: '204'},
      null: {status: 200, body: 'null'},
      'a list': {status: 200, body: []},
    };
    for (const [name, fault] of Object.entries(answers)) {
      it(`is a typed error: ${name}`, async () => {
        const expected = {kind: 'server', code: 'invalid_response'};
        const {http} = service(app);
        await app.fault({match: {}, fault, times: 2});
        expect(await failure(http.json('GET', '/parameters'))).to.include(expected);
        expect(await failure(http.stream('/chat-messages', {body: {}}))).to.include(expected);
      });
    }

    it('is a network error when it is cut off or garbled', async () => {
      const {http} = service(app);
      for (const preset of ['gzip-bad', 'wrong-length']) {
        if (!(await tellsOf(preset, app))) continue;
        await app.fault({match: {}, fault: {preset}});
        const error = await failure(http.json('POST', '/chat-messages', {body: {query: 'Hi', inputs: {}}}));
        expect(error, preset).to.include({kind: 'network'});
      }
    });

    it('may be empty where that is enough', async () => {
      const {http} = service(app);
      for (const preset of ['204', 'empty-200']) {
        await app.fault({match: {}, fault: {preset}});
        expect(await http.json('POST', '/chat-messages/t/stop', {body: {}, empty: true})).to.equal(undefined);
      }
    });

    it('is no page where bytes are due', async () => {
      await app.fault({match: {}, fault: {preset: 'html-200'}});
      expect(await failure(service(app).http.blob('POST', '/text-to-audio'))).to.include({code: 'invalid_response'});
    });
  });

  it('makes a stream of a whole answer, as some proxies give it', async () => {
    const body = {
      event: 'message',
      message_id: 'm',
      conversation_id: 'c',
      answer: 'All of it',
      metadata: {usage: null},
    };
    await app.fault({match: {}, fault: {status: 200, body}});
    const events = await collect(await service(app).chat.send({query: 'Hi'}));
    expect(events).to.deep.equal([body, {...body, event: 'message_end'}]);
  });

  it('gives raw responses for what has no method', async () => {
    const response = await service(app).http.raw('GET', '/info');
    expect(response.headers.get('x-version')).to.equal('1.14.2');
    expect(await response.json()).to.include({mode: 'chat'});
    expect(await failure(service(app).http.raw('GET', `/messages/${UNKNOWN}/suggested`))).to.include({status: 404});
  });
});
