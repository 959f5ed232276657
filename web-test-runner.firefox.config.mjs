import {chromeLauncher} from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import {ensureEngine} from './scripts/engines.js';
import base from './web-test-runner.config.mjs';

/** The same tests in Firefox. What only Chromium can be asked for is skipped there, see test/support/commands.ts. */
export default {
  ...base,
  testsStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}}, // both are slower
  browsers: [
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      createPage: async ({context}) => (await context.browser().createBrowserContext()).newPage(),
      launchOptions: {
        browser: 'firefox',
        executablePath: ensureEngine('firefox'),
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
          'media.autoplay.default': 0,
        },
      },
    }),
  ],
};
