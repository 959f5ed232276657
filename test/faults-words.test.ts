import {expect} from '@open-wc/testing';
import {render} from 'lit';
import {DifyChatError, toDifyChatError, type ErrorKind} from '../src/client/errors.js';
import {failure} from '../src/components/notice.js';
import {loadStrings} from '../src/i18n/index.js';
import {make} from './support/app.js';
import {answerTo, clearStorage, deepAll, mount, notice, open, until} from './support/chat.js';
import {everythingIn} from './support/visible.js';

beforeEach(clearStorage);

type Step = 'again' | 'anew' | 'none';

/** The codes with which Dify refuses what a chat asks, with their status and the step that may help. */
const REFUSALS: Record<string, [number, Step]> = {
  invalid_param: [400, 'anew'],
  bad_request: [400, 'none'],
  app_unavailable: [400, 'none'],
  not_chat_app: [400, 'none'],
  not_completion_app: [400, 'none'],
  not_workflow_app: [400, 'none'],
  conversation_completed: [400, 'anew'],
  provider_not_initialize: [400, 'none'],
  provider_quota_exceeded: [400, 'none'],
  model_currently_not_support: [400, 'none'],
  completion_request_error: [400, 'again'],
  agent_not_published: [400, 'none'],
  no_file_uploaded: [400, 'none'],
  too_many_files: [400, 'none'],
  filename_not_exists_error: [400, 'none'],
  file_extension_blocked: [400, 'none'],
  remote_file_upload_error: [400, 'none'],
  unauthorized: [401, 'again'],
  web_sso_auth_required: [401, 'again'],
  web_app_access_denied: [401, 'none'],
  forbidden: [403, 'none'],
  file_access_denied: [403, 'none'],
  workflow_version_execution_not_allowed: [403, 'none'],
  not_found: [404, 'anew'],
  file_not_found: [404, 'none'],
  file_too_large: [413, 'none'],
  unsupported_file_type: [415, 'none'],
  unsupported_media_type: [415, 'none'],
  rate_limit_error: [429, 'none'],
  too_many_requests: [429, 'again'],
  internal_server_error: [500, 'again'],
  unknown: [500, 'again'],
  some_code_of_tomorrow: [400, 'again'],
};

/** The codes of `error` events, one of them without a code. */
const EVENTS: Record<string, [number, Step]> = {
  invalid_param: [400, 'again'],
  provider_not_initialize: [400, 'none'],
  provider_quota_exceeded: [400, 'none'],
  model_currently_not_support: [400, 'none'],
  completion_request_error: [400, 'again'],
  internal_server_error: [500, 'again'],
  '': [500, 'anew'],
};

/** Our own, where Dify says nothing. */
const OWN: Record<string, [ErrorKind, Step]> = {
  network_error: ['network', 'again'],
  not_delivered: ['network', 'again'],
  stream_cut: ['network', 'again'],
  timeout: ['network', 'again'],
  not_started: ['server', 'again'],
  run_failed: ['server', 'again'],
  invalid_response: ['server', 'again'],
  authorize_failed: ['auth', 'again'],
  not_configured: ['configuration', 'none'],
  invalid_base_url: ['configuration', 'none'],
};

const DIFY = 'File size exceeded. {message} <b>sk-123</b>';

const LANGUAGES = {
  en: {written: /^[A-Z][^{}<>_]+[.…]$/, again: 'Try again', anew: 'New conversation'},
  'zh-Hans': {written: /^[^{}<>_]*[\u4e00-\u9fff][^{}<>_]+[。…]$/, again: '重试', anew: '新对话'},
} as const;

for (const [language, {written, again, anew}] of Object.entries(LANGUAGES)) {
  describe(`the words for errors, ${language}`, () => {
    /** Looks at the card of an error. */
    async function check(error: DifyChatError, step: Step) {
      const strings = await loadStrings(language as keyof typeof LANGUAGES);
      const card = document.createElement('div');
      const pressed: Step[] = [];
      const retry = () => pressed.push('again');
      render(
        failure(error, strings, await strings.more(), retry, () => pressed.push('anew')),
        card,
      );
      expect(card.querySelector('p')?.textContent).to.match(written);
      const button = card.querySelector('button');
      expect(button?.textContent.trim()).to.equal({again, anew, none: undefined}[step]);
      button?.click();
      expect(pressed).to.deep.equal(step === 'none' ? [] : [step]);
    }

    for (const [code, [status, step]] of Object.entries(REFUSALS)) {
      it(`say what happened, and what to do: ${code}`, async () => {
        const body = JSON.stringify({code, message: DIFY, status});
        const headers = {'content-type': 'application/json'};
        await check(await toDifyChatError(new Response(body, {status, headers})), step);
      });
    }

    for (const [code, [status, step]] of Object.entries(EVENTS)) {
      it(`say what happened in a stream, and what to do: ${code || 'no code'}`, async () => {
        await check(DifyChatError.from({...(code && {code}), status, message: DIFY}), step);
      });
    }

    for (const [code, [kind, step]] of Object.entries(OWN)) {
      it(`say what happened where Dify says nothing, and what to do: ${code}`, async () => {
        await check(new DifyChatError('', {kind, code}), step);
      });
    }
  });
}

describe('a refused question', () => {
  const SOME = ['invalid_param', 'app_unavailable', 'web_app_access_denied', 'file_too_large', 'internal_server_error'];
  for (const lang of ['en', 'zh-CN']) {
    it(`has our words for Dify’s codes, never Dify’s: ${lang}`, async () => {
      const app = await make();
      const chat = await mount(app, {lang});
      await open(chat);
      for (const code of SOME) {
        const [status] = REFUSALS[code]!;
        const fault = {status, body: {code, message: DIFY, status}};
        // A refused passport is renewed once.
        const times = status === 401 ? 2 : 1;
        await app.fault({match: {method: 'POST', path: '/chat-messages$'}, fault, times});
        expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
        await until(() => notice(chat).textContent.trim());
        expect(everythingIn(chat)).to.not.match(/\{message\}|sk-|exceeded|<b>/);
      }
      expect(deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', 'dify-chat-message', '.notice')).to.have.length(5);
    });
  }
});
