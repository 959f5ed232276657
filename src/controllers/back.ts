/** The way back, where the browser lets a page hear it: https://html.spec.whatwg.org/#closewatcher */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/** So long, in milliseconds, a step back in the history takes at most. */
const STEP = 500;

/** An entry of ours that is being taken out of the history: nothing is put there before that is done. */
let leaving = Promise.resolve();

/**
 * Calls `close`, once, when the visitor goes back by button or gesture, instead of leaving the page. Where the browser has no
 * `CloseWatcher`, that takes an entry in the page's history; it has the page's own state and address.
 *
 * @returns ends it, and takes the entry out again. May be called twice.
 */
export function closeOnBack(close: () => void): () => void {
  const {CloseWatcher} = globalThis as {CloseWatcher?: new () => Watcher};
  try {
    if (!CloseWatcher) return holdEntry(close);
    const watcher = new CloseWatcher();
    watcher.onclose = close;
    return () => watcher.destroy();
  } catch {
    return () => undefined; // the page is not allowed to: then back is back
  }
}

/** What an entry is known by: a page that has gone on by itself has changed one of these. */
const here = () => ({href: location.href, length: history.length, state: history.state as unknown});

function holdEntry(close: () => void): () => void {
  let entry: ReturnType<typeof here> | undefined;
  const listening = new AbortController();
  const {signal} = listening;

  const push = async () => {
    await leaving;
    if (signal.aborted) return;
    try {
      history.pushState(history.state, '');
      entry = here();
    } catch {
      // too many entries in too short a time, or none at all in this frame
    }
  };
  const popped = () => {
    if (location.href !== entry?.href) return; // the page's own ways
    const back = history.length === entry.length;
    entry = here();
    if (!back) return; // from an entry that the page had put on top, to ours
    entry = undefined;
    listening.abort();
    close();
  };
  const end = () => {
    if (signal.aborted) return;
    listening.abort();
    leaving = leave(entry);
  };

  addEventListener('popstate', popped, {signal});
  // Nobody is kept on a page that he has not touched: browsers do not count such an entry anyway.
  if (navigator.userActivation.hasBeenActive) void push();
  else addEventListener('click', () => void push(), {signal, once: true, capture: true});
  return end;
}

/** Takes the entry out, unless the page has gone on in the meantime. */
function leave(entry: ReturnType<typeof here> | undefined): Promise<void> {
  return new Promise((done) => {
    // A router that closes us is given the time to go where it wants to first.
    setTimeout(() => {
      const now = here();
      const ours = now.href === entry?.href && now.length === entry.length && now.state === entry.state;
      if (!ours) {
        done();
        return;
      }
      addEventListener('popstate', () => done(), {once: true});
      setTimeout(done, STEP);
      history.back();
    });
  });
}
