import type {ChatStorage, StoredName} from '../state/storage.js';

/** Where a widget keeps what must survive the page: `local` for good, `session` for the tab, `none` nowhere. */
export type StorageKind = 'local' | 'session' | 'none';

/**
 * Web storage behind `ChatStorage`, with keys of its own for each `app` and each `user` of it.
 *
 * Where storage is blocked, full or absent, values live in memory as long as the page does.
 */
export function browserStorage(kind: StorageKind, app: string, user: string): ChatStorage {
  const memory = new Map<StoredName, string>();
  const prefix = `dify-chat:${hash(app)}`;
  const scope = `${prefix}:${hash(user)}`;
  const key = (name: StoredName) => `${scope}:${name}`;
  // Even reading the property throws where storage is blocked.
  const area = () => {
    const storage = kind === 'none' ? undefined : kind === 'session' ? sessionStorage : localStorage;
    // What a later release has written in another way is its own.
    if (storage?.getItem(prefix + ':v')) throw new Error();
    return storage;
  };
  return {
    scope: kind === 'local' ? scope : undefined,
    get(name) {
      try {
        return memory.get(name) ?? area()?.getItem(key(name)) ?? undefined;
      } catch {
        return memory.get(name);
      }
    },
    set(name, value) {
      memory.delete(name);
      try {
        const storage = area();
        if (value === undefined) storage?.removeItem(key(name));
        else if (storage) storage.setItem(key(name), value);
        else memory.set(name, value);
      } catch {
        if (value === undefined) return;
        memory.set(name, value);
        import('./full.js').then(
          ({retry}) =>
            retry(area, scope, (storage) => {
              if (memory.get(name) !== value) return; // it has changed since
              storage.setItem(key(name), value);
              memory.delete(name);
            }),
          () => undefined,
        );
      }
    },
    clear(quiet) {
      memory.clear();
      for (const place of ['localStorage', 'sessionStorage'] as const) {
        try {
          for (const name of Object.keys(window[place]))
            if (name.startsWith(prefix + ':')) window[place].removeItem(name);
        } catch {
          // Blocked, so there is nothing.
        }
      }
      if (quiet) return;
      try {
        const tabs = new BroadcastChannel(prefix);
        tabs.postMessage({forget: Date.now()});
        tabs.close();
      } catch {
        // There are no channels, so nobody shares it.
      }
    },
  };
}

/** A short name for a scope (FNV-1a), so that no key, address or user name stands in storage in the clear. No secret, only a name. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(36);
}
