// The servers that browser tests talk with: one emulator per era and the replayer of recordings.
import {ERAS, startEmulator} from '../../demo/emulator/index.js';
import {startReplay} from '../../test/support/replay-server.js';
import {cut} from './refused.js';

async function start(era) {
  const running = await startEmulator({era});
  const {handle} = running.emulator;
  running.emulator.handle = (request, response) => cut(request) || handle(request, response);
  return running;
}

/**
 * Starts the servers with the run and stops them after it.
 * `GET /emulators.json` says where they are: `{"1.12": "http://127.0.0.1:…", …, "replay": "…"}`.
 */
export function servers() {
  let running = [];
  let addresses = {};
  return {
    name: 'dify-chat-servers',
    async serverStart() {
      const [replay, ...emulators] = await Promise.all([startReplay(cut), ...ERAS.map(start)]);
      running = [...emulators, replay];
      addresses = Object.fromEntries(emulators.map(({era, url}) => [era, url]));
      addresses.replay = replay.url;
    },
    async serverStop() {
      await Promise.all(running.map((server) => server.close()));
    },
    serve(context) {
      if (context.path !== '/emulators.json') return undefined;
      return {body: JSON.stringify(addresses), type: 'json', headers: {'cache-control': 'no-store'}};
    },
  };
}
