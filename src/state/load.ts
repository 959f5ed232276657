/** Reads what a widget starts from: the app's description and the current conversation's past. */
import {DifyChatError} from '../client/errors.js';
import {toJson} from '../client/json.js';
import type {ChatServices, SessionCore} from './core.js';
import type {AppState} from './types.js';

/** The app's description. Only its parameters are indispensable: an app without a site still answers. */
export async function describeApp({app, http}: ChatServices, signal: AbortSignal): Promise<AppState> {
  const [parameters, site, info] = await Promise.all([
    app.parameters(signal),
    app.site(signal).catch(() => undefined),
    http.family === 'service' ? app.info(signal).catch(() => undefined) : undefined,
  ]);
  // Of a site only texts and switches count.
  const known = Object.entries({title: info?.name, ...site}).filter(([, value]) => /^[bs]/.test(typeof value));
  // Runs of many combining marks cost a browser seconds, in plain text too.
  const text = toJson({parameters, site: Object.fromEntries(known), mode: info?.mode}).replace(
    /(\p{M}{20})\p{M}+/gu,
    '$1',
  );
  return JSON.parse(text) as AppState;
}

/**
 * Loads the page of history before the oldest message on the screen, or the newest one.
 *
 * @param limit - So many questions with their answers; at most 100. @default 20
 */
export async function loadHistory(core: SessionCore, limit?: number): Promise<void> {
  const {conversationId, history} = core.get();
  if (!conversationId || history === 'loading') return;
  const view = core.view.signal;
  core.patch({history: 'loading'});
  try {
    const {loadPage} = await import('./past.js');
    await loadPage(core, view, limit);
  } catch (error) {
    if (view.aborted) return;
    const gone = error instanceof DifyChatError && error.kind === 'not-found';
    // With messages on the screen it is the oldest of them that is gone, not the conversation.
    core.patch(
      gone ? {history: 'complete', ...(!core.get().messages.length && {conversationId: ''})} : {history: 'failed'},
    );
  }
}
