import {html, type TemplateResult} from 'lit';
import type {ChatHost} from './chat-host.js';
import './components/launcher.js';
import {launcherStrings, type LauncherStrings} from './i18n/launcher.js';

/** What `<dify-chat>` knows when it draws its launcher. */
export interface LauncherView {
  readonly chat: ChatHost & HTMLElement;
  /** The panel's texts, once they are there: with a page's own, as far as those are good. */
  readonly texts: LauncherStrings | undefined;
  readonly unread: number;
  readonly failed: boolean;
  readonly toggle: () => void;
  /** The visitor comes near. */
  readonly intent: () => void;
  /** The page has put something else into the slot. */
  readonly refresh: () => void;
}

/** The launcher inside of `<dify-chat>`. Its slot is handed on only when the page fills it: an empty one would hide our icon. */
export function renderLauncher({chat, texts, unread, failed, toggle, intent, refresh}: LauncherView): TemplateResult {
  const filled = chat.querySelector(':scope>[slot=launcher]');
  return html`
    <dify-chat-launcher
      part="launcher"
      exportparts="button: launcher__button, badge: launcher__badge"
      ?open=${chat.open}
      .strings=${texts ?? {...launcherStrings[chat.locale], ...chat.strings}}
      .unread=${unread}
      .label=${chat.launcherLabel}
      .failed=${failed}
      @toggle=${toggle}
      @pointerenter=${intent}
      @focusin=${intent}
    >
      <slot name="launcher" slot=${filled ? 'launcher' : 'no'} @slotchange=${refresh}></slot>
    </dify-chat-launcher>
  `;
}
