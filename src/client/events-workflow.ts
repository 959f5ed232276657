import type {Envelope} from './events-chat.js';
import type {DifyFile, HumanInputForm, JsonObject, RunStatus} from './types.js';

/** A run begins, or goes on after a pause (`reason: 'resumption'`). */
export interface WorkflowStartedEvent extends Envelope {
  event: 'workflow_started';
  data: {
    id: string;
    workflow_id?: string;
    /** Form values and `sys.*`. */
    inputs?: JsonObject;
    created_at?: number;
    /** Since 1.13. */
    reason?: 'initial' | 'resumption';
  };
}

/** A run is over. `outputs.answer` of a chatflow is the whole answer. */
export interface WorkflowFinishedEvent extends Envelope {
  event: 'workflow_finished';
  data: {
    id?: string;
    workflow_id?: string;
    status: RunStatus;
    outputs?: JsonObject | null;
    error?: string | null;
    /** Seconds. */
    elapsed_time?: number;
    total_tokens?: number;
    total_steps?: number;
    created_by?: {id: string; user: string} | null;
    created_at?: number;
    finished_at?: number | null;
    exceptions_count?: number;
    files?: DifyFile[] | null;
  };
}

/** A run waits for somebody; the stream ends. */
export interface WorkflowPausedEvent extends Envelope {
  event: 'workflow_paused';
  data: {
    workflow_run_id?: string;
    paused_nodes?: string[];
    outputs?: JsonObject | null;
    /** Each of the kind `human_input_required` is a form. */
    reasons?: ({TYPE?: string} & Partial<HumanInputForm>)[];
    status?: 'paused';
    created_at?: number;
    elapsed_time?: number;
    total_tokens?: number;
    total_steps?: number;
  };
}

/** What the events of a node, an iteration and a loop share. Order nodes by arrival: `index` is always 1 in live streams. */
export interface NodeData {
  /** Of this execution; equal to `node_id` for iterations and loops. */
  id: string;
  node_id: string;
  node_type?: string;
  title?: string;
  index?: number;
  predecessor_node_id?: string | null;
  /** Null in the WebApp API. */
  inputs?: JsonObject | null;
  inputs_truncated?: boolean;
  created_at?: number;
  extras?: JsonObject | null;
  /** The container in which this node runs. */
  iteration_id?: string | null;
  /** The container in which this node runs. */
  loop_id?: string | null;
  /** Until about 1.5. */
  parallel_id?: string | null;
}

/** A node begins. */
export interface NodeStartedEvent extends Envelope {
  event: 'node_started';
  data: NodeData & {agent_strategy?: {name?: string; icon?: string} | null};
}

/** How a node, an iteration or a loop ended. */
export interface NodeResult {
  status?: 'succeeded' | 'failed' | 'exception' | 'retry' | 'stopped' | 'running' | 'paused';
  error?: string | null;
  /** Null in the WebApp API. */
  outputs?: JsonObject | null;
  outputs_truncated?: boolean;
  /** Seconds. */
  elapsed_time?: number;
  execution_metadata?: JsonObject | null;
  finished_at?: number | null;
}

/** A node is done; of the same `id` as its start. */
export interface NodeFinishedEvent extends Envelope {
  event: 'node_finished';
  data: NodeData &
    NodeResult & {process_data?: JsonObject | null; process_data_truncated?: boolean; files?: DifyFile[] | null};
}

/** A node failed and is tried again. */
export interface NodeRetryEvent extends Envelope {
  event: 'node_retry';
  data: NodeFinishedEvent['data'] & {retry_index?: number};
}

/** An iteration or a loop begins. */
export interface ContainerStartedEvent extends Envelope {
  event: 'iteration_started' | 'loop_started';
  data: NodeData & {metadata?: JsonObject | null};
}

/** The next round of an iteration or a loop, of number `index`. */
export interface ContainerNextEvent extends Envelope {
  event: 'iteration_next' | 'loop_next';
  data: NodeData & {pre_loop_output?: unknown};
}

/** An iteration or a loop is done. */
export interface ContainerCompletedEvent extends Envelope {
  event: 'iteration_completed' | 'loop_completed';
  data: NodeData & NodeResult & {total_tokens?: number; steps?: number};
}

/** A piece of a workflow's output text: a preview, the truth is `workflow_finished.data.outputs`. */
export interface TextChunkEvent extends Envelope {
  event: 'text_chunk';
  data: {text: string; from_variable_selector?: string[] | null};
}

/** The whole output text anew. Old releases. */
export interface TextReplaceEvent extends Envelope {
  event: 'text_replace';
  data: {text: string};
}

/** A line of an Agent node's log. The same `id` comes again when it changes; a tree by `parent_id`. */
export interface AgentLogEvent extends Envelope {
  event: 'agent_log';
  data: {
    id: string;
    node_execution_id?: string;
    node_id?: string;
    parent_id?: string | null;
    label?: string;
    status?: 'start' | 'success' | 'error';
    error?: string | null;
    data?: JsonObject | null;
    metadata?: JsonObject | null;
  };
}

/** A piece of a model's reasoning, apart from the answer. Since 1.16. */
export interface ReasoningChunkEvent extends Envelope {
  event: 'reasoning_chunk';
  data: {reasoning: string; message_id?: string; node_id?: string; is_final?: boolean};
}

/** A form has to be filled in before the run goes on. */
export interface HumanInputRequiredEvent extends Envelope {
  event: 'human_input_required';
  data: HumanInputForm;
}

/** A form was filled in. */
export interface HumanInputFilledEvent extends Envelope {
  event: 'human_input_form_filled';
  data: {
    node_id: string;
    node_title?: string;
    /** Markdown. */
    rendered_content?: string;
    action_id?: string;
    action_text?: string;
    submitted_data?: JsonObject;
  };
}

/** Nobody filled in a form in time; the run goes on without. */
export interface HumanInputTimeoutEvent extends Envelope {
  event: 'human_input_form_timeout';
  data: {node_id: string; node_title?: string; expiration_time?: number};
}

/** Until about 1.5; nothing to show. */
export interface ParallelBranchEvent extends Envelope {
  event: 'parallel_branch_started' | 'parallel_branch_finished';
  data: JsonObject;
}
