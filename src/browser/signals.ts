import type {Signal, Signals} from '../state/signals.js';

/** So often, in milliseconds, is looked whether the clocks stood still. */
const BEAT = 5000;

/** A beat later than this by so many milliseconds was slept through. Timers of a hidden tab come once a minute. */
const LATE = 90_000;

/** The browser's signals. Listens only while somebody does. */
export function browserSignals(): Signals {
  const listeners = new Set<(what: Signal) => void>();
  let end: AbortController | undefined;

  const tell = (what: Signal) => {
    for (const listener of [...listeners]) listener(what);
  };
  const listen = () => {
    end = new AbortController();
    const {signal} = end;
    addEventListener('online', () => tell('online'), {signal});
    addEventListener('offline', () => tell('offline'), {signal});
    // From the back/forward cache, or thawed: a frozen page has lost its connections.
    addEventListener('pageshow', ({persisted}) => persisted && tell('wake'), {signal});
    addEventListener('pagehide', () => tell('leave'), {signal});
    document.addEventListener('resume', () => tell('wake'), {signal});
    // The time of day goes on while a machine sleeps; a clock that is set forward costs a look too many.
    let last = Date.now();
    const beat = setInterval(() => {
      const now = Date.now();
      if (now - last > BEAT + LATE) tell('wake');
      last = now;
    }, BEAT);
    signal.addEventListener('abort', () => clearInterval(beat));
  };
  return {
    get online() {
      return navigator.onLine;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (!end) listen();
      return () => {
        listeners.delete(listener);
        if (listeners.size) return;
        end?.abort();
        end = undefined;
      };
    },
  };
}
