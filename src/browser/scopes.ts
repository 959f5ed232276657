/** What chats keep in a browser: of all apps and visitors of this site. */

/** What is kept for one visitor of one app. */
export interface Scope {
  readonly scope: string;
  readonly keys: readonly string[];
  /** In UTF-16 units. */
  readonly size: number;
  /** The day of the last visit, since 1970; 0 where that is not known. */
  readonly at: number;
}

/** All of them, the oldest first. @throws where storage is blocked. */
export function listScopes(storage: Storage): Scope[] {
  const found = new Map<string, string[]>();
  for (const key of Object.keys(storage)) {
    const [, scope] = /^(dify-chat:[^:]+:[^:]+):[^:]+$/.exec(key) ?? [];
    if (scope) found.set(scope, [...(found.get(scope) ?? []), key]);
  }
  return [...found]
    .map(([scope, keys]) => ({
      scope,
      keys,
      size: keys.reduce((sum, key) => sum + key.length + (storage.getItem(key)?.length ?? 0), 0),
      at: Number(storage.getItem(`${scope}:at`)) || 0,
    }))
    .sort((a, b) => a.at - b.at);
}

/** Removes what is kept for a visitor. */
export function dropScope(storage: Storage, {keys}: Scope): void {
  for (const key of keys) storage.removeItem(key);
}
