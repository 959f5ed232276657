/** Reads what was stored. It is as untrusted as any other text. */
import type {ChatStorage} from './storage.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const USER = /^[0-9a-f]{32}$/;

/** Stored text is as untrusted as any other: what does not have the right shape is as good as absent. */
export function readStored(storage: ChatStorage, name: 'conversation' | 'user'): string | undefined {
  const value = storage.get(name);
  if (value === undefined) return undefined;
  switch (name) {
    case 'conversation':
      return UUID.test(value) ? value : undefined;
    case 'user':
      return USER.test(value) ? value : undefined;
  }
}

/** A new random user id of 128 bits. Dify never authenticates a user, so it must not be guessable. */
export function randomUser(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
