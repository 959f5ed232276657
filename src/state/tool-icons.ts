/** The icons of an app's tools. */
import {isObject} from '../client/guard.js';
import type {SessionCore} from './core.js';

/** Asks Dify for them, once. Without them tools have an icon of ours. */
export async function loadToolIcons(core: SessionCore): Promise<void> {
  if (core.get().toolIcons) return;
  core.session.core.patch({toolIcons: {}});
  try {
    const {tool_icons: icons} = await core.services.http.json<{tool_icons?: unknown}>('GET', '/meta', {
      signal: core.session.life.signal,
    });
    if (isObject(icons) && !core.session.life.signal.aborted) core.session.core.patch({toolIcons: icons});
  } catch {
    // it is but a picture
  }
}
