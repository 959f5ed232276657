import {expect} from '@open-wc/testing';
import {asked, ERAS, make} from './support/app.js';
import {clearStorage, mount, until} from './support/chat.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';
import {setting} from './support/form.js';
import {made, results, wordsOf} from './support/task.js';

beforeEach(clearStorage);

const TOPIC = [setting('paragraph', 'query', 'Topic', {required: true, max_length: 2000})];

const completion = (parameters: object = {}, more: Partial<AppConfig> = {}): Partial<AppConfig> => ({
  mode: 'completion',
  persona: 'scripted',
  parameters: {user_input_form: TOPIC, ...parameters},
  ...more,
});

/** What was posted. */
const posted = async (app: EmulatorApp) =>
  (await asked(app, '/completion-messages')).map(({body}) => (body as {inputs: unknown}).inputs);

describe('an app that makes a text of a form', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      for (const display of ['bubble', 'inline'] as const) {
        it(`streams its result: Dify ${era} by ${way}, ${display}`, async () => {
          const app = await make(completion(), era);
          const appMode = way === 'app-code' ? 'completion' : '';
          const chat = await mount(app, {way, display, appMode});
          if (display === 'bubble') chat.show();
          const {message, text} = await made(chat, {Topic: 'ECHO tea *now*'});
          expect(message.status).to.equal('done');
          expect(text).to.contain('tea *now*');
          await until(() => wordsOf(results(chat)[0]!).includes('tea now'));
          expect(await posted(app)).to.deep.equal([{query: 'ECHO tea *now*'}]);
          expect(await asked(app, '/messages')).to.be.empty;
          expect(await asked(app, '/conversations')).to.be.empty;
        });
      }
    }
  }
});
