/** Brings files to Dify, two at a time. A part of a chunk of its own. */
import {asError, DifyChatError} from '../client/errors.js';
import {FilesBase} from '../client/files-base.js';
import {fileTypeOf} from '../client/file-types.js';
import type {SessionCore} from './core.js';
import {fileFault, sentType, type FileRules} from './file-rules.js';
import type {Refusal, Upload} from './upload-types.js';
import {asText} from './read.js';

/** So many at once. */
const AT_ONCE = 2;

/** A file of the visitor's, whoever gives it. */
export type GivenFile = Blob & {readonly name: string; readonly lastModified?: number};

/** The files of one message, or of one field. Each change is told, with what was not taken of those that were given last. */
export class UploadQueue {
  readonly #core: SessionCore;
  readonly #rules: () => FileRules;
  readonly #changed: (items: readonly Upload[], refusals: readonly Refusal[]) => void;
  readonly #running = new Map<string, AbortController>();
  #items: readonly Upload[];
  #refusals: readonly Refusal[] = [];
  #count = 0;

  constructor(
    core: SessionCore,
    rules: () => FileRules,
    changed: (items: readonly Upload[], refusals: readonly Refusal[]) => void,
    items: readonly Upload[] = [],
  ) {
    this.#core = core;
    this.#rules = rules;
    this.#changed = changed;
    this.#items = items;
  }

  get items(): readonly Upload[] {
    return this.#items;
  }

  /** Takes what may be taken, and sends it. `folders` are names of what is no file. */
  add(files: Iterable<GivenFile>, folders: readonly string[] = []): void {
    const rules = this.#rules();
    const refusals: Refusal[] = folders.map((name) => ({name, fault: {code: 'folder'}}));
    const added: Upload[] = [];
    for (const file of files) {
      const {name, size, type: mime} = file;
      const edge = this.#edge;
      const fault = fileFault(file, edge && mime.startsWith('image/') ? {...rules, sizes: ANY_SIZE} : rules);
      const all = [...this.#items, ...added];
      if (fault) refusals.push({name, fault});
      else if (all.some((item) => isSame(item, file))) refusals.push({name, fault: {code: 'again'}});
      else if (all.length >= rules.number) refusals.push({name, fault: {code: 'number', limit: rules.number}});
      else {
        const status = edge ? 'preparing' : 'waiting';
        added.push({key: this.#key(), name, size, mime, type: sentType(name, rules)!, status, sent: 0, file});
      }
    }
    this.#set([...this.#items, ...added], refusals);
    for (const item of added) if (item.status === 'preparing') void this.#prepare(item);
    this.#pump();
  }

  /** Takes a file that lies at an address. Returns whether it does; else it is told why. */
  addUrl(text: string): boolean {
    const rules = this.#rules();
    const url = toUrl(text);
    const path = url?.pathname.split('/').at(-1) ?? '';
    const name = decode(path) || url?.host || text;
    // Without an ending only Dify can say what it is.
    const type = /\.\w+$/.test(path) ? sentType(name, rules) : (rules.types[0] ?? fileTypeOf('.png'));
    const {number: limit} = rules;
    const refuse = (fault: Refusal['fault']) => {
      this.#set(this.#items, [{name, fault}]);
      return false;
    };
    if (!url) return refuse({code: 'address'});
    if (!type) return refuse({code: 'kind'});
    if (this.#items.some((item) => !item.file && item.url === url.href)) return refuse({code: 'again'});
    if (this.#items.length >= limit) return refuse({code: 'number', limit});
    const added: Upload = {key: this.#key(), name, type, mime: '', status: 'waiting', sent: 0, url: url.href};
    this.#set([...this.#items, added], []);
    this.#pump();
    return true;
  }

  /** Sends once more what failed. */
  retry(key: string): void {
    const item = this.#find(key);
    if (item?.status !== 'failed') return;
    this.#patch(key, {status: 'waiting', sent: 0, error: undefined});
    this.#pump();
  }

  /** Takes a file back, whatever becomes of it. */
  remove(key: string): void {
    this.#running.get(key)?.abort();
    this.#running.delete(key);
    this.#set(
      this.#items.filter((item) => item.key !== key),
      [],
    );
    this.#pump();
  }

  /** Lets go of what is underway, and tells nothing more. */
  stop(): void {
    for (const end of this.#running.values()) end.abort();
    this.#running.clear();
    this.#items = [];
  }

  /** Replaces all. */
  reset(items: readonly Upload[] = []): void {
    this.stop();
    this.#set(items, []);
  }

  /** Says no more what was not taken. */
  dismiss(): void {
    this.#set(this.#items, []);
  }

  /** The longest edge of a photo, where the page wants them small. */
  get #edge(): number {
    return this.#core.options.page?.shrinkImages ?? 0;
  }

  #key(): string {
    return `upload-${++this.#count}`;
  }

  async #prepare({key, file, size, name}: Upload): Promise<void> {
    const code = await this.#core.options.files?.().catch(() => undefined);
    const small = (await code?.shrink(file!, this.#edge)) ?? file!;
    if (!this.#find(key)) return; // taken back
    const fault = fileFault({name, size: small.size}, this.#rules());
    if (fault) {
      this.#set(
        this.#items.filter((item) => item.key !== key),
        [{name, fault}],
      );
      return;
    }
    this.#patch(key, {
      status: 'waiting',
      file: small,
      size: small.size,
      ...(small !== file && size !== undefined && {was: size}),
    });
    this.#pump();
  }

  #pump(): void {
    if (this.#core.session.life.signal.aborted) return; // what waits is not wanted any more
    for (const item of this.#items) {
      if (this.#running.size >= AT_ONCE) return;
      if (item.status === 'waiting') void this.#send(item);
    }
  }

  async #send({key, file, url, type}: Upload): Promise<void> {
    const {
      options,
      session: {life},
    } = this.#core;
    const end = new AbortController();
    const {signal} = end;
    this.#running.set(key, end);
    this.#patch(key, {status: 'sending'});
    const stop = () => end.abort();
    life.signal.addEventListener('abort', stop);
    // From now on there is something of this visitor's in Dify.
    if (options.newcomer) options.storage.set('user', options.newcomer);
    try {
      const known = file ? await this.#upload(key, file, type, signal) : await this.#fetch(url!, type, signal);
      this.#patch(key, {...known, status: 'done'});
    } catch (cause) {
      if (signal.aborted) return;
      const error = await explain(asError(cause), file);
      this.#patch(key, {status: 'failed', error, sent: 0});
      options.emit('dify-chat-error', {error});
    } finally {
      life.signal.removeEventListener('abort', stop);
      if (this.#running.get(key) === end) this.#running.delete(key);
      this.#pump();
    }
  }

  async #upload(key: string, file: Blob, type: Upload['type'], signal: AbortSignal): Promise<Partial<Upload>> {
    const {options, services} = this.#core;
    // Where the code cannot be fetched nothing can be sent either, but that is for the call to find out.
    const code = await options.files?.().catch(() => undefined);
    const progress = (sent: number, total: number) => {
      // What goes out is a little more than the file.
      if (!signal.aborted) this.#patch(key, {sent: Math.round((file.size * sent) / (total || 1))});
    };
    const made = await new FilesBase(services.http).upload(file, signal, code?.transport(progress));
    const id = asText(made.id);
    if (!id) throw new DifyChatError('', {kind: 'server', code: 'invalid_response'});
    return {
      sent: file.size,
      url: asText(made.source_url),
      input: {type, transfer_method: 'local_file', upload_file_id: id},
    };
  }

  /** In the WebApp family Dify looks at the file first, and knows more of it then. */
  async #fetch(url: string, type: Upload['type'], signal: AbortSignal): Promise<Partial<Upload>> {
    const {http} = this.#core.services;
    if (http.family !== 'webapp') return {input: {type, transfer_method: 'remote_url', url}};
    const {id, name, size, mime_type: mime} = await new FilesBase(http).remoteUpload(url, signal);
    const rules = this.#rules();
    const known = sentType(asText(name), rules);
    if (asText(name) && !known) throw new DifyChatError('', {kind: 'file', code: 'unsupported_file_type'});
    return {
      name: asText(name) || url,
      mime: asText(mime),
      ...(typeof size === 'number' && {size}),
      input: {type: known ?? type, transfer_method: 'remote_url', url, upload_file_id: asText(id)},
    };
  }

  #find(key: string): Upload | undefined {
    return this.#items.find((item) => item.key === key);
  }

  #patch(key: string, patch: Partial<Upload>): void {
    // What was taken back meanwhile is gone.
    if (this.#find(key)) this.#set(this.#items.map((item) => (item.key === key ? {...item, ...patch} : item)));
  }

  #set(items: readonly Upload[], refusals?: readonly Refusal[]): void {
    this.#items = items;
    if (refusals) this.#refusals = refusals;
    this.#changed(items, this.#refusals);
  }
}

/** A large photo may be small by the time it leaves. */
const ANY_SIZE = {image: Infinity, document: Infinity, audio: Infinity, video: Infinity, custom: Infinity};

function isSame({name, size, was = size, file}: Upload, other: GivenFile): boolean {
  return (
    name === other.name && was === other.size && (file as GivenFile | undefined)?.lastModified === other.lastModified
  );
}

function toUrl(text: string): URL | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A file that was moved or changed meanwhile fails as if there were no network. */
async function explain(error: DifyChatError, file: Blob | undefined): Promise<DifyChatError> {
  if (error.kind !== 'network' || !file) return error;
  const readable = await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
  return readable ? error : new DifyChatError('', {kind: 'file', code: 'file_vanished', cause: error});
}
