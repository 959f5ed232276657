/** Keeps within bounds what chats keep in a browser. */
import {dropScope, listScopes} from './scopes.js';

/** So much is kept in all, in UTF-16 units: of all apps and visitors of this site. */
const MOST = 1_000_000;

const DAY = 86_400_000;

/** Notes the day, and drops what was kept longest ago for others, where all of it is too much. */
export function tidy(own: string, most = MOST): void {
  try {
    const all = listScopes(localStorage);
    let size = all.reduce((sum, scope) => sum + scope.size, 0);
    for (const scope of all) {
      if (size <= most) break;
      if (scope.scope === own) continue;
      dropScope(localStorage, scope);
      size -= scope.size;
    }
    // Who has left nothing here leaves not even that.
    if (all.some(({scope}) => scope === own)) localStorage.setItem(`${own}:at`, String(Math.floor(Date.now() / DAY)));
  } catch {
    // Blocked, so there is nothing; or full, and what is there is left alone.
  }
}
