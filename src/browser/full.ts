/** What to do when a browser does not store something: make room where there is something of ours, else say so. */
import {dropScope, listScopes} from './scopes.js';
import {warnOfStorage} from './warn.js';

/**
 * Tries again to write, with less and less of what was kept for others of this browser's visitors, the oldest first.
 *
 * @param area - Where it is kept. Throws where that is blocked.
 * @param own - What is never dropped.
 */
export function retry(area: () => Storage | null | undefined, own: string, write: (storage: Storage) => void): void {
  try {
    const storage = area()!;
    const others = listScopes(storage).filter(({scope}) => scope !== own);
    for (;;) {
      try {
        write(storage);
        return;
      } catch (error) {
        const oldest = others.shift();
        if (!oldest) throw error;
        dropScope(storage, oldest);
      }
    }
  } catch {
    warnOfStorage();
  }
}
