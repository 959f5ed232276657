/** What the widget shows of files that are on their way to Dify. */
import type {DifyChatError} from '../client/errors.js';
import type {FileInput, FileType} from '../client/types.js';
import type {FileFault, FileRules} from './file-rules.js';

/** A file that goes with the next message, or into a field of a form. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Under which it is sent. */
  readonly type: FileType;
  /** In bytes; absent for what lies elsewhere. */
  readonly size?: number;
  /** Its MIME type, as the browser says. */
  readonly mime: string;
  /**
   * - `preparing`: it is being made smaller · `waiting`: others go first · `sending`: its bytes go out
   * - `done`: Dify has it · `failed`: see `error`
   */
  readonly status: 'preparing' | 'waiting' | 'sending' | 'done' | 'failed';
  /** Bytes that are sent. */
  readonly sent: number;
  readonly error?: DifyChatError | undefined;
  /** The file itself, which nobody has read; absent for what lies elsewhere, and after a reload. */
  readonly file?: Blob;
  /** Its address: that of the visitor's, or one of Dify's, signed and short-lived. */
  readonly url?: string;
  /** Its size before it was made smaller. */
  readonly was?: number;
  /** How a request names it, once Dify has it. */
  readonly input?: FileInput;
}

/** A file that was not taken. */
export interface Refusal {
  readonly name: string;
  readonly fault: FileFault;
}

/** The files of the next message. */
export interface UploadsState {
  readonly rules: FileRules;
  readonly items: readonly Upload[];
  /** What was not taken of those that were given last. */
  readonly refusals: readonly Refusal[];
  /** `held`: the message waits for its files, and goes by itself then · `failed`: it cannot go, since one of them could not be sent. */
  readonly message?: 'held' | 'failed' | undefined;
}

/** Whether a file is on its way. */
export function isUnderway({status}: Upload): boolean {
  return status !== 'done' && status !== 'failed';
}
