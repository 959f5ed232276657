/** Parts of an answer that are more than text, as immutable data. All texts in them are untrusted. */

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

/** A form in the middle of an answer: its run waits for it. Known by Dify's id of the form. */
export interface HumanInputPart {
  readonly kind: 'human-input';
  readonly id: string;
}

/** What a model thinks before it answers, where Dify sends it apart from the answer. Known by its node. */
export interface ReasoningPart {
  readonly kind: 'reasoning';
  readonly id: string;
  readonly text: string;
  /** Nothing more comes. */
  readonly done: boolean;
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
