import {open} from '../sse.js';
import {sleep} from '../time.js';
import {sendEntry} from './hub.js';
import {flowOptions} from './options.js';

const slots = new WeakMap();

/** Does `work` when the app has a slot free for another run. Never rejects for want of one; ends when the app is deleted. */
export async function inWorker(app, work) {
  const queue = slots.get(app) ?? {running: 0, waiting: []};
  slots.set(app, queue);
  if (queue.running >= app.config.workers) await new Promise((resolve) => queue.waiting.push(resolve));
  else queue.running++;
  try {
    if (await sleep(app.config.queueMs, app.signal)) await work();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  }
}

/**
 * Answers with a run that a worker performs: headers and a ping at once, then nothing until it has started.
 * `begin(listener)` checks the request, makes the run, plays it, and tells `listener` each frame; when it throws,
 * nothing was made, and the visitor hears of it only in the newest release. The run does not care whether anybody listens.
 */
export async function streamFromWorker(ctx, begin) {
  const stream = open(ctx, {eager: true});
  void stream.ping();
  const over = new AbortController();
  stream.signal.addEventListener('abort', () => over.abort(), {once: true});
  const feed = new Feed(ctx, stream, over);
  void inWorker(ctx.app, () => feed.follow(begin));
  await new Promise((resolve) => over.signal.addEventListener('abort', resolve, {once: true}));
}

const LAST = new Set(['workflow_finished', 'workflow_paused']);

class Feed {
  #ctx;
  #stream;
  #over;
  #heard = false;
  #ended = false;

  constructor(ctx, stream, over) {
    this.#ctx = ctx;
    this.#stream = stream;
    this.#over = over;
  }

  async follow(begin) {
    try {
      await begin((entry) => this.#pass(entry));
      if (!this.#ended) this.#fallSilent();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #pass(entry) {
    if (this.#ended) return;
    if (!this.#heard) this.#stream.pingEvery(this.#ctx.app.config.maxPing);
    this.#heard = true;
    void sendEntry(this.#stream, entry);
    if (!LAST.has(entry.frame.event)) return;
    this.#ended = true;
    this.#stream.pingEvery(0);
    void this.#end(flowOptions(this.#ctx.app, this.#ctx.world).closeMs);
  }

  #refuse(error) {
    const {world} = this.#ctx;
    if (!error.status) console.error(error);
    const message = error.status === 404 ? '' : error.message;
    if (world.atLeast('newest')) void this.#stream.send({event: 'error', message, status: 500});
    this.#fallSilent();
  }

  /** The socket stays open without a ping until the idle limit. */
  #fallSilent() {
    this.#stream.pingEvery(0);
    void this.#end(this.#ctx.app.config.idleMs);
  }

  async #end(ms) {
    await sleep(ms, this.#stream.signal);
    await this.#stream.end();
    this.#over.abort();
  }
}
