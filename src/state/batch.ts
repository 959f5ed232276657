/** Runs an app for many rows of a file, some at a time. A part of a chunk of its own. */
import type {DifyChatError} from '../client/errors.js';
import {MAX_BYTES, readRows, type InputRow, type TableFault} from './batch-rows.js';
import {runRow, type RowResult, type RowRun} from './batch-run.js';
import type {SessionCore} from './core.js';
import {decodeText, toCsvLine} from './csv.js';
import {obstacle} from './input-check.js';
import {isFileKind, type InputField} from './input-fields.js';
import {pause} from './rest.js';
import {Store} from './store.js';

/** So many rows are run at a time. */
const AT_ONCE = 5;

/** Milliseconds after which all wait when there were too many at once; the last is repeated. */
const WAITS: readonly number[] = [3000, 6000, 12_000, 24_000];

/** So often a row is one too many before it fails. */
const PATIENCE = 20;

/** So many characters of a result are kept of a row, and of all rows; then a little of each. */
const LONGEST = 100_000;
const LONGEST_ALL = 40_000_000;
const LITTLE = 1000;

/** A row and what came of it. */
export interface BatchRow extends InputRow {
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | 'invalid';
  readonly values: RowResult['values'];
  readonly error?: DifyChatError | undefined;
}

/** How far it is. */
export interface BatchState {
  readonly phase: 'empty' | 'reading' | 'ready' | 'running';
  /** The file's. */
  readonly name: string;
  readonly fault?: TableFault | undefined;
  readonly unused: readonly string[];
  readonly rows: readonly BatchRow[];
  /** Dify has too much to do: all wait a while. */
  readonly waits: boolean;
}

/** A file of the browser's, as far as it is used. */
interface Source {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const EMPTY: BatchState = {phase: 'empty', name: '', unused: [], rows: [], waits: false};

/** The many rows of one session. */
export class Batch {
  readonly state: Store<BatchState>;
  readonly #core: SessionCore;
  readonly #running = new Map<number, RowRun>();
  #reading = new AbortController();
  #stop = new AbortController();
  /** When rows may be started again that were too many. */
  #due = 0;
  #length = 0;

  constructor(core: SessionCore) {
    this.#core = core;
    this.state = new Store(EMPTY, core.options.schedule);
  }

  /** The fields that have a column; nothing when one that must be filled in cannot be in a file. */
  get fields(): readonly InputField[] | undefined {
    const {form} = this.#core.get();
    const asked = form?.fields.filter(({variable}) => form.asked.has(variable)) ?? [];
    const impossible = (field: InputField) => obstacle(field) ?? isFileKind(field.kind);
    return asked.some((field) => impossible(field) && field.required)
      ? undefined
      : asked.filter((field) => !impossible(field));
  }

  /** An empty file of the right form. */
  get template(): string {
    return `\ufeff${toCsvLine((this.fields ?? []).map(({label}) => label))}`;
  }

  /** Reads a file. */
  async read(file: Source): Promise<void> {
    this.stop();
    this.#reading.abort();
    const {signal} = (this.#reading = new AbortController());
    const {fields = []} = this;
    const given = this.#given(fields);
    this.state.set({...EMPTY, phase: 'reading', name: file.name});
    let read: Awaited<ReturnType<typeof readRows>>;
    try {
      const schemas = fields.some(({schema}) => schema) ? await import('./json-schema.js') : undefined;
      read =
        file.size > MAX_BYTES
          ? {code: 'large'}
          : await readRows(await decodeText(new Uint8Array(await file.arrayBuffer())), {
              fields,
              given,
              schemaCheck: schemas?.schemaFault,
              signal,
            });
    } catch {
      read = {code: 'unreadable'};
    }
    if (signal.aborted) return;
    if ('code' in read) {
      this.state.set({...EMPTY, name: file.name, fault: read});
      return;
    }
    const rows = read.rows.map(
      (row) => ({...row, status: row.faults.length ? 'invalid' : 'waiting', values: []}) as const,
    );
    this.#length = 0;
    this.state.set({...EMPTY, phase: 'ready', name: file.name, unused: read.unused, rows});
  }

  /** Runs what waits; with `again`, also what failed or was stopped. Resolves when all is over. */
  async run(again = false): Promise<void> {
    if (this.state.get().phase !== 'ready') return;
    const {signal} = (this.#stop = new AbortController());
    const {rows} = this.state.get();
    this.#patch({
      phase: 'running',
      rows: rows.map((row) =>
        again && /^(?:failed|stopped)$/.test(row.status) ? {...row, status: 'waiting', error: undefined} : row,
      ),
    });
    const queue = this.state.get().rows.flatMap(({status}, index) => (status === 'waiting' ? [index] : []));
    const next = queue.values();
    const work = async () => {
      for (const index of next) {
        await this.#runOne(index, signal);
        if (signal.aborted || this.#core.session.life.signal.aborted) return;
      }
    };
    await Promise.all(Array.from({length: AT_ONCE}, work));
    if (this.#stop.signal === signal) this.#patch({phase: 'ready', waits: false});
  }

  /** Stops all that runs; what has not begun can be run later. */
  stop(): void {
    if (this.state.get().phase !== 'running') return;
    this.#stop.abort();
    for (const [index, run] of this.#running) {
      run.stop();
      this.#set(index, {status: 'stopped'});
    }
    this.#running.clear();
    this.#patch({phase: 'ready', waits: false});
  }

  /** Puts the file away. */
  clear(): void {
    this.stop();
    this.#reading.abort();
    this.state.set(EMPTY);
  }

  /** What goes along with each row: what the page gives, and what is never asked for. */
  #given(fields: readonly InputField[]): Record<string, unknown> {
    const {filled = {}} = this.#core.get().form ?? {};
    const own = new Set(fields.map(({variable}) => variable));
    return Object.fromEntries(Object.entries(filled).filter(([variable]) => !own.has(variable)));
  }

  async #runOne(index: number, signal: AbortSignal): Promise<void> {
    const core = this.#core;
    const {inputs} = this.state.get().rows[index]!;
    const detail = {query: '', inputs: {...inputs}};
    if (!core.options.emit('dify-chat-send', detail)) {
      this.#set(index, {status: 'stopped'});
      return;
    }
    for (let attempt = 0; ; attempt++) {
      await this.#turn(signal);
      if (signal.aborted) return;
      const run = runRow(core, detail.inputs);
      this.#running.set(index, run);
      this.#set(index, {status: 'running'});
      const result = await run.result;
      if (this.#running.get(index) !== run) return; // it was stopped
      this.#running.delete(index);
      if (result.error?.kind !== 'busy' || attempt === PATIENCE) {
        this.#set(index, this.#kept(result));
        return;
      }
      this.#set(index, {status: 'waiting'});
      const wait = WAITS[Math.min(attempt, WAITS.length - 1)]!;
      this.#due = Math.max(this.#due, performance.now() + wait * (0.75 + Math.random() / 2));
    }
  }

  /** Waits until Dify may take more. */
  async #turn(signal: AbortSignal): Promise<void> {
    for (let left = this.#due - performance.now(); left > 0 && !signal.aborted; left = this.#due - performance.now()) {
      this.#patch({waits: true});
      await pause(left, signal);
    }
    if (!signal.aborted && this.state.get().waits) this.#patch({waits: false});
  }

  /** Cuts what is too long to be kept. */
  #kept(result: RowResult): RowResult {
    const most = this.#length > LONGEST_ALL ? LITTLE : LONGEST;
    const values = result.values.map(
      ([name, text]) => [name, text.length > most ? `${text.slice(0, most)}…` : text] as const,
    );
    this.#length += values.reduce((sum, [, text]) => sum + text.length, 0);
    return {...result, values};
  }

  #set(index: number, patch: Partial<BatchRow>): void {
    const {rows} = this.state.get();
    const row = rows[index];
    if (row) this.#patch({rows: rows.with(index, {...row, ...patch})});
  }

  #patch(patch: Partial<BatchState>): void {
    this.state.set({...this.state.get(), ...patch});
  }
}
