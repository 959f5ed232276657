/** Reads what a widget starts from: the app's description and the current conversation's past. */
import {DifyChatError} from '../client/errors.js';
import type {ChatServices, SessionCore} from './core.js';
import type {AppState} from './types.js';

/** The app's description. Only its parameters are indispensable: an app without a site still answers. */
export async function describeApp({app, http}: ChatServices, signal: AbortSignal): Promise<AppState> {
  const [parameters, site, info] = await Promise.all([
    app.parameters(signal),
    app.site(signal).catch(() => undefined),
    http.family === 'service' ? app.info(signal).catch(() => undefined) : undefined,
  ]);
  return {parameters, site: {...(info && {title: info.name}), ...site}};
}

/** Loads the page of history before the oldest message on the screen, or the newest one. */
export async function loadHistory(core: SessionCore): Promise<void> {
  const {conversationId, history} = core.get();
  if (!conversationId || history === 'loading') return;
  const view = core.view.signal;
  core.patch({history: 'loading'});
  try {
    const {loadPage} = await import('./past.js');
    await loadPage(core, view);
  } catch (error) {
    if (view.aborted) return;
    if (error instanceof DifyChatError && error.kind === 'not-found')
      core.patch({conversationId: '', history: 'complete'});
    else core.patch({history: 'failed'});
  }
}
