// docs/client.md: its table names every method there is, and nothing else.
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import {before, describe, it} from 'node:test';
import {importClient} from './build.js';

/** The public methods of the two SDKs that people come from. */
const SDKS = {
  '@dify-chat/api': `updateOptions getAppInfo getAppMeta getAppParameters getAppSiteSetting listConversations
    renameConversation deleteConversation listMessages sendMessage stopTask getNextSuggestions createMessageFeedback
    uploadFile text2Audio audio2Text runWorkflow getWorkflowResult completion`,
  'dify-sdk': `getConfig getConversations getMessages sendMessage parseAndFlushBuffer handleStreamWithXHR
    stopMessageResponse createMessageFeedback getMessageSuggests deleteConversation renameConversation audioToText
    textToAudio getParameters getInfo getMeta runWorkflow getWorkflow stopWorkflowTask getWorkflowLogs uploadFile
    sendCompletionMessage stopCompletionMessage MIME_MAP`,
};

let rows;
let client;

/** The cells of the table: names in the first three columns, then the endpoint, and where it is tested. */
async function readTable() {
  const text = await fs.readFile(new URL('../../docs/client.md', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const start = lines.findIndex((line) => line.includes('`@dify-chat/api`'));
  const names = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  return lines.slice(start + 2).map((line) => {
    const [first, second, ours, endpoint, tested] = line.split('|').slice(1, -1);
    return {sdks: [names(first), names(second)], ours: names(ours), endpoint: endpoint.trim(), tested: tested.trim()};
  });
}

/** What is there for a subclass, or for `new`. */
const HIDDEN = ['constructor', 'aim', 'call', 'body'];

/** `chat.send`, `http.json`, … of a client, and the exports that are functions or tables. */
function publicNames({DifyClient, ...exported}) {
  const dify = new DifyClient({baseUrl: 'https://dify.example', auth: {apiKey: 'app-x'}});
  const membersOf = (value) => {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype) return [];
    const own = Object.getOwnPropertyNames(prototype).filter((name) => !HIDDEN.includes(name));
    return [...own, ...membersOf(prototype)];
  };
  const names = membersOf(dify);
  for (const [resource, api] of Object.entries(dify)) {
    for (const name of membersOf(api)) names.push(`${resource}.${name}`);
  }
  return [...names, ...Object.keys(exported)];
}

before(async () => {
  [rows, client] = await Promise.all([readTable(), importClient('docs')]);
});

describe('the table of docs/client.md', () => {
  it('names only methods that exist, and every one that does', () => {
    const known = publicNames(client);
    const named = rows.flatMap(({ours}) => ours);
    assert.deepEqual(
      [...new Set(named)].filter((name) => !known.includes(name)),
      [],
    );
    assert.deepEqual(
      known.filter((name) => !named.includes(name)),
      [],
    );
  });

  for (const [index, [sdk, methods]] of Object.entries(SDKS).entries()) {
    it(`has every method of ${sdk}`, () => {
      const named = rows.flatMap(({sdks}) => sdks[index]);
      assert.deepEqual(
        methods.split(/\s+/).filter((method) => !named.includes(method)),
        [],
      );
    });
  }

  it('says of each row where it is tested, and that is so', async () => {
    for (const {ours, tested} of rows) {
      const [, file, title] = /^(\S+\.test\.[jt]s): (.+)$/.exec(tested) ?? [];
      assert.ok(file, `${ours}: ${tested}`);
      const text = await fs.readFile(new URL(file, import.meta.url), 'utf8');
      assert.ok(text.includes(title), `${ours}: no test "${title}" in ${file}`);
    }
  });
});
