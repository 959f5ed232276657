// The embedded emulator, except that a question is answered by a text of the benchmark at exactly the speed that it asks for.
import {createServer} from 'node:http';
import {createEmulator} from '../../demo/emulator/index.js';
import {seedHistory} from '../../demo/emulator/seed.js';
import {runEvents} from './runs.js';
import {answers, texts} from './texts.js';

/** A demo app of the emulator's: what is asked about the app, it answers. */
export const KEY = 'app-demo-chat';

/** Who asks. */
export const USER = 'bench';

const PAGE = '<!doctype html><html lang="en"><title>bench</title><body></body></html>';

const IDS = {
  conversation_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2a01',
  message_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2a02',
  task_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2a03',
  created_at: 1_760_000_000,
};

const frame = (fields) => `data: ${JSON.stringify({...fields, ...IDS, id: IDS.message_id})}\n\n`;

const message = (answer) => frame({event: 'message', answer, from_variable_selector: null});

/** Writes, and waits while the other side does not read. */
function write(res, text) {
  return res.write(text) ? undefined : new Promise((resolve) => res.once('drain', resolve));
}

/** What stands at a place of a text, `size` characters; of a run, an event. */
function pieces({kind, length, size}) {
  if (kind === 'run') {
    const events = runEvents(length);
    return (at) => frame(events[at]);
  }
  const text = texts[kind](length);
  return (at) => message(text.slice(at, at + size));
}

/** Plays a text: frames of `size` characters, so many characters a second (0: as fast as they are read); or a run's events. */
async function play(res, what) {
  const {length, rate, size} = what;
  const piece = pieces(what);
  res.writeHead(200, {'Content-Type': 'text/event-stream; charset=utf-8'});
  const start = performance.now();
  for (let sent = 0; sent < length && !res.destroyed;) {
    const due = rate ? Math.min(length, ((performance.now() - start) / 1000) * rate) : length;
    for (; sent < due; sent += size) await write(res, piece(sent));
    if (sent < length) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  res.end(frame({event: 'message_end', metadata: {}, files: null}));
}

async function answer(req, res) {
  let body = '';
  for await (const piece of req.setEncoding('utf8')) body += piece;
  await play(res, JSON.parse(JSON.parse(body).query));
}

/** Puts a conversation of so many questions, each with its answer, into the app; returns its id. */
function remember(world, count) {
  const start = IDS.created_at - count;
  const messages = answers(count).map((answer, index) => ({
    query: `Question ${index + 1}: how does this work, and what do I have to do for it?`,
    answer,
    created_at: start + index,
  }));
  const {conversations} = seedHistory(world, world.appByKey(KEY), {user: USER, conversations: [{messages}]});
  return conversations[0].id;
}

/** Starts it on a free port: an empty page at `/`, Dify below `/v1`. A question is JSON: what to play. */
export async function startServer() {
  const emulator = createEmulator();
  const server = createServer((req, res) => {
    if (req.method === 'POST' && req.url === '/v1/chat-messages') {
      answer(req, res).catch((error) => res.destroy(error));
    } else if (!emulator.handle(req, res)) {
      res.writeHead(200, {'Content-Type': 'text/html'}).end(PAGE);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    emulator.close();
    server.closeAllConnections();
    server.close();
  };
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    world: emulator.world,
    remember: (count) => remember(emulator.world, count),
    /** Breaks all connections. */
    cut: () => server.closeAllConnections(),
    close,
  };
}
