/** Parts of an answer that are more than text, as immutable data. All texts in them are untrusted. */

/** A run of a workflow or chatflow, step by step. Known by Dify's id of the run. */
export interface RunPart {
  readonly kind: 'run';
  readonly id: string;
  readonly status: 'running' | 'succeeded' | 'failed' | 'stopped' | 'partial-succeeded' | 'paused';
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
