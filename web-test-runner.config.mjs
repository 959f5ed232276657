import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {ensureChromium} from './scripts/browser.js';
import {commands} from './scripts/wtr/commands.js';
import {counted} from './scripts/wtr/counted.js';
import {frames} from './scripts/wtr/frames.js';
import {microphone} from './scripts/wtr/microphone.js';
import {pages} from './scripts/wtr/pages.js';
import {refused} from './scripts/wtr/refused.js';
import {servers} from './scripts/wtr/servers.js';
import {summary} from './scripts/wtr/summary.js';
import {trimmed} from './scripts/wtr/trimmed.js';

/** The page of each test file; with a viewport, so that an emulated phone has a phone's width. */
const testPage = (framework) => `<!doctype html>
<html lang="en">
  <head>
    <title>test</title>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
  </head>
  <body><script>
    // The browser says so when sizes change twice in a frame, and looks again in the next one: no error of anybody's.
    addEventListener('error', (event) => /^ResizeObserver loop/.test(event.message) && event.stopImmediatePropagation());
  </script><script type="module" src="${framework}"></script></body>
</html>`;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  files: 'test/**/*.test.ts',
  rootDir: here('.'),
  hostname: '127.0.0.1', // some bare machines cannot resolve localhost
  nodeResolve: {exportConditions: ['production', 'browser']},
  testRunnerHtml: testPage,
  testFramework: {config: {timeout: 10_000}},
  testsFinishTimeout: 600_000, // the journeys through all releases are long
  middleware: [refused, pages, trimmed, frames, counted],
  plugins: [
    // esbuild reads the file as it is, without `extends`: the decorator options have to stand in this one.
    esbuildPlugin({ts: true, target: 'auto', tsconfig: here('./tsconfig.json')}),
    servers(),
    commands(),
  ],
  coverageConfig: {include: ['src/**/*.ts'], reporters: ['text', 'lcovonly']},
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: process.stdout.isTTY && !process.env.CI}),
    summary(),
  ],
  browsers: [
    chromeLauncher({
      concurrency: 2,
      // Each page has a storage and a focus of its own, so that test files do not meet.
      async createPage({context}) {
        const page = await (await context.browser().createBrowserContext()).newPage();
        await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', {enabled: true});
        return page;
      },
      launchOptions: {
        executablePath: await ensureChromium(),
        args: ['--no-sandbox', '--disable-dev-shm-usage', ...microphone()],
      },
    }),
  ],
};
