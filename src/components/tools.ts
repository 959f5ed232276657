/** What stands beside the field of the composer, where the app takes files or speaks: each kind is fetched for an app that has it. */
import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {EarlyVoice} from './early-voice.js';

/** The composer. */
interface Composer extends LitElement {
  readonly session: ChatSession;
  readonly strings: Strings;
}

/** Before the field: what brings files. */
function before(composer: Composer): TemplateResult | typeof nothing {
  const {session, strings} = composer;
  if (!JSON.stringify(session.state.get().app?.parameters.file_upload ?? '').includes('enabled":true')) return nothing;
  void import('./uploader.js').catch(() => undefined);
  return html`<dify-chat-uploader .composer=${composer} .session=${session} .strings=${strings}></dify-chat-uploader>`;
}

/** After the field: what listens. What reads aloud is there with it, before the first answer. */
function after(composer: Composer): TemplateResult | typeof nothing {
  const {session, strings} = composer;
  const {speech_to_text: listens, text_to_speech: speaks} = session.core.get().app?.parameters ?? {};
  if (speaks?.enabled === true && !session.voice) {
    if (speaks.autoPlay === 'enabled') session.voice = new EarlyVoice();
    void import('./speech.js')
      .then(({speechOf}) => (composer.isConnected ? speechOf(session, composer) : delete session.voice))
      .catch(() => delete session.voice);
  }
  if (listens?.enabled !== true) return nothing;
  void import('./voice-button.js').catch(() => undefined);
  return html`<dify-chat-voice-button
    .session=${session}
    .strings=${strings}
    .composer=${composer}
  ></dify-chat-voice-button>`;
}

/** All of it, under one name. */
export const tools = {before, after};
