/** All that makes an app no chat, but a form that makes something: fetched for such apps. */
import {html} from 'lit';
import type {DifyChatPanel} from './components/panel.js';
import './components/task.js';
import type {SessionCore} from './state/core.js';
import {setUpTask} from './state/task.js';
import type {AppState, TaskKind} from './state/types.js';

/** Milliseconds in which the interface of a chat is replaced. */
const REPLACED = 1000;

/** Sets up an app that is no chat. @throws when code cannot be fetched. */
export async function setUpApp(core: SessionCore, app: AppState, kind: TaskKind): Promise<void> {
  const host = focusedChat();
  await setUpTask(core, app, kind, draw);
  // The field for messages goes, and whoever was about to write in it goes on in the form.
  const begun = performance.now();
  const look = () => {
    if (document.activeElement === document.body) host?.focus();
    else if (performance.now() - begun < REPLACED) setTimeout(look, 20);
  };
  if (host) look();
}

/** Its interface, in a panel. */
const draw = ({session, strings, policy, link, scrolled}: DifyChatPanel) => html`
  <dify-chat-task
    part="thread"
    .session=${session}
    .strings=${strings}
    .policy=${policy}
    @click=${link}
    @auxclick=${link}
    @scrolled=${scrolled}
  ></dify-chat-task>
`;

/** The chat in which the focus is. */
function focusedChat(): HTMLElement | undefined {
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null)
    if (at.localName === 'dify-chat') return at as HTMLElement;
  return undefined;
}
