import {expect} from '@open-wc/testing';
import {DifyClient} from '../../src/client/client.js';
import type {ChatEventOf} from '../../src/client/events.js';
import type {Era} from '../support/emulator.js';
import {collect, failure, service, textOf, UNKNOWN, until, useApps, WAYS, webapp} from './support.js';

const ERAS: Era[] = ['1.12', '1.13', '1.14', 'newest'];

describe('ChatApi', () => {
  const make = useApps();

  for (const era of ERAS) {
    for (const [way, options] of Object.entries(WAYS)) {
      for (const mode of ['chat', 'agent-chat', 'advanced-chat'] as const) {
        it(`streams in a conversation: ${mode} of ${era}, with ${way}`, async () => {
          const app = await make({mode}, era);
          const client = new DifyClient(options(app));
          const first = await client.chat.send({query: 'ECHO one'});
          const events = await collect(first);
          const {conversation_id: conversationId, message_id: messageId} = events.find(
            (event) => event.conversation_id,
          )!;
          const second = await collect(
            await client.chat.send({query: 'ECHO two', conversationId, parentMessageId: messageId}),
          );
          expect(textOf(events)).to.include('one');
          expect(textOf(second)).to.include('two');
          expect(first.skipped).to.equal(0);

          const {data} = await client.messages.list({conversationId: conversationId!});
          expect(data.map(({query}) => query)).to.deep.equal(['ECHO one', 'ECHO two']);
          expect(data[0]).to.include({id: messageId, answer: textOf(events)});
        });
      }
    }
  }

  for (const [way, options] of Object.entries(WAYS)) {
    it(`waits for the whole answer, with ${way}`, async () => {
      const client = new DifyClient(options(await make()));
      const answer = await client.chat.sendBlocking({query: 'ECHO all of it'});
      expect(answer).to.include({event: 'message', answer: 'all of it', mode: 'chat'});
      expect(answer.id).to.equal(answer.message_id);
    });
  }

  it('sends all that it is given, in Dify’s words', async () => {
    const app = await make();
    const files = [{type: 'image', transfer_method: 'remote_url', url: 'https://files.test/a.png'} as const];
    const request = {query: 'Hi', inputs: {a: 1}, files, parentMessageId: UNKNOWN, traceId: 'trace-1'};
    await collect(await service(app).chat.send({...request, autoGenerateName: false}));
    await collect(await webapp(app).chat.send(request));
    const [asked, , askedWebapp] = await app.requests();
    const common = {
      query: 'Hi',
      inputs: {a: 1},
      files,
      conversation_id: '',
      response_mode: 'streaming',
      trace_id: 'trace-1',
    };
    expect(asked!.body).to.deep.equal({...common, auto_generate_name: false, user: 'visitor-1'});
    expect(askedWebapp!.body).to.deep.equal({...common, parent_message_id: UNKNOWN});
  });

  it('keeps what there is of a stopped answer', async () => {
    const app = await make({tokensPerSecond: 30});
    const client = webapp(app);
    const stream = await client.chat.send({query: 'LONG'});
    let text = '';
    let end: ChatEventOf<'message_end'> | undefined;
    for await (const event of stream) {
      if (event.event === 'message') {
        text += event.answer;
        if (text.length > 20) await client.chat.stop(event.task_id!);
      }
      if (event.event === 'message_end') end = event;
    }
    const {data} = await client.messages.list({conversationId: end!.conversation_id!});
    expect(text.length).to.be.lessThan(1000);
    expect(data[0]).to.include({answer: text, status: 'normal'});
  });

  it('stops nothing without a word', async () => {
    const app = await make();
    await service(app).chat.stop('no-such-task');
    await webapp(app).chat.stop('no-such-task');
  });

  it('ends silently and at once when it is aborted', async () => {
    const app = await make({tokensPerSecond: 20});
    const controller = new AbortController();
    const stream = await service(app).chat.send({query: 'LONG'}, controller.signal);
    let aborted = 0;
    let after = 0;
    for await (const event of stream) {
      if (aborted) after++;
      if (event.event !== 'message' || aborted) continue;
      controller.abort();
      aborted = performance.now();
    }
    expect(performance.now() - aborted).to.be.lessThan(100);
    expect(after).to.equal(0);
    await until(async () => (await app.requests()).some((request) => request.aborted));
  });

  it('hangs up when the loop is left', async () => {
    const app = await make({tokensPerSecond: 20});
    for await (const event of await service(app).chat.send({query: 'LONG'})) {
      if (event.event === 'message') break;
    }
    await until(async () => (await app.requests()).some((request) => request.aborted));
  });

  it('says why Dify refuses', async () => {
    const app = await make();
    expect(await failure(service(app).chat.send({query: 'Hi', conversationId: UNKNOWN}))).to.include({
      kind: 'not-found',
      status: 404,
      code: 'not_found',
    });
    expect(await failure(service(app).chat.send({query: ''}))).to.include({kind: 'input', code: 'invalid_param'});
    const workflow = await make({mode: 'workflow'});
    expect(await failure(webapp(workflow).chat.send({query: 'Hi'}))).to.include({
      kind: 'configuration',
      code: 'not_chat_app',
    });
    const agent = await make({mode: 'agent-chat'});
    expect(await failure(service(agent).chat.sendBlocking({query: 'Hi'}))).to.include({kind: 'input'});
  });

  it('says when too many ask at once', async () => {
    const app = await make({maxActive: 1, tokensPerSecond: 5});
    const client = service(app);
    const controller = new AbortController();
    const first = (await client.chat.send({query: 'LONG'}, controller.signal))[Symbol.asyncIterator]();
    await first.next();
    expect(await failure(client.chat.send({query: 'Hi'}))).to.include({kind: 'busy', code: 'too_many_requests'});
    controller.abort();
    await first.next();
  });

  it('passes on the error of a model', async () => {
    const events = await collect(await service(await make()).chat.send({query: 'ERROR429'}));
    expect(events.at(-1)).to.include({event: 'error', code: 'invalid_param', status: 400});
  });

  it('gives what came before a cut, then a network error', async () => {
    for (const preset of ['cut', 'cut-mid-frame', 'cut-byte']) {
      const events: string[] = [];
      const error = await failure(async () => {
        for await (const event of await service(await make()).chat.send({query: `LONG FAULT:${preset}`})) {
          events.push(event.event);
        }
      });
      expect(error, preset).to.include({kind: 'network', code: 'network_error'});
      expect(events.length, preset).to.be.greaterThan(1);
    }
  });

  it('ends without an end event when the server ends so', async () => {
    const events = await collect(await service(await make()).chat.send({query: 'LONG FAULT:cut-clean'}));
    expect(events.every(({event}) => event === 'message')).to.equal(true);
  });

  const dresses = ['bytes', 'split', 'join', 'crlf', 'cr', 'bom', 'comments', 'no-space', 'multiline', 'burst'];
  it('gives the same text however the stream is made and cut', async () => {
    const client = service(await make());
    const query = 'ECHO Grüße, 東京 👍';
    const plain = textOf(await collect(await client.chat.send({query})));
    await Promise.all(
      dresses.map(async (preset) => {
        const stream = await client.chat.send({query: `${query} FAULT:${preset}`});
        const text = textOf(await collect(stream));
        expect(text, preset).to.equal(`${plain} FAULT:${preset}`);
        expect(stream.skipped, preset).to.equal(0);
      }),
    );
  });

  it('skips and counts what is no event of Dify', async () => {
    const client = service(await make());
    const presets = ['bad-json', 'unknown-event', 'null-event', 'array-event', 'number-event', 'wrong-types', 'done'];
    for (const preset of presets) {
      const stream = await client.chat.send({query: `ECHO unharmed FAULT:${preset}`});
      const events = await collect(stream);
      expect(textOf(events), preset).to.include('unharmed');
      expect(events.at(-1)?.event, preset).to.equal('message_end');
      expect(stream.skipped, preset).to.equal(1);
    }
  });

  it('passes on pings', async () => {
    const app = await make({maxPing: 100, firstTokenMs: 350});
    const events = await collect(await service(app).chat.send({query: 'Hi'}));
    expect(events.filter(({event}) => event === 'ping').length).to.be.greaterThan(1);
  });

  it('works in a Worker', async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'});
    const answer = new Promise((resolve, reject) => {
      worker.addEventListener('message', ({data}) => {
        resolve(data);
      });
      worker.addEventListener('error', ({message}) => {
        reject(new Error(message));
      });
    });
    worker.postMessage(WAYS['an app code']!(await make()));
    expect(await answer).to.equal('from a worker');
    worker.terminate();
  });
});
