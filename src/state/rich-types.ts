/** Parts of an answer that are more than text, as immutable data. All texts in them are untrusted. */
import type {DifyChatError} from '../client/errors.js';
import type {InputField} from './input-fields.js';
import type {InputValue} from './input-store.js';

/** A run of a workflow or chatflow, step by step. Known by Dify's id of the run. */
export interface RunPart {
  readonly kind: 'run';
  readonly id: string;
  readonly status: 'running' | 'succeeded' | 'failed' | 'stopped' | 'partial-succeeded' | 'paused';
  /** All of them, at whatever depth, in the order in which they began. */
  readonly steps: readonly Step[];
  readonly seconds?: number | undefined;
  readonly tokens?: number | undefined;
}

/** `exception`: failed, and the run went on by another way. */
export type StepStatus = 'running' | 'succeeded' | 'failed' | 'exception' | 'stopped' | 'paused';

/** A node of a workflow, an iteration or a loop, or a line of an agent's log. */
export interface Step {
  /** Of this execution. */
  readonly id: string;
  readonly nodeId: string;
  /** Dify's type of node, or `log`. */
  readonly type: string;
  readonly title: string;
  readonly status: StepStatus;
  /** The step, or its node, inside of which it runs; it may never have been heard of. */
  readonly parent?: string | undefined;
  /** In which round of that it runs, from 0. */
  readonly round?: number | undefined;
  /** Of an iteration or a loop: the last round that was begun, from 0. */
  readonly reached?: number | undefined;
  /** Of an iteration or a loop: how many rounds there will be at most. */
  readonly rounds?: number | undefined;
  /** How often it was tried again. */
  readonly retries?: number | undefined;
  readonly seconds?: number | undefined;
  readonly tokens?: number | undefined;
  readonly error?: string | undefined;
  /** An address, which may be relative to Dify's origin. */
  readonly icon?: string | undefined;
  readonly inputs?: unknown;
  readonly process?: unknown;
  readonly outputs?: unknown;
}

/** A button of a form in the middle of an answer. */
export interface FormButton {
  readonly id: string;
  readonly title: string;
  readonly look: 'primary' | 'default' | 'accent' | 'ghost';
}

/** A form in the middle of an answer: its run waits for it. Known by Dify's id of the form. */
export interface HumanInputPart {
  readonly kind: 'human-input';
  readonly id: string;
  /** The node that asks. */
  readonly node: string;
  readonly title: string;
  /** Markdown; `{{#$output.NAME#}}` is where the field of that name stands. */
  readonly content: string;
  readonly fields: readonly InputField[];
  readonly buttons: readonly FormButton[];
  /** Proves that it may be filled in here; several are good for one form. */
  readonly token?: string | undefined;
  /** Unix time in seconds at which the run goes on without it. */
  readonly expiresAt?: number | undefined;
  /**
   * - `open`: to be filled in, also when `error` says why it was not taken · `sending`: on its way
   * - `filled`: done; `chosen` and `result` when that is known · `expired`: nobody did so in time
   * - `elsewhere`: somebody else is asked, by e-mail for example · `over`: its run ended without it
   */
  readonly status: 'open' | 'sending' | 'filled' | 'expired' | 'elsewhere' | 'over';
  /** What the visitor has made of the fields so far, by their names. */
  readonly values: ReadonlyMap<string, InputValue>;
  /** Why it was not taken. */
  readonly error?: DifyChatError | undefined;
  /** The title of the button that was pressed. */
  readonly chosen?: string;
  /** Whether it was pressed here. */
  readonly own?: boolean;
  /** Markdown: the content with what was filled in. */
  readonly result?: string;
}

/** What a model thinks before it answers, where Dify sends it apart from the answer. Known by its node. */
export interface ReasoningPart {
  readonly kind: 'reasoning';
  readonly id: string;
  readonly text: string;
  /** Nothing more comes. */
  readonly done: boolean;
}

/** What a workflow gives in the end. There is one of an answer, in the place of its text. */
export interface OutputsPart {
  readonly kind: 'outputs';
  readonly id: string;
  /** In their order. Files are parts of their own. */
  readonly values: readonly (readonly [name: string, value: unknown])[];
  /** All of them as one text, the long ones cut. */
  readonly text: string;
}

/** A passage that an answer rests on. */
export interface Source {
  /** Passages with the same one are of the same document. */
  readonly document: string;
  /** The title of the document. */
  readonly name: string;
  /** The name of the knowledge base; empty for what is none. */
  readonly dataset: string;
  /** The passage itself. */
  readonly content: string;
  /** How well it fits the question, from 0 to 1. */
  readonly score?: number;
  /** Where the document can be read, an address of http(s). */
  readonly url?: string;
  readonly page?: number;
}

/** Something was said here that did not arrive: until the end tells the whole. */
export interface GapPart {
  readonly kind: 'gap';
  readonly id: string;
}
