import type {Tabs} from '../state/tabs.js';

/** The other tabs of this site that share `scope`; nothing where a browser cannot tell them anything. */
export function browserTabs(scope: string): Tabs | undefined {
  try {
    return open(scope);
  } catch {
    return undefined; // there are no channels, or none for a page without an origin
  }
}

function open(scope: string): Tabs {
  const channel = new BroadcastChannel(scope);
  // All visitors of the app hear when it is to forget them.
  const all = new BroadcastChannel(scope.slice(0, scope.lastIndexOf(':')));
  const end = new AbortController();
  const {signal} = end;
  const locks = locksOf();
  return {
    get visible() {
      return !document.hidden;
    },
    post(message) {
      try {
        channel.postMessage(message);
      } catch {
        // It holds something that cannot be sent: the others read it in history.
      }
    },
    subscribe(listener) {
      for (const one of [channel, all]) one.addEventListener('message', ({data}) => listener(data), {signal});
    },
    woke(listener) {
      document.addEventListener('visibilitychange', () => listener(false), {signal});
      document.addEventListener('resume', () => listener(true), {signal});
      addEventListener('pageshow', ({persisted}) => persisted && listener(true), {signal});
    },
    ...(locks && {hold: (name, until, lost, steal) => hold(locks, `${scope}:${name}`, until, lost, steal)}),
    close() {
      end.abort();
      channel.close();
      all.close();
    },
  };
}

/** Absent in pages that were not sent over TLS, and in old browsers. */
function locksOf(): LockManager | undefined {
  return (navigator as {locks?: LockManager}).locks;
}

function hold(locks: LockManager, name: string, until: AbortSignal, lost: () => void, steal = false): Promise<boolean> {
  return new Promise((resolve) => {
    let held = false;
    const work = () => {
      held = true;
      resolve(true);
      return new Promise<void>((release) => {
        if (until.aborted) release();
        until.addEventListener('abort', () => release());
      });
    };
    locks.request(name, steal ? {steal} : {signal: until}, work).catch(() => {
      if (held && !until.aborted) lost();
      resolve(false);
    });
  });
}
