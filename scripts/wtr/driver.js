// WebKitGTK's own driver, over plain WebDriver, on a screen that nobody sees.
import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import fs from 'node:fs/promises';
import {createServer} from 'node:net';
import os from 'node:os';
import path from 'node:path';

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @returns a folder of settings with which the browser's own bar takes no room: else no window is as narrow as a phone. */
async function settings() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-'));
  await fs.mkdir(path.join(folder, 'gtk-3.0'));
  await fs.writeFile(
    path.join(folder, 'gtk-3.0', 'gtk.css'),
    '* {font-size: 1px; padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0}',
  );
  return folder;
}

/** A driver with its screen, and the one session that it can have. */
export class Driver {
  #programs = [];
  #url = '';
  #settings;
  /** What the window has around the page. */
  #bars = {width: 0, height: 0};

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
    this.#settings = await settings();
    const env = {DISPLAY: display, XDG_CONFIG_HOME: this.#settings, LANG: 'en_US.UTF-8'};
    const port = await freePort();
    this.#url = `http://127.0.0.1:${port}`;
    const failed = new Promise((_, reject) =>
      this.#start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], env).once('error', reject),
    );
    await Promise.race([failed, this.#ready()]);
    const options = {'webkitgtk:browserOptions': {binary, args: ['--automation', ...args]}};
    const {sessionId} = await this.call('POST', '/session', {capabilities: {alwaysMatch: options}});
    this.#url += `/session/${sessionId}`;
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

  /** Gives the page, not the window, that size. A page hears late of its window. */
  async size({width, height}) {
    for (let tries = 0; tries < 3; tries++) {
      await this.call('POST', '/window/rect', {width: width + this.#bars.width, height: height + this.#bars.height});
      let sizes;
      for (let looks = 0; looks < 20; looks++) {
        const script = 'return {innerWidth, innerHeight, outerWidth, outerHeight}';
        sizes = await this.call('POST', '/execute/sync', {script, args: []});
        if (sizes.innerWidth === width && sizes.innerHeight === height) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      this.#bars = {width: sizes.outerWidth - sizes.innerWidth, height: sizes.outerHeight - sizes.innerHeight};
    }
  }

  /** Does something with an input device, which stays as it then is. */
  act(type, id, ...actions) {
    return this.call('POST', '/actions', {actions: [{type, id, actions}]});
  }

  /** Lets go of all keys and buttons. */
  rest() {
    return this.call('DELETE', '/actions');
  }

  async screenshot() {
    return Buffer.from(await this.call('GET', '/screenshot'), 'base64');
  }

  async close() {
    await this.call('DELETE', '').catch(() => {}); // it has gone
    this.#end();
  }

  #end() {
    for (const program of this.#programs.splice(0).reverse()) program.kill();
    if (this.#settings) rmSync(this.#settings, {recursive: true, force: true});
  }
}
