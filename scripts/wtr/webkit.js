// The runner's launcher for WebKit: WebKitGTK's own driver, over plain WebDriver, on a screen that nobody sees. One window for
// all test files, one after the other.
import {spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import {createServer} from 'node:net';

/** WebDriver's code points for keys that are no characters. */
const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Space: ' ',
  Backspace: '\uE003',
  Delete: '\uE017',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F10: '\uE03A',
};

const BUTTONS = {left: 0, middle: 1, right: 2};

/** The size that the runner's windows have in the other engines. */
const WINDOW = {width: 800, height: 600};

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const key = (type, name) => ({type, value: KEYS[name] ?? name});
const stroke = (name) => [key('keyDown', name), key('keyUp', name)];

/** A driver with its screen, and the one session that it can have. */
class Driver {
  #programs = [];
  #url = '';

  /** Starts a program whose fourth pipe can be read. */
  #start(program, args, env) {
    const child = spawn(program, args, {stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env: {...process.env, ...env}});
    this.#programs.push(child);
    return child;
  }

  async open(binary, args) {
    process.once('exit', () => this.#end());
    const screen = this.#start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp']);
    const display = await new Promise((resolve, reject) => {
      screen.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`));
      screen.once('error', reject);
    });
    const port = await freePort();
    this.#url = `http://127.0.0.1:${port}`;
    const failed = new Promise((_, reject) =>
      this.#start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {DISPLAY: display}).once('error', reject),
    );
    await Promise.race([failed, this.#ready()]);
    const options = {'webkitgtk:browserOptions': {binary, args: ['--automation', ...args]}};
    const {sessionId} = await this.call('POST', '/session', {capabilities: {alwaysMatch: options}});
    this.#url += `/session/${sessionId}`;
    await this.size(WINDOW);
  }

  async #ready() {
    for (let tries = 0; tries < 100; tries++) {
      if (
        await fetch(`${this.#url}/status`).then(
          ({ok}) => ok,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('WebKitWebDriver did not start');
  }

  async call(method, path, body) {
    const response = await fetch(this.#url + path, {
      method,
      headers: {'content-type': 'application/json'},
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const {value} = await response.json();
    if (value?.error) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  }

  go(url) {
    return this.call('POST', '/url', {url});
  }

  /** Gives the page, not the window, that size. */
  async size({width, height}) {
    await this.call('POST', '/window/rect', {width, height});
    const [inner, outer] = await this.call('POST', '/execute/sync', {
      script: 'return [[innerWidth, innerHeight], [outerWidth, outerHeight]]',
      args: [],
    });
    if (inner[0] === width && inner[1] === height) return;
    await this.call('POST', '/window/rect', {
      width: width + outer[0] - inner[0],
      height: height + outer[1] - inner[1],
    });
  }

  keys(actions) {
    return this.call('POST', '/actions', {actions: [{type: 'key', id: 'keys', actions}]});
  }

  /** Presses keys together. */
  chord(names) {
    const modifiers = names.slice(0, -1);
    return this.keys([
      ...modifiers.map((name) => key('keyDown', name)),
      ...stroke(names.at(-1)),
      ...modifiers.reverse().map((name) => key('keyUp', name)),
    ]);
  }

  pointer(...actions) {
    const mouse = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions};
    return this.call('POST', '/actions', {actions: [mouse]});
  }

  async screenshot() {
    return Buffer.from(await this.call('GET', '/screenshot'), 'base64');
  }

  async close() {
    await this.call('DELETE', '').catch(() => {}); // it has gone
    this.#end();
  }

  #end() {
    for (const program of this.#programs.reverse()) program.kill();
  }
}

/** What tests ask of the browser, by command; see commands.js. */
const COMMANDS = {
  'send-keys': (driver, {type, press, down, up}) => {
    if (type) return driver.keys([...type].flatMap(stroke));
    if (press) return driver.keys(stroke(press));
    return driver.keys([down ? key('keyDown', down) : key('keyUp', up)]);
  },
  'set-viewport': (driver, size) => driver.size(size),
  chord: (driver, names) => driver.chord(names),
  'save-screenshot': async (driver, {path}) => fs.writeFile(path, await driver.screenshot()),
};

const at = ([x, y]) => ({type: 'pointerMove', duration: 0, x, y});

/** @returns a launcher; `run` does what tests ask of the browser. */
export function webkitLauncher(binary, args) {
  const driver = new Driver();
  const pages = new Map();
  let opened;
  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      await (opened ??= driver.open(binary, args));
      pages.set(id, url);
      await driver.size(WINDOW);
      await driver.go(url);
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id),
    async stopSession(id) {
      pages.delete(id);
      await driver.go('about:blank');
      return {};
    },
    stop: () => driver.close(),
    startDebugSession() {
      throw new Error('not supported');
    },
    /** @returns undefined for what it cannot do. */
    run: (command, payload) => COMMANDS[command]?.(driver, payload),
    sendMouseMove: (_id, x, y) => driver.pointer(at([x, y])),
    sendMouseClick: (_id, x, y, button = 'left') =>
      driver.pointer(
        at([x, y]),
        {type: 'pointerDown', button: BUTTONS[button]},
        {type: 'pointerUp', button: BUTTONS[button]},
      ),
    sendMouseDown: (_id, button = 'left') => driver.pointer({type: 'pointerDown', button: BUTTONS[button]}),
    sendMouseUp: (_id, button = 'left') => driver.pointer({type: 'pointerUp', button: BUTTONS[button]}),
    resetMouse: () => driver.call('DELETE', '/actions'),
  };
}
