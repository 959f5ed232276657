import type {ReactiveControllerHost} from 'lit';
import {renewFiles} from '../state/renew.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, FilePart, Message} from '../state/types.js';

/** A component that shows files of an answer. */
export interface FileHost extends ReactiveControllerHost {
  readonly session: ChatSession;
  readonly answer: Answer;
}

/** Signed addresses are good for 300 s, unless the owner of the Dify says otherwise; after so many milliseconds they may be old. */
const GOOD = 240_000;

/** Gets files a fresh address when theirs leads nowhere any more. */
export class Renewal {
  readonly #host: FileHost;
  /** When each address was first seen. */
  readonly #seen = new Map<string, number>();
  /** Addresses that led nowhere, and whether something better is still hoped for. */
  readonly #failed = new Map<string, boolean>();

  constructor(host: FileHost) {
    this.#host = host;
  }

  /** Whether a file can be had no more. Called at each drawing. Of a sent one that the page gave, history knows the address. */
  isGone(file: FilePart): boolean {
    const {url} = file;
    if (!url && (this.#host.answer as Message).role === 'user') void this.fail(file);
    if (!this.#seen.has(url)) this.#seen.set(url, performance.now());
    return this.#failed.get(url) === false;
  }

  /** An address is being asked for. */
  isAwaited({url}: FilePart): boolean {
    return !url && this.#failed.get(url) === true;
  }

  /** The address may be too old. */
  isStale({url}: FilePart): boolean {
    return performance.now() - (this.#seen.get(url) ?? 0) > GOOD;
  }

  /** It led nowhere: asks for another one, which arrives with the state. */
  async fail({url}: FilePart): Promise<void> {
    if (this.#failed.has(url)) return;
    this.#failed.set(url, true);
    await this.renew();
    this.#failed.set(url, false);
    this.#host.requestUpdate();
  }

  /** Fulfilled when all files of the answer have a fresh address, if there are any. */
  renew(): Promise<void> {
    const {session, answer} = this.#host;
    return renewFiles(session, answer);
  }
}
