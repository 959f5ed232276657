import {ensureEngine} from './scripts/engines.js';
import {webkitLauncher} from './scripts/wtr/webkit.js';
import base from './web-test-runner.config.mjs';

/** The same tests in WebKit. What only Chromium can be asked for is skipped there, see test/support/commands.ts. */
export default {
  ...base,
  testsStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}}, // both are slower
  browsers: [
    webkitLauncher(ensureEngine('webkit'), [
      '--enable-media-stream=true',
      '--enable-mock-capture-devices=true',
      '--autoplay-policy=allow',
    ]),
  ],
};
