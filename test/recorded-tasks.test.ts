import {expect, fixture, html} from '@open-wc/testing';
import type {ChatEvent} from '../src/client/events.js';
import {toValues} from '../src/state/outputs.js';
import {withoutThoughts} from '../src/state/thoughts.js';
import {textOf} from '../src/state/types.js';
import './support/elements.js';
import '../src/index.js';
import {clearStorage, deepAll, next, until} from './support/chat.js';
import {replayUrl} from './support/emulator.js';
import {recordedEvents} from './support/recorded.js';
import {exchangesOf, index, type Exchange} from './support/recorded-chats.js';
import {noteOf, results, usable, wordsOf} from './support/task.js';

const DIFY = 'http://dify.test';
const ROUTES = /\/(?:completion-messages|workflows\/run)$/;
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), {status, headers: {'Content-Type': 'application/json'}});

/** A stream of an app that is no chat, and what a blocking request of the WebApp API gave, which is one too. */
function isRun({request, response}: Exchange): boolean {
  return request.method === 'POST' && ROUTES.test(request.target) && response.status === 200 && !!response.chunks;
}

/** Sends what the element asks of Dify to the recordings. */
function route(release: string, scenario: string, stream: number): () => void {
  const own = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin !== DIFY) return own(input, init);
    if (ROUTES.test(url.pathname))
      return own(await replayUrl(release, scenario, stream), {...init, headers: {}, body: 'x'});
    if (url.pathname.endsWith('/passport')) return json({access_token: 'a.b.c'});
    if (/\/(?:parameters|site|meta|info)$/.test(url.pathname)) return json({});
    return json({code: 'not_found', status: 404, message: 'Not recorded.'}, 404);
  };
  return () => (window.fetch = own);
}

/** Plays one recorded stream into the element, and compares what is on the screen in the end. */
async function play(release: string, scenario: string, number: number, exchange: Exchange): Promise<void> {
  const family = exchange.request.target.startsWith('/api') ? 'api' : 'v1';
  const appMode = exchange.request.target.includes('completion') ? 'completion' : 'workflow';
  const restore = route(release, scenario, number);
  try {
    clearStorage();
    const chat = document.createElement('dify-chat');
    Object.assign(chat, {baseUrl: `${DIFY}/${family}`, display: 'inline', appMode});
    Object.assign(chat, family === 'api' ? {appCode: 'x'} : {authorize: () => ({})});
    await fixture(html`${chat}`);
    await usable(chat);
    const ended = next(chat, 'dify-chat-message');
    expect(await chat.send('')).to.be.true;
    const {message} = (await ended).detail;
    const where = `${exchange.name}: ${message.status} ${message.error?.code ?? ''}`;
    const [result] = results(chat);
    await until(() => !deepAll(result!, '.thinking').length);
    const events: ChatEvent[] = await recordedEvents(release, scenario, exchange.name);
    const end = events.findLast(({event}) => /^(?:workflow_finished|workflow_paused|message_end|error)$/.test(event));
    if (message.status === 'failed') {
      expect(end?.event, where).to.be.oneOf(['error', 'workflow_finished']);
      const words = (await until(() => noteOf(result!)[0])).trim();
      expect(words, where).to.have.length.above(10);
      expect(words, where).to.not.match(/[{}]|Error\b/);
    } else if (end?.event === 'workflow_finished') {
      expect(message.status, where).to.equal(end.data.status === 'stopped' ? 'stopped' : 'done');
      if (end.data.status === 'stopped') return;
      const {values, files} = toValues(end.data.outputs);
      const shown = message.parts.find(({kind}) => kind === 'outputs');
      expect(shown && 'values' in shown ? shown.values : [], where).to.deep.equal(values);
      expect(message.parts.filter(({kind}) => kind === 'file').length, where).to.equal(files.length);
    } else if (end?.event === 'workflow_paused') {
      expect(message.status, where).to.equal('paused');
      await until(() => deepAll(result!, 'dify-chat-part', 'dify-chat-human-input', '.buttons button').length);
    } else {
      const text = events.map((event) => (event.event === 'message' ? event.answer : '')).join('');
      expect(textOf(message.parts), where).to.equal(text);
      if (withoutThoughts(text).trim()) await until(() => wordsOf(result!).length > 3);
    }
  } finally {
    restore();
  }
}

const SCENARIOS = /^(?:completion|wf|[ab]-wf)/;

for (const [release, scenarios] of Object.entries(index)) {
  describe(`every stream of an app that is no chat, recorded from Dify ${release}, in the element`, () => {
    for (const scenario of scenarios.filter((name) => SCENARIOS.test(name))) {
      it(`is on the screen as its end says it, and its errors are words: ${scenario}`, async function () {
        this.timeout(60_000);
        for (const [number, exchange] of (await exchangesOf(release, scenario)).entries())
          if (isRun(exchange) && exchange.response.end === 'complete') await play(release, scenario, number, exchange);
      });
    }
  });
}
