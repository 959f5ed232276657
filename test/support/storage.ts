/** Storages that fail, and what somebody may have put into them. */
import {clearStorage} from './chat.js';

/** For `replaceStorages`: the browser denies them, or has none. */
export const denied = (): never => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};
export const nowhere = () => null;

const undo: (() => void)[] = [];

/** Lets the page's storages be read in another way, until `restoreStorages`. */
export function replaceStorages(get: () => Storage | null): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    const own = Object.getOwnPropertyDescriptor(window, name)!;
    Object.defineProperty(window, name, {...own, get});
    undo.push(() => Object.defineProperty(window, name, own));
  }
}

/** Gives the page its storages back, empty: for `afterEach`. */
export function restoreStorages(): void {
  for (const back of undo.splice(0)) back();
  clearStorage();
}

/** Writes until nothing more fits: from then on the browser itself refuses. */
export function fill(): void {
  for (let length = 4_000_000; length >= 1; length = Math.floor(length / 2)) {
    try {
      for (let i = 0; ; i++) localStorage.setItem(`fill ${length} ${i}`, 'x'.repeat(length));
    } catch {
      // halve it
    }
  }
}

/** Values that no widget has written. */
export const TAMPERED = {
  HTML: '<img src=x onerror="window.hacked = true">',
  'a path': '../../v1/apps?user=admin#',
  'a prototype': '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'control characters': '\0\r\nX-Header: 1\u2028\ud800',
  nothing: '',
  '5 MB': 'a'.repeat(5_000_000),
};
