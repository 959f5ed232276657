import {randomUUID} from 'node:crypto';
import {setTimeout as wait} from 'node:timers/promises';

const start = Date.now();
let factor = 1;

/**
 * Lets time pass `times` faster for every emulator of this process: pauses, pings, dates and what expires (default 1).
 * Only what uses this file follows. For tests, before an emulator starts.
 */
export function accelerate(times) {
  factor = times;
}

/** The emulator's clock, in milliseconds since 1970. */
export const clock = () => start + (Date.now() - start) * factor;

/** The time as Dify tells it: whole Unix seconds. */
export const now = () => Math.floor(clock() / 1000);

/** Calls `work` once per `ms` milliseconds until the returned function is called. Does not keep the process alive. */
export function every(ms, work) {
  const timer = setInterval(work, ms / factor).unref();
  return () => clearInterval(timer);
}

/** A new random id. */
export const uuid = () => randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `value` is a UUID in its usual writing. */
export const isUuid = (value) => typeof value === 'string' && UUID.test(value);

/**
 * Waits `ms` milliseconds, or less if `signal` aborts.
 * Resolves to whether it waited to the end; never rejects. `Infinity` waits for the signal.
 */
export async function sleep(ms, signal) {
  if (signal?.aborted) return false;
  if (ms <= 0) return true;
  if (ms === Infinity) return waitForAbort(signal);
  try {
    await wait(ms / factor, undefined, {signal, ref: false});
    return true;
  } catch {
    return false;
  }
}

function waitForAbort(signal) {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(false), {once: true}));
}

/** Lets timers and sockets run before going on. */
export const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** Doles out ticks at a steady rate. A late tick does not delay those after it, so the rate holds on a busy machine. */
export class Pace {
  #interval;
  #due = clock();
  #ticks = 0;

  /** `perSecond` ticks a second; `Infinity` for no delay. */
  constructor(perSecond) {
    this.#interval = 1000 / perSecond;
  }

  /** Waits for the next tick; false when `signal` aborted first. */
  async next(signal) {
    this.#due += this.#interval;
    const ahead = this.#due - clock();
    if (ahead >= 1) return sleep(ahead, signal);
    if (++this.#ticks % 64 === 0) await breathe();
    return !signal?.aborted;
  }
}
