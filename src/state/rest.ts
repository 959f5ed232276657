/** Waits for a network that is gone. A part of lazy chunks. */
import type {SessionCore} from './core.js';
import type {Connection} from '../client/connection.js';

/** Milliseconds before each try; then every last one. */
const WAITS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000, 15_000];

/** How long to wait before the try of that number, from 0 on. */
export const waitFor = (attempt: number): number => WAITS[Math.min(attempt, WAITS.length - 1)]!;

/** Waits, but not longer than until the signal, until the network is back, or until the page wakes. */
export async function rest(core: SessionCore, ms: number, signal: AbortSignal): Promise<void> {
  const early = new AbortController();
  const heard = core.options
    .signals?.()
    .then((signals) => signals.subscribe((what) => (what === 'online' || what === 'wake') && early.abort()))
    .catch(() => undefined);
  await pause(ms, AbortSignal.any([signal, early.signal]));
  void heard?.then((end) => end?.());
}

/** Waits, but not longer than until the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}

/** Whether Dify answers at all: a route that is not there looks like no network, since that answer is hidden from a page. */
export async function isAlive(http: Connection, signal: AbortSignal): Promise<boolean> {
  return http.json('GET', '/parameters', {signal, repeat: false}).then(
    () => true,
    (error: unknown) => (error as {kind?: unknown}).kind !== 'network',
  );
}
