// Runs in the page: gives files to an app that is no chat, and watches.
import '../../src/index.js';
import {watch} from './watch.js';

const frame = () => new Promise((resolve) => setTimeout(resolve, 20));

const deep = (root, ...names) => names.reduce((el, name) => el?.shadowRoot?.querySelector(name), root);

let chat;
const task = (...names) => deep(chat, 'dify-chat-panel', 'dify-chat-task', ...names);
const batch = (...names) => task('dify-chat-batch', ...names);

async function until(probe) {
  for (let value; ; await frame()) if ((value = probe())) return value;
}

/** Puts the app into the page. */
globalThis.prepare = async (key) => {
  chat = document.createElement('dify-chat');
  Object.assign(chat, {
    display: 'inline',
    baseUrl: `${location.origin}/v1`,
    apiKey: key,
    user: 'bench',
    storage: 'none',
  });
  document.body.replaceChildren(chat);
  (await until(() => task('#batch'))).click();
  await until(() => batch('input'));
};

function give(text) {
  const files = new DataTransfer();
  files.items.add(new File([text], 'rows.csv'));
  const input = batch('input');
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

/** Runs so many rows. */
globalThis.rows = async (count) => {
  const stop = watch();
  give(`Topic\n${'LEN:3000\n'.repeat(count)}`);
  (await until(() => batch('.progress + .buttons .primary'))).click();
  await until(() => batch('progress')?.value === count);
  return stop();
};

/** Writes their results. */
globalThis.results = async () => {
  const stop = watch();
  const made = new Promise((resolve) => {
    HTMLAnchorElement.prototype.click = function () {
      resolve(this.href);
    };
  });
  batch('.progress + .buttons button:last-child').click();
  await made;
  await frame();
  return stop();
};

/** Reads a file of so many characters in so many rows. */
globalThis.read = async (length, count) => {
  const text = `Topic\n${`"${'x'.repeat(Math.floor(length / count) - 3)}"\n`.repeat(count)}`;
  await frame();
  const stop = watch();
  give(text);
  await until(() => batch('dify-chat-batch-list') ?? batch('.problem'));
  await frame();
  const seen = stop();
  globalThis.clear();
  return seen;
};

/** Puts the file away. */
globalThis.clear = async () => {
  batch('.drop .buttons button:last-child').click();
  await until(() => !batch('.file'));
};
