/** Sessions whose last answer waits for a form. */
import {isForm} from '../../src/state/forms.js';
import type {ChatSession} from '../../src/state/session.js';
import {FormFiller} from '../../src/state/submit-form.js';
import type {Answer, HumanInputPart} from '../../src/state/types.js';
import {make} from './app.js';
import type {EmulatorApp, Era} from './emulator.js';
import {makeSession, until} from './session.js';

export type Family = 'service' | 'webapp';

/** Where forms can be filled in. */
export const WAYS: readonly (readonly [Era, Family])[] = [
  ['1.13', 'webapp'],
  ['1.14', 'webapp'],
  ['1.14', 'service'],
  ['newest', 'webapp'],
  ['newest', 'service'],
];

type Made = Parameters<typeof makeSession>;

/** A session of a user with an app. */
export function connect(app: EmulatorApp, family: Family, user: string, more?: Made[1], client?: Partial<Made[0]>) {
  const options =
    family === 'webapp'
      ? {baseUrl: app.webappUrl, auth: {appCode: app.siteCode}, user}
      : {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user};
  return makeSession({...options, ...client}, more);
}

/** Asks a chatflow of the emulator, and waits until it asks back. */
export async function paused(
  graph: string | object,
  era: Era,
  family: Family,
  config: object = {},
  client?: Partial<Made[0]>,
) {
  const app = await make({mode: 'advanced-chat', graph: graph as string, persona: 'scripted', ...config}, era);
  const user = `visitor-${Math.random()}`;
  const made = connect(app, family, user, {}, client);
  await made.session.start();
  made.session.send('Refund please');
  await until(made.session, () => last(made.session)?.status === 'paused');
  return {app, user, ...made};
}

export const last = (session: ChatSession) => session.state.get().messages.at(-1) as Answer | undefined;
export const formsOf = (session: ChatSession) => last(session)!.parts.filter(isForm);

/** The texts of the last answer, and how the forms between them are. */
export const shape = (session: ChatSession) =>
  last(session)!.parts.flatMap((part) => (part.kind === 'text' ? part.text : isForm(part) ? [part.status] : []));

/** What the visitor can do with a form of the last answer. */
export const filler = (session: ChatSession, form: HumanInputPart | undefined = formsOf(session)[0]) =>
  new FormFiller(session.core, last(session)!.key, form!.id);

/** Presses a button of a form. */
export function submit(session: ChatSession, action = 'approve', index = 0): Promise<void> {
  const form = formsOf(session)[index]!;
  return filler(session, form).submit(form.buttons.find(({id}) => id === action)!);
}
