/** An app that is of another kind than was thought. The WebApp API does not tell, until something is refused. A chunk of its own. */
import {ChatBase} from '../client/chat-base.js';
import {CompletionApi} from '../client/completion.js';
import {ConversationsApi} from '../client/conversations.js';
import {asError} from '../client/errors.js';
import type {SessionCore} from './core.js';
import {parseFields} from './input-fields.js';
import {asText} from './read.js';
import type {ChatState, UserMessage} from './types.js';

/**
 * Finds out what kind of app it is, and shows it as that. What was typed goes along.
 *
 * @returns the kind when it is another; nothing when it is not, or that cannot be known.
 */
export async function correctMode(core: SessionCore): Promise<string | undefined> {
  const mode = await findMode(core).catch(() => undefined);
  const {app, task} = core.get();
  const chats = mode !== 'completion' && mode !== 'workflow';
  if (!mode || !app || core.session.life.signal.aborted || (chats ? !task : mode === task)) return undefined;
  const typed = takeTyped(core);
  if (chats) {
    core.services.chat = new ChatBase(core.services.http);
    core.session.task = core.session.form = undefined;
    core.patch({task: undefined, form: undefined});
  }
  core.storedInputs = {}; // what was refused is what the visitor has written
  await core.options.setUp?.(core, {...app, mode});
  if (chats) core.patch({draft: [core.get().draft, typed].filter(Boolean).join('\n')});
  else fillIn(core, typed);
  return mode;
}

async function findMode({
  services: {http, app},
  session: {
    life: {signal},
  },
}: SessionCore): Promise<string | undefined> {
  if (http.family === 'service') return (await app.info(signal)).mode;
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => '',
      (error: unknown) => asError(error).code,
    );
  if (!(await refusal(new CompletionApi(http).saved({limit: 1}, signal)))) return 'completion';
  const code = await refusal(new ConversationsApi(http).list({limit: 1}, signal));
  return code === 'not_chat_app' ? 'workflow' : code ? undefined : 'chat';
}

/** What was refused leaves the screen; gives its words. */
function takeTyped(core: SessionCore): string {
  const {messages} = core.get();
  const question = messages.at(-2) as UserMessage | undefined;
  const change: Partial<ChatState> = {messages: messages.slice(0, -2)};
  core.patch(change);
  const own = Object.values(question?.inputs ?? {}).find((value) => typeof value === 'string' && value);
  return question?.text || asText(own);
}

/** Puts the words into the first field that takes such. */
function fillIn(core: SessionCore, typed: string): void {
  const {form, app} = core.get();
  const texts = parseFields(app?.parameters.user_input_form).filter(({kind}) =>
    /^(?:paragraph|text-input)$/.test(kind),
  );
  const {variable} = texts.find((field) => field.variable === 'query') ?? texts[0] ?? {};
  if (!typed || variable === undefined) return;
  const before = form?.values.get(variable);
  core.session.form?.set(variable, typeof before === 'string' && before ? `${before}\n${typed}` : typed);
}
