import type {JsonObject} from './types-base.js';
import type {FileOrigin, FileType} from './types-files.js';
import type {HumanInputForm, PauseReason} from './types-workflow.js';

/** What the model used. Prices are decimal texts. Any part may be missing. */
export interface Usage {
  prompt_tokens?: number;
  prompt_unit_price?: string;
  prompt_price_unit?: string;
  prompt_price?: string;
  completion_tokens?: number;
  completion_unit_price?: string;
  completion_price_unit?: string;
  completion_price?: string;
  total_tokens?: number;
  total_price?: string;
  currency?: string;
  /** Seconds. */
  latency?: number;
  /** Seconds. */
  time_to_first_token?: number | null;
  /** Seconds. */
  time_to_generate?: number | null;
}

/**
 * A passage that the answer rests on.
 *
 * Only `position`, `document_name`, `content` and `score` are safe to rely on, and those not for web searches, which have
 * `title` and an address in `doc_metadata`.
 */
export interface RetrieverResource {
  position?: number;
  document_name?: string;
  content?: string;
  score?: number | null;
  id?: string;
  message_id?: string;
  dataset_id?: string;
  dataset_name?: string;
  document_id?: string;
  data_source_type?: string;
  segment_id?: string;
  retriever_from?: string;
  hit_count?: number | null;
  word_count?: number | null;
  segment_position?: number | null;
  index_node_hash?: string | null;
  page?: number | null;
  doc_metadata?: JsonObject | null;
  title?: string | null;
  files?: unknown[] | null;
  summary?: string | null;
  created_at?: number | null;
}

/** What is known about an answer when it ends. The WebApp API gives `retriever_resources` only. */
export interface MessageMetadata {
  annotation_reply?: {id: string; account?: {id: string; name: string} | null} | null;
  retriever_resources?: RetrieverResource[];
  usage?: Usage | null;
}

/** The reader's opinion of an answer. Null takes it back. */
export type Rating = 'like' | 'dislike' | null;

/** A file of a message in the history. */
export interface MessageFile {
  id: string;
  filename?: string | null;
  type: FileType;
  /** Signed, may be relative. */
  url: string;
  mime_type?: string | null;
  /** In bytes. */
  size?: number | null;
  transfer_method: FileOrigin;
  /** Who brought it. */
  belongs_to: 'user' | 'assistant' | null;
  upload_file_id?: string | null;
}

/** Labels of tools by tool and language: `{time: {en_US: 'Time'}}`. */
export type ToolLabels = Record<string, Record<string, string>>;

/** A step of an agent in the history. */
export interface AgentThought {
  id: string;
  message_id?: string;
  /** From 1. */
  position: number;
  thought?: string | null;
  observation?: string | null;
  /** Names joined by `;`. */
  tool?: string | null;
  tool_labels?: ToolLabels | null;
  /** JSON text, by tool name. */
  tool_input?: string | null;
  /** Ids of message files. */
  files?: string[];
  chain_id?: string | null;
  created_at?: number;
}

/** A form in the history of a chatflow, open or answered: go by `submitted`. Since 1.13. */
export interface ExtraContent {
  type: 'human_input';
  workflow_run_id?: string;
  submitted: boolean;
  form_definition?: HumanInputForm | null;
  form_submission_data?: {
    node_id: string;
    node_title: string;
    rendered_content: string;
    action_id: string;
    action_text: string;
    submitted_data?: JsonObject;
  } | null;
}

/** A question with its answer, as the history has it. */
export interface Message {
  id: string;
  conversation_id: string;
  /** Which message this one follows. The nil UUID in what the Service API made: a plain line of messages. */
  parent_message_id?: string | null;
  inputs: JsonObject;
  query: string;
  /** Empty while it is still being written, and when it failed. */
  answer: string;
  feedback?: {rating: Rating} | null;
  retriever_resources?: RetrieverResource[];
  created_at: number;
  agent_thoughts?: AgentThought[];
  message_files?: MessageFile[];
  /** There is no "in progress": a running message is `normal`. */
  status?: 'normal' | 'error' | 'paused';
  error?: string | null;
  /** Since 1.13. */
  extra_contents?: ExtraContent[];
  /** WebApp API only; empty while unfinished. */
  metadata?: MessageMetadata;
}

/** A conversation of the list. */
export interface Conversation {
  id: string;
  name: string;
  /** What its first message was sent with; send it again with every further one. */
  inputs: JsonObject;
  status?: string;
  /** The opening statement as the server filled it; not a message. */
  introduction?: string | null;
  created_at: number;
  updated_at: number;
}

/** A variable of a chatflow's conversation. `value` is always a text. */
export interface ConversationVariable {
  id: string;
  name: string;
  value_type: string;
  value: string;
  description: string;
  created_at: number;
  updated_at: number;
}

/** The whole answer of a blocking chat call. `id` equals `message_id`. */
export interface BlockingMessage {
  event: 'message';
  task_id: string;
  id: string;
  message_id: string;
  /** Missing in completion apps. */
  conversation_id?: string;
  mode: string;
  answer: string;
  metadata?: MessageMetadata;
  created_at: number;
}

/** A blocking chatflow call that ended at a human-input form (since 1.14). */
export interface BlockingPause extends Omit<BlockingMessage, 'event'> {
  event: 'workflow_paused';
  workflow_run_id: string;
  data: {
    paused_nodes: string[];
    reasons: PauseReason[];
    status: 'paused';
    answer?: string;
    elapsed_time?: number;
    total_tokens?: number;
    total_steps?: number;
  };
}

/** What a blocking chat call answers. */
export type BlockingAnswer = BlockingMessage | BlockingPause;

/** A saved answer of a completion app (WebApp API). */
export interface SavedMessage {
  id: string;
  inputs: JsonObject;
  query: string;
  answer: string;
  message_files?: MessageFile[];
  feedback?: {rating: Rating} | null;
  created_at: number;
}
