/**
 * Speaks to who builds the page, in the console: what no visitor can mend is not told to him. Each thing once, and never a
 * secret. A chunk of its own.
 */
import type {ChatSession} from '../state/session.js';
import type {DifyChatError} from '../state/types.js';

const told = new Set<string>();

/** Keys, tokens and passports; a model's provider repeats those of its customers in its errors. */
const SECRET = /\b(?:app-|sk-|eyJ|Bearer\s+)[\w.~+/*=-]+/g;

/** What to look at, by kind of error. */
const HINTS: Partial<Record<DifyChatError['kind'], (origin: string) => string>> = {
  network: (origin) =>
    `A browser does not say why. Is ${origin || 'base-url'} the right address, and up? Does it allow this page ` +
    `(WEB_API_CORS_ALLOW_ORIGINS of Dify, the headers of a proxy)? Does the Content-Security-Policy of this page (connect-src)?`,
  auth: () => 'Is the key or the code the right one, and still good? With authorize: what did it give?',
  configuration: () =>
    'It needs base-url, and app-code, api-key or authorize. If they are right, look at the app in Dify: is it published?',
  quota: () => 'Look at the quota of the workspace and of the model’s provider.',
};

/** Says what failed, and what to look at. A connection that breaks is nobody's fault; an app of another kind is shown as that. */
export async function warnOfError(
  {kind, code, status, message}: DifyChatError,
  {core, origin}: ChatSession,
): Promise<void> {
  if (code === 'stream_cut') return;
  if (/^not_\w+_app$/.test(code) || (core.session.task && code === 'app_unavailable')) {
    const mode = await import('../state/wrong-mode.js')
      .then(({correctMode}) => correctMode(core))
      .catch(() => undefined);
    if (mode) {
      say(`mode ${mode}`, `This app is of the kind ${mode}: set app-mode="${mode}", so that nobody has to try.`);
      return;
    }
  }
  const what = message === code ? '' : message.replace(SECRET, '…');
  const where = status ? `, HTTP ${status}` : '';
  say(`${code} ${status}`, `${kind}: ${code}${where}. ${[what, HINTS[kind]?.(origin)].filter(Boolean).join(' ')}`);
}

/** Says that nothing is kept. */
export function warnOfStorage(): void {
  say(
    'storage',
    'This browser stores nothing for this page, or no more; or a later release of this element has stored something here. ' +
      'Draft and conversation last as long as the page.',
  );
}

/** Says that a file has to be uploaded first. */
export function warnOfBlob(): void {
  say(
    'blob',
    'send() takes no File or Blob, and has sent nothing. Upload it first, and give {type, transfer_method: "local_file", upload_file_id}.',
  );
}

function say(key: string, text: string): void {
  if (told.has(key)) return;
  told.add(key);
  console.warn(`<dify-chat>: ${text.trim()}`);
}
