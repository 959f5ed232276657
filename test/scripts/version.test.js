import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import {test} from 'node:test';

const read = (file) => fs.readFile(new URL(`../../${file}`, import.meta.url), 'utf8');

test('the release that the element names is that of the package', async () => {
  const {version} = JSON.parse(await read('package.json'));
  assert.equal(/VERSION = '(.*)'/.exec(await read('src/version.ts'))?.[1], version);
});
