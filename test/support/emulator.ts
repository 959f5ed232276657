/** The emulated Dify releases, one server each. */
export type Era = '1.12' | '1.13' | '1.14' | 'newest';

/** What the emulator's app is like; see demo/emulator for every field. */
export interface AppConfig {
  mode: 'chat' | 'agent-chat' | 'agent' | 'advanced-chat' | 'completion' | 'workflow';
  name?: string;
  description?: string;
  /** Merged over the emulator's `GET /parameters`. */
  parameters?: Record<string, unknown>;
  /** Merged over the emulator's `GET /site`. */
  site?: Record<string, unknown>;
  strategy?: 'function_call' | 'react';
  /** What the scripted model is like: a shop's assistant, or the short replies of the recordings. */
  persona?: 'shop' | 'scripted';
  /** Tools an agent may call. */
  tools?: unknown[];
  /** Documents that answers cite. */
  knowledge?: unknown[];
  annotations?: unknown[];
  /** Whether the Service API, and the published web app, are switched on. */
  apiEnabled?: boolean;
  siteEnabled?: boolean;
  /** A chatflow's or workflow's graph, or the name of one. */
  graph?: string | {nodes: readonly object[]; edges: readonly string[][]};
  /** How long a node works that is not a model, in milliseconds. */
  nodeMs?: number;
  /** Speed of the scripted model; `Infinity` is no delay at all. */
  tokensPerSecond?: number;
  firstTokenMs?: number;
  chunking?: 'frame' | 'split' | 'join' | {bytes: number};
  /** Run slots for chatflows and workflows. */
  workers?: number;
  queueMs?: number;
  publicUrl?: boolean;
  /** How long a signed file address is good, in seconds. */
  fileTtl?: number;
  maxActive?: number;
  autoNameMs?: number;
  suggestedMs?: number;
  maxPing?: number;
  idleMs?: number;
  /** What is understood of every recording. */
  transcription?: string;
}

/**
 * A fault to arm: which requests it meets (all, unless said; `path` is a regular expression), what happens to them
 * (`{preset: 'cut'}` or its parts, see demo/emulator/fault-presets.js), and how often (once, unless said).
 */
export interface FaultRule {
  match?: {method?: string; path?: string};
  fault: Record<string, unknown>;
  times?: number;
}

/** A request that named the app, as the emulator saw it. */
export interface SeenRequest {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  aborted: boolean;
  user?: string;
}

/** Past conversations to put into the app. */
export interface History {
  user: string;
  via: 'service' | 'webapp';
  conversations: {
    name?: string;
    inputs?: Record<string, unknown>;
    messages: ({query: string; answer: string; created_at?: number} & Record<string, unknown>)[];
  }[];
}

/** The ids of what was seeded, oldest first. */
export interface Seeded {
  conversations: {id: string; messages: string[]}[];
}

let addresses: Promise<Record<string, string>> | undefined;

async function address(name: string): Promise<string> {
  addresses ??= fetch('/emulators.json').then((response) => response.json() as Promise<Record<string, string>>);
  const url = (await addresses)[name];
  if (!url) throw new Error(`no server "${name}" runs; see scripts/wtr/servers.js`);
  return url;
}

/** JSON has no Infinity; the emulator reads the word. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (item === Infinity ? 'Infinity' : item));
}

async function control(method: string, url: string, body?: unknown): Promise<unknown> {
  const init: RequestInit = {method};
  if (body !== undefined) {
    init.body = toJson(body);
    init.headers = {'content-type': 'application/json'};
  }
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text ? (JSON.parse(text) as unknown) : undefined;
}

/** One app of an emulator: a world of its own for one test. */
export class EmulatorApp {
  readonly id: string;
  readonly mode: AppConfig['mode'];
  /** The secret key of the Service API, for `api-key`. */
  readonly apiKey: string;
  /** The public code of the web app, for `app-code`. */
  readonly siteCode: string;
  /** Base URL of the Service API (`…/v1`). */
  readonly serviceUrl: string;
  /** Base URL of the WebApp API (`…/api`). */
  readonly webappUrl: string;
  readonly #control: string;

  constructor(origin: string, made: {id: string; api_key: string; site_code: string; mode: AppConfig['mode']}) {
    this.id = made.id;
    this.mode = made.mode;
    this.apiKey = made.api_key;
    this.siteCode = made.site_code;
    this.serviceUrl = `${origin}/v1`;
    this.webappUrl = `${origin}/api`;
    this.#control = `${origin}/emulator/apps/${made.id}`;
  }

  /** All requests that named this app so far, in order. */
  async requests(): Promise<SeenRequest[]> {
    return (await control('GET', `${this.#control}/requests`)) as SeenRequest[];
  }

  /** Forgets the requests seen so far. */
  async clearRequests(): Promise<void> {
    await control('DELETE', `${this.#control}/requests`);
  }

  /** Disarms all faults. */
  async heal(): Promise<void> {
    await control('DELETE', `${this.#control}/faults`);
  }

  /** Arms a fault for the next matching request or requests. */
  async fault(rule: FaultRule): Promise<void> {
    await control('POST', `${this.#control}/faults`, rule);
  }

  /** Changes the live app. */
  async patch(config: Partial<AppConfig>): Promise<void> {
    await control('PATCH', this.#control, config);
  }

  /** Puts past conversations into the app. */
  async seed(history: History): Promise<Seeded> {
    return (await control('POST', `${this.#control}/history`, history)) as Seeded;
  }

  /** The recording that was last written down, its bytes in base64. */
  async heard(): Promise<{type: string; filename: string; bytes: string} | undefined> {
    return (await control('GET', `${this.#control}/heard`)) as {type: string; filename: string; bytes: string};
  }

  /** Ends the app; its open streams are cut. */
  async remove(): Promise<void> {
    await control('DELETE', this.#control);
  }
}

/** An emulated Dify of one release. */
export class Emulator {
  readonly era: Era;
  /** Origin, without a trailing slash. */
  readonly url: string;

  constructor(era: Era, url: string) {
    this.era = era;
    this.url = url;
  }

  /** Makes an app. The model answers without delay unless the config says otherwise. */
  async app(config: AppConfig): Promise<EmulatorApp> {
    const quick = {tokensPerSecond: Infinity, firstTokenMs: 0, suggestedMs: 0};
    const made = await control('POST', `${this.url}/emulator/apps`, {...quick, ...config});
    return new EmulatorApp(this.url, made as ConstructorParameters<typeof EmulatorApp>[1]);
  }
}

/** The running emulator of a release. */
export async function getEmulator(era: Era = 'newest'): Promise<Emulator> {
  return new Emulator(era, await address(era));
}

/**
 * Base URL that answers with a recorded exchange, whatever path is asked below it. With `speed` 1 as it was recorded,
 * pauses and all; without, at once.
 */
export async function replayUrl(release: string, scenario: string, exchange: number): Promise<string> {
  return `${await address('replay')}/${release}/${scenario}/${exchange}`;
}
