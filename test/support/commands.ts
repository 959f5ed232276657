import {executeServerCommand} from '@web/test-runner-commands';

let running: Mocha.Runnable;

before(function () {
  // A hook that has to be skipped is skipped by its own `skip`, and Mocha tells of hooks to nobody but itself.
  const kind = Object.getPrototypeOf(Object.getPrototypeOf(this.test)) as Mocha.Runnable;
  const start = Reflect.get(kind, 'run') as (...rest: unknown[]) => void;
  kind.run = function (...rest) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a method that is put around another
    running = this;
    start.apply(this, rest);
  };
});

/**
 * What test code can ask of the browser, beyond @web/test-runner-commands. Overrides end with the test file. A test that
 * asks for what its browser cannot do is skipped; what only puts things back then does nothing.
 */
async function run<T>(command: string, payload: unknown): Promise<T> {
  const {result, unsupported} = await executeServerCommand<{result: T; unsupported?: true}, unknown>(command, payload);
  if (unsupported && !running.title.startsWith('"after')) running.skip();
  return result;
}

/** Presses keys together, the last one pressed and released: `chord('Shift', 'Enter')`. */
export async function chord(...keys: string[]): Promise<void> {
  await run('chord', keys);
}

/** Sets media features by name, e.g. `{'forced-colors': 'active'}`; an empty object resets them all. */
export async function emulateFeatures(features: Record<string, string>): Promise<void> {
  await run(
    'emulate-features',
    Object.entries(features).map(([name, value]) => ({name, value})),
  );
}

/** Calls a method of the Chrome DevTools Protocol on the test page. */
export async function cdp<T = unknown>(method: string, params: Record<string, unknown> = {}): Promise<T> {
  return run<T>('cdp', {method, params});
}

/** A file of the machine's, for tests of real ones; without a text a folder. */
export function makeFile(name: string, text?: string): Promise<string> {
  return run('make-file', {name, text});
}

export async function removeFile(path: string): Promise<void> {
  await run('unmake-file', path);
}

/** Chooses files of the machine's in an `<input>`. */
export async function chooseFiles(input: HTMLInputElement, ...paths: string[]): Promise<void> {
  Object.assign(globalThis, {chosen: input});
  await run('choose-files', paths);
}

/** What the page holds: nodes that are in no document, and listeners. */
export async function held(): Promise<{nodes: number; listeners: number}> {
  return run('held', {});
}

/** The runner's window. */
const DESKTOP = {width: 800, height: 600};

/**
 * Makes the page a phone: size, touch and mobile viewport. Without a size the page is a desktop again. Where the browser
 * can only give it the size, a test is skipped, unless it says that it does without `touch`.
 */
export async function emulatePhone(size?: {width: number; height: number}, {touch = true} = {}): Promise<void> {
  await run('emulate-phone', {...(size ?? DESKTOP), mobile: size !== undefined});
  if (size && touch && !matchMedia('(pointer: coarse)').matches) running.skip();
}

/** Lets nobody answer at addresses, `*` standing for anything; `[]` lets all answer again. */
export async function blockUrls(urls: string[]): Promise<void> {
  await run('block-urls', urls);
}

let cut = false;

/**
 * Cuts the page from the emulators and lets the browser say that it is offline, or connects it again. The test server
 * stays within reach: the runner itself needs it. Open streams go on; cut those with a fault of the emulator.
 */
export async function setOffline(offline: boolean): Promise<void> {
  if (!offline && !cut) return;
  const servers = await fetch('/emulators.json').then((response) => response.json() as Promise<Record<string, string>>);
  await blockUrls(offline ? Object.values(servers).map((url) => `${url}/*`) : []);
  if (!(await run<boolean>('say-offline', offline))) {
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: !offline});
    dispatchEvent(new Event(offline ? 'offline' : 'online'));
  }
  cut = offline;
}

/** Saves the test page as a PNG file, to look at. `path` is relative to the repository. */
export async function saveScreenshot(path: string, {fullPage = false} = {}): Promise<void> {
  await run('save-screenshot', {path, fullPage});
}
