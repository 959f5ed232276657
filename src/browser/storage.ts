import type {ChatStorage, StoredName} from '../state/storage.js';

/** Where a widget keeps what must survive the page: `local` for good, `session` for the tab, `none` nowhere. */
export type StorageKind = 'local' | 'session' | 'none';

/**
 * Web storage behind `ChatStorage`, with keys of its own for each `scope`.
 *
 * Where storage is blocked, full or absent, values live in memory as long as the page does.
 */
export function browserStorage(kind: StorageKind, scope: string): ChatStorage {
  const memory = new Map<StoredName, string>();
  const key = (name: StoredName) => `dify-chat:${hash(scope)}:${name}`;
  // Even reading the property throws where storage is blocked.
  const area = () => (kind === 'none' ? undefined : kind === 'session' ? sessionStorage : localStorage);
  return {
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
        if (value !== undefined) memory.set(name, value);
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
