/** The files of the next message. A part of a chunk of its own: for apps that take some. */
import type {SessionCore} from './core.js';
import type {FileTaker} from './extras.js';
import {messageRules, type FileRules} from './file-rules.js';
import {recallUploads, keepUploads} from './upload-store.js';
import {UploadQueue, type GivenFile} from './upload-queue.js';
import {isUnderway, type Refusal, type Upload} from './upload-types.js';
import type {ChatSession} from './session.js';
import type {FileInput, FilePart, UserMessage} from './types.js';

/** The rules by which files go with messages now; undefined when the app, or the page, wants none. */
export function rulesOf({core}: ChatSession): FileRules | undefined {
  return core.options.page?.noUploads ? undefined : messageRules(core.get().app?.parameters);
}

/** Collects files, and sends them with what the visitor has written: no message leaves without its files. */
export class Uploads implements FileTaker {
  readonly #session: ChatSession;
  readonly #queue: UploadQueue;
  readonly #rules: FileRules;
  /** What was written when the message began to wait. */
  #text = '';
  /** The conversation for which it was written. */
  #place: SessionCore | undefined;

  constructor(session: ChatSession, rules: FileRules) {
    this.#session = session;
    this.#rules = rules;
    const {core} = session;
    const changed = (items: readonly Upload[], refusals: readonly Refusal[]) => this.#change(items, refusals);
    this.#queue = new UploadQueue(core, () => this.#rules, changed, recallUploads(core.options.storage, rules));
    session.uploads = this;
    this.#change(this.#queue.items, []);
    const stop = session.state.subscribe(() => this.#watch());
    session.life.signal.addEventListener('abort', stop);
  }

  add(files: Iterable<GivenFile>, folders?: readonly string[]): void {
    this.#queue.add(files, folders);
  }

  addUrl(url: string): boolean {
    return this.#queue.addUrl(url);
  }

  retry(key: string): void {
    this.#queue.retry(key);
  }

  remove(key: string): void {
    this.#queue.remove(key);
  }

  dismiss(): void {
    this.#queue.dismiss();
  }

  /** The message does not wait any more. */
  release(): void {
    this.#note(undefined);
  }

  send(text: string): boolean {
    const {items} = this.#queue;
    if (!items.length) return this.#session.send(text);
    if (this.#session.running) return false;
    if (items.some(isUnderway)) {
      this.#text = text;
      this.#note('held');
    } else if (items.some(({status}) => status === 'failed')) {
      this.#note('failed');
    } else {
      const files = items.flatMap(({input}) => input ?? []);
      const sent = this.#session.send(text, {files, parts: items.map(toPart)});
      this.#note(undefined);
      if (sent) this.#queue.reset();
      return sent;
    }
    return false;
  }

  restore({files = [], parts = []}: UserMessage): void {
    const items = files.map((input, index): Upload => {
      const part = (parts[index] ?? {}) as Partial<FilePart>;
      const {name = input.transfer_method, url = '', mime = '', size} = part;
      const key = `again-${index}`;
      return {key, name, url, mime, type: input.type, status: 'done', sent: 0, input, ...(size && {size})};
    });
    if (items.length) this.#queue.reset(items);
  }

  used(ids: readonly string[]): void {
    for (const {key, input} of this.#queue.items)
      if (input?.transfer_method === 'local_file' && ids.includes(input.upload_file_id)) this.#queue.remove(key);
  }

  #change(items: readonly Upload[], refusals: readonly Refusal[]): void {
    const {core} = this.#session;
    const {items: before = [], message} = core.get().uploads ?? {};
    const kept = message === 'held' || items.some(({status}) => status === 'failed') ? message : undefined;
    core.patch({uploads: {rules: this.#rules, items, refusals, message: kept}});
    const gone = keepUploads(core.options.storage, items, before);
    if (gone.length) this.#session.keeper?.used(gone);
    // Not in the middle of a change.
    if (kept === 'held' && !items.some(isUnderway)) queueMicrotask(() => this.#go());
  }

  /** The message that has waited goes. */
  #go(): void {
    const {core} = this.#session;
    const {uploads, draft} = core.get();
    if (uploads?.message !== 'held' || uploads.items.some(isUnderway)) return;
    if (core !== this.#place || (!uploads.items.length && !draft.trim())) this.release();
    else if (this.send(draft)) this.#session.setDraft('');
    else if (core.get().uploads?.message === 'held') this.release();
  }

  /** Who goes on writing, or to another conversation, does not want it to go by itself. */
  #watch(): void {
    const {core} = this.#session;
    const {uploads, draft} = core.get();
    if (uploads?.message === 'held' && (draft !== this.#text || core !== this.#place)) this.release();
  }

  #note(message: 'held' | 'failed' | undefined): void {
    const {core} = this.#session;
    const {uploads} = core.get();
    if (message) this.#place = core;
    if (uploads && uploads.message !== message) core.patch({uploads: {...uploads, message}});
  }
}

/** How it is shown in the sent message. */
function toPart({name, type, mime, size, url = '', input}: Upload): FilePart {
  const id = (input as Partial<Extract<FileInput, {transfer_method: 'local_file'}>>).upload_file_id;
  return {kind: 'file', id: id ?? url, type, name, url, mime, ...(size !== undefined && {size})};
}
