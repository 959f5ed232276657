/** What stands beside the field of the composer, where the app takes files or speaks: each kind is fetched for an app that has it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';

/** Where the visitor writes. */
export interface Writer extends HTMLElement {
  readonly session: ChatSession;
  readonly strings: Strings;
}

/** Before the field: what brings files. */
function before(composer: Writer): TemplateResult | typeof nothing {
  const {session, strings} = composer;
  if (!JSON.stringify(session.state.get().app?.parameters.file_upload ?? '').includes('enabled":true')) return nothing;
  void import('./uploader.js').catch(() => undefined);
  return html`<dify-chat-uploader .composer=${composer} .session=${session} .strings=${strings}></dify-chat-uploader>`;
}

/** After the field: what listens. */
function after(_composer: Writer): TemplateResult | typeof nothing {
  return nothing;
}

/** All of it, under one name. */
export const tools = {before, after};
