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

/** What an answer rests on. */
export interface Source {
  /** The title of the document. */
  readonly name: string;
}
