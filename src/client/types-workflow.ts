import type {TransferMethod} from './types-app.js';
import type {JsonObject} from './types-base.js';
import type {FileType} from './types-files.js';

/** How a run stands. `partial-succeeded`: finished, but some nodes took their way around an error. */
export type RunStatus = 'running' | 'succeeded' | 'failed' | 'stopped' | 'partial-succeeded' | 'paused';

/** The answer of a blocking workflow call; a failed run is one too (HTTP 200, `data.error`). */
export interface WorkflowResult {
  task_id: string;
  workflow_run_id: string;
  data: {
    id: string;
    workflow_id: string;
    status: RunStatus;
    outputs?: JsonObject | null;
    error?: string | null;
    /** Seconds. */
    elapsed_time?: number;
    total_tokens?: number;
    total_steps?: number;
    created_at: number;
    /** Null while paused. */
    finished_at?: number | null;
    /** When paused (since 1.14). */
    paused_nodes?: string[];
    /** When paused (since 1.14). */
    reasons?: PauseReason[];
  };
}

/**
 * `GET /workflows/run/{id}`.
 *
 * A stopped run mostly stays `running` for ever: never wait for one. In 1.12 an unknown run has every field null.
 */
export interface WorkflowRun {
  id: string;
  workflow_id: string;
  status: RunStatus;
  /** JSON text. */
  inputs: string;
  /** JSON text in 1.12. */
  outputs?: JsonObject | string | null;
  error?: string | null;
  total_steps: number;
  total_tokens: number;
  created_at: number;
  /** Null while running. */
  finished_at?: number | null;
  /** Seconds. */
  elapsed_time: number;
}

/** A line of the workflow logs. */
export interface WorkflowLog {
  id: string;
  workflow_run: {
    id: string;
    version: string;
    status: RunStatus;
    error?: string | null;
    elapsed_time: number;
    total_tokens: number;
    total_steps: number;
    created_at: number;
    finished_at?: number | null;
    exceptions_count?: number;
    triggered_from?: string;
  };
  details?: unknown;
  created_from: string;
  created_by_role: string;
  created_by_account?: unknown;
  created_by_end_user?: {id: string; type: string; is_anonymous: boolean; session_id: string} | null;
  created_at: number;
}

/** What an input of a human-input form starts with: `value`, or the variable whose value is in `resolved_default_values`. */
export interface FormDefault {
  type: 'constant' | 'variable';
  selector: string[];
  value: string;
}

/** Files that a form's input takes. */
export interface FormFileRules {
  allowed_file_types?: FileType[];
  allowed_file_extensions?: string[];
  allowed_file_upload_methods?: TransferMethod[];
}

/** An input of a human-input form; it is drawn where the content says `{{#$output.NAME#}}`. Select and files since 1.14. */
export type FormInput =
  | {type: 'paragraph'; output_variable_name: string; default?: FormDefault | null}
  | {
      type: 'select';
      output_variable_name: string;
      option_source: {type: 'constant' | 'variable'; selector: string[]; value: string[]};
      default?: FormDefault | null;
    }
  | ({type: 'file'; output_variable_name: string} & FormFileRules)
  | ({type: 'file-list'; output_variable_name: string; number_limits?: number} & FormFileRules);

/** A button of a human-input form. */
export interface FormAction {
  id: string;
  title: string;
  button_style?: 'primary' | 'default' | 'accent' | 'ghost';
}

/** A human-input form as streams and history carry it. Forms are told apart by `form_id`; one has several tokens. */
export interface HumanInputForm {
  form_id: string;
  node_id: string;
  node_title: string;
  /** Markdown with placeholders for the inputs. */
  form_content: string;
  inputs?: FormInput[];
  actions?: FormAction[];
  display_in_ui?: boolean;
  /** Null: the form was delivered elsewhere, by e-mail for example. */
  form_token?: string | null;
  resolved_default_values?: Record<string, string>;
  /** Missing in some answers of 1.13. */
  expiration_time?: number;
}

/** Why a run pauses. */
export type PauseReason = {TYPE: 'human_input_required'} & HumanInputForm;

/** `GET /form/human_input/{token}`: the form by itself. */
export interface FormPage {
  form_content: string;
  inputs: FormInput[];
  resolved_default_values: Record<string, string>;
  user_actions: FormAction[];
  expiration_time: number;
  /** WebApp API only. */
  site?: JsonObject | null;
}

/** Leave to upload files for one form (WebApp API, newer than 1.14). */
export interface UploadToken {
  upload_token: string;
  /** The form's own end, Unix seconds. */
  expires_at: number;
}
