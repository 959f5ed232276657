/**
 * Remembers when what came, never what it said: for `diagnose()`. It listens where the connection hands things on, so that a stream
 * costs one look at each piece that is read, and nothing where nothing is read.
 */
import type {Connection} from '../client/connection.js';
import type {ChatEvent} from '../client/events.js';
import type {EventStream} from '../client/stream.js';
import {asText} from './read.js';

/** So many calls, streams, and events of one are remembered; the first events of a stream, and the last. */
const REQUESTS = 30;
const STREAMS = 5;
const EVENTS = 200;

/** Events of one name in a row. */
export interface TracedEvent {
  readonly event: string;
  /** Milliseconds from the request to the first of them. */
  readonly at: number;
  /** The same for the last of them. */
  until: number;
  count: number;
  /** Length of the text that they brought, in UTF-16 units. */
  characters: number;
  /** Code of an error. */
  code?: string;
}

/** One call. */
export interface RequestTrace {
  readonly at: string;
  readonly method: string;
  /** Without ids. */
  readonly path: string;
  /** 0 while there is no response, or when there was none. */
  status: number;
  /** Milliseconds to its headers, and to its end; null while that has not come. */
  headers: number | null;
  ended: number | null;
  /** Code of an error. */
  error: string | null;
}

/** One stream. */
export interface StreamTrace {
  readonly request: RequestTrace;
  messageId: string | null;
  runId: string | null;
  taskId: string | null;
  readonly events: TracedEvent[];
  /** Entries in the middle that were left out. */
  dropped: number;
  pings: number;
  /** Longest silence, in milliseconds. */
  longestGap: number;
  /** Frames that were no events that we know. */
  skipped: number;
  /** Whether it was read to its end. */
  closed: boolean;
}

const traces = new WeakMap<Connection, Trace>();

/** What has been remembered of a connection; nothing when nobody listened. */
export const traceOf = (http: Connection): Trace | undefined => traces.get(http);

/** Begins to listen. */
export function trace(http: Connection): void {
  if (!traces.has(http)) traces.set(http, new Trace(http));
}

/** See the file's comment. */
export class Trace {
  readonly requests: RequestTrace[] = [];
  readonly streams: StreamTrace[] = [];
  /** As Dify says in a header. */
  version: string | null = null;

  constructor(http: Connection) {
    const call = http.call.bind(http);
    http.call = async (target, method, path, given, read) => {
      const begun = performance.now();
      const since = () => Math.round(performance.now() - begun);
      const request = this.#begin(method, path);
      try {
        const result = await call(target, method, path, given, (response, options) => {
          this.#note(request, response, since());
          return read(response, options);
        });
        if (isStream(result)) this.#listen(result, request, since);
        else request.ended = since();
        return result;
      } catch (error) {
        const {code, status, name} = error as {code?: unknown; status?: unknown; name?: unknown};
        request.status = typeof status === 'number' ? status : request.status;
        request.error = toCode(code === undefined ? name : code) ?? 'unknown';
        request.ended = since();
        throw error;
      }
    };
  }

  #begin(method: string, path: string): RequestTrace {
    const at = new Date().toISOString();
    const request = {at, method, path: withoutIds(path), status: 0, headers: null, ended: null, error: null};
    this.requests.push(request);
    if (this.requests.length > REQUESTS) this.requests.shift();
    return request;
  }

  #note(request: RequestTrace, {status, headers}: Response, ms: number): void {
    request.status = status;
    request.headers = ms;
    this.version = toCode(headers.get('x-version')) ?? this.version;
  }

  #listen(stream: EventStream, request: RequestTrace, since: () => number): void {
    const trace: StreamTrace = {
      request,
      messageId: null,
      runId: null,
      taskId: null,
      events: [],
      dropped: 0,
      pings: 0,
      longestGap: 0,
      skipped: 0,
      closed: false,
    };
    this.streams.push(trace);
    if (this.streams.length > STREAMS) this.streams.shift();
    const read = stream.read.bind(stream);
    let last = since();
    stream.read = async () => {
      try {
        const events = await read();
        const now = since();
        trace.longestGap = Math.max(trace.longestGap, now - last);
        last = now;
        for (const event of events ?? []) add(trace, event, now);
        trace.skipped = stream.skipped;
        trace.closed = !events;
        request.ended = now;
        return events;
      } catch (error) {
        request.error = toCode((error as {code?: unknown}).code) ?? 'unknown';
        request.ended = since();
        throw error;
      }
    };
  }
}

/** By its shape: the class itself would have to come out of another chunk. */
const isStream = (value: unknown): value is EventStream =>
  typeof (value as Partial<EventStream> | null)?.read === 'function';

function add(trace: StreamTrace, event: ChatEvent, at: number): void {
  if (event.event === 'ping') trace.pings++;
  const {events} = trace;
  const characters = 'answer' in event ? asText(event.answer).length : 0;
  const last = events.at(-1);
  if (last?.event === event.event && event.event !== 'error') {
    last.count++;
    last.until = at;
    last.characters += characters;
    return;
  }
  const known = event as Partial<Record<'message_id' | 'workflow_run_id' | 'task_id' | 'code', unknown>>;
  trace.messageId ??= toId(known.message_id);
  trace.runId ??= toId(known.workflow_run_id);
  trace.taskId ??= toId(known.task_id);
  const code = event.event === 'error' ? (toCode(known.code) ?? 'unknown') : undefined;
  events.push({event: event.event, at, until: at, count: 1, characters, ...(code && {code})});
  if (events.length <= EVENTS) return;
  events.splice(EVENTS / 2, 1);
  trace.dropped++;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Names of resources are short words; what is longer, or has other letters, is somebody's. */
function withoutIds(path: string): string {
  return path
    .replace(UUID, ':id')
    .split('/')
    .map((piece) => (/^(?::id|[a-z-]{0,24})$/.test(piece) ? piece : ':other'))
    .join('/');
}

/** What comes from a server might be anything: only what looks like a code is taken. */
export function toCode(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.-]{1,48}$/.test(value) ? value : null;
}

/** One of Dify's ids. */
export function toId(value: unknown): string | null {
  return typeof value === 'string' && value.length === 36 && value.replace(UUID, '') === '' ? value : null;
}
