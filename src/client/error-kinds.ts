/**
 * Why something failed, in words that a user interface can act on.
 *
 * - `network`: no answer, or it broke off; also what the browser hides (CORS, offline).
 * - `auth`: the credentials are not (or no longer) good.
 * - `busy`: too many requests just now.
 * - `quota`: the owner's quota is used up.
 * - `not-found`: the conversation, message, run or form is gone.
 * - `input`: what was sent is not what the app asks for.
 * - `file`: a file is not taken.
 * - `configuration`: the app, its model or the address is not set up for this; only its owner can help.
 * - `server`: anything else on the other side.
 */
export type ErrorKind =
  'network' | 'auth' | 'busy' | 'quota' | 'not-found' | 'input' | 'file' | 'configuration' | 'server';

/** What a {@link DifyChatError} is made of besides its message. */
export interface ErrorInit {
  kind: ErrorKind;
  status?: number;
  code?: string;
  params?: string;
  cause?: unknown;
}
