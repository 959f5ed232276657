import type {DifyFile, MessageMetadata, ToolLabels} from './types.js';

/** What every event but `ping` may carry. All of it comes with the first event; `error` has no `task_id`. */
export interface Envelope {
  conversation_id?: string;
  message_id?: string;
  /** What a stop names. */
  task_id?: string;
  /** Chatflows and workflows only; the way back to a run after a lost connection. */
  workflow_run_id?: string;
  /** When the message was made, constant through the stream. */
  created_at?: number;
}

/** Life sign of the server, about every 10 s. */
export interface PingEvent extends Envelope {
  event: 'ping';
}

/** A piece of the answer, to be appended. In mode `agent`, after an `agent_message`, it is the whole answer instead. */
export interface ChatMessageEvent extends Envelope {
  event: 'message';
  id?: string;
  answer: string;
  from_variable_selector?: string[] | null;
}

/** A piece of an agent's answer, to be appended. */
export interface AgentMessageEvent extends Envelope {
  event: 'agent_message';
  id?: string;
  answer: string;
}

/** A step of an agent. The same `id` comes several times; the last one counts. */
export interface AgentThoughtEvent extends Envelope {
  event: 'agent_thought';
  id: string;
  /** From 1. */
  position?: number;
  thought?: string | null;
  observation?: string | null;
  /** Names joined by `;`. */
  tool?: string | null;
  tool_labels?: ToolLabels | null;
  /** JSON text, by tool name. */
  tool_input?: string | null;
  /** Ids of message files. */
  message_files?: string[] | null;
}

/** A file that a tool made. `url` may be relative. */
export interface MessageFileEvent extends Envelope {
  event: 'message_file';
  id: string;
  type: string;
  belongs_to?: 'user' | 'assistant';
  url: string;
}

/** The whole answer anew (moderation, and the first word of a resumed run: an empty one must not wipe visible text). */
export interface MessageReplaceEvent extends Envelope {
  event: 'message_replace';
  answer: string;
  reason?: string;
}

/** The answer is complete. In basic apps `files` repeats the user's own too: only `tool_file` ones are the answer's. */
export interface MessageEndEvent extends Envelope {
  event: 'message_end';
  id?: string;
  metadata?: MessageMetadata | null;
  files?: DifyFile[] | null;
}

/** A piece of speech: base64 of MP3 bytes, to be joined in order. */
export interface TtsMessageEvent extends Envelope {
  event: 'tts_message';
  audio: string;
}

/** The speech is complete; comes after `message_end`, and not at all in chatflows since 1.13. */
export interface TtsMessageEndEvent extends Envelope {
  event: 'tts_message_end';
  audio?: string;
  audio_type?: string;
}

/** The run failed; nothing follows. Make an error of it with `DifyChatError.from`. */
export interface ChatErrorEvent extends Envelope {
  event: 'error';
  code?: string;
  status?: number;
  message?: string;
}
