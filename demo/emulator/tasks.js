import {uuid} from './time.js';

/** A running generation that the stop routes can end. Ends by itself when the app is deleted. */
class Task {
  #controller = new AbortController();
  #app;

  constructor(app, endUser, family) {
    this.id = uuid();
    this.endUserId = endUser?.id;
    this.family = family;
    this.ignoresStop = false;
    this.#app = app;
    app.tasks.set(this.id, this);
    app.signal.addEventListener('abort', this.#abort, {once: true});
  }

  #abort = () => this.#controller.abort();

  /** Aborts when the task is stopped. */
  get signal() {
    return this.#controller.signal;
  }

  get stopped() {
    return this.signal.aborted;
  }

  /** Calls `listener` when the task is stopped. */
  onStop(listener) {
    this.signal.addEventListener('abort', listener, {once: true});
  }

  stop() {
    if (!this.ignoresStop) this.#abort();
  }

  /** The generation is over; its id means nothing any more. */
  end() {
    this.#app.tasks.delete(this.id);
    this.#app.signal.removeEventListener('abort', this.#abort);
  }
}

/** A new task of this request's end user. */
export function startTask(ctx) {
  const task = new Task(ctx.app, ctx.endUser, ctx.family);
  if (ctx.faults?.some((fault) => fault.stopIgnored)) task.ignoresStop = true;
  return task;
}

/**
 * Stops a task. Unknown ones, and those of another end user or family, are silently left alone,
 * except that the newest release lets anybody stop a worker's run (`anyone`).
 */
export function stopTask(ctx, id, {anyone = false} = {}) {
  const task = ctx.app.tasks.get(id);
  if (!task) return;
  const own = task.endUserId === ctx.endUser.id && task.family === ctx.family;
  if (own || anyone) task.stop();
}
