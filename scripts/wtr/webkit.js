// The runner's launcher for WebKit. One window for all test files, one after the other.
import fs from 'node:fs/promises';
import {Driver} from './driver.js';

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
  F3: '\uE033',
  F10: '\uE03A',
};

const BUTTONS = {left: 0, middle: 1, right: 2};

/** The size that the runner's windows have in the other engines. */
const WINDOW = {width: 800, height: 600};

/** The window, with so much of puppeteer's page as commands ask for: the runner's own ones and commands.js. */
class Page {
  #driver;

  constructor(driver) {
    this.#driver = driver;
  }

  keyboard = {
    down: (name) => this.#keys(['keyDown', name]),
    up: (name) => this.#keys(['keyUp', name]),
    press: (name) => this.#keys(['keyDown', name], ['keyUp', name]),
    type: (text) =>
      this.#keys(
        ...[...text].flatMap((character) => [
          ['keyDown', character],
          ['keyUp', character],
        ]),
      ),
  };

  mouse = {
    move: (x, y) => this.#mouse(at(x, y)),
    click: (x, y, {button} = {}) => this.#mouse(at(x, y), press(button), release(button)),
    down: ({button} = {}) => this.#mouse(press(button)),
    up: ({button} = {}) => this.#mouse(release(button)),
    reset: () => this.#driver.rest(),
  };

  #keys(...actions) {
    return this.#driver.act('key', 'keys', ...actions.map(([type, name]) => ({type, value: KEYS[name] ?? name})));
  }

  #mouse(...actions) {
    return this.#driver.act('pointer', 'mouse', ...actions);
  }

  setViewport(size) {
    return this.#driver.size(size);
  }

  /** @returns the element that `pick` returns in the page. */
  async evaluateHandle(pick) {
    const script = `return (${pick})()`;
    const [id] = Object.values(await this.#driver.call('POST', '/execute/sync', {script, args: []}));
    return {uploadFile: (...paths) => this.#driver.call('POST', `/element/${id}/value`, {text: paths.join('\n')})};
  }

  async screenshot({path}) {
    await fs.writeFile(path, await this.#driver.screenshot());
  }

  browser() {
    return {protocol: 'webdriver'};
  }
}

const at = (x, y) => ({type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)});
const press = (button = 'left') => ({type: 'pointerDown', button: BUTTONS[button]});
const release = (button = 'left') => ({type: 'pointerUp', button: BUTTONS[button]});

/** @returns a launcher that the runner's commands take for one of puppeteer's. */
export function webkitLauncher(binary, args) {
  const driver = new Driver();
  const page = new Page(driver);
  const pages = new Map();
  let opened;
  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      await (opened ??= driver.open(binary, args));
      pages.set(id, url);
      await driver.rest();
      await driver.size(WINDOW);
      await driver.go(url);
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id),
    getPage: () => page,
    async stopSession(id) {
      pages.delete(id);
      await driver.go('about:blank');
      return {};
    },
    stop: () => driver.close(),
    startDebugSession() {
      throw new Error('not supported');
    },
  };
}
