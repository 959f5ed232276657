import type {Rating} from './types-chat.js';

/** A ready answer to a known question. */
export interface Annotation {
  id: string;
  question: string;
  answer: string;
  /** How often it served. */
  hit_count: number;
  created_at: number;
}

/** A job of the server that turns annotation replies on or off. */
export interface ReplyJob {
  job_id: string;
  job_status: 'waiting' | 'processing' | 'completed' | 'error';
  error_msg?: string;
}

/** A reader's opinion, as the app's owner sees it. */
export interface Feedback {
  id: string;
  app_id: string;
  conversation_id: string;
  message_id: string;
  rating: Exclude<Rating, null>;
  content?: string | null;
  from_source: string;
  from_end_user_id?: string | null;
  from_account_id?: string | null;
  /** ISO 8601. */
  created_at: string;
  /** ISO 8601. */
  updated_at: string;
}

/** Somebody who uses the app. */
export interface EndUser {
  id: string;
  tenant_id: string;
  app_id: string;
  type: string;
  external_user_id?: string | null;
  name?: string | null;
  is_anonymous: boolean;
  /** The `user` of the calls. */
  session_id: string;
  /** ISO 8601. */
  created_at: string;
  /** ISO 8601. */
  updated_at: string;
}
