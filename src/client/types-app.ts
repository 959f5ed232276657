import type {JsonObject} from './types-base.js';
import type {FileType} from './types-files.js';

/** The kinds of app. `agent` is the new agent of releases after 1.14. */
export type AppMode = 'chat' | 'agent-chat' | 'agent' | 'advanced-chat' | 'completion' | 'workflow';

/** `GET /info` (Service API only). */
export interface AppInfo {
  name: string;
  description: string;
  tags: string[];
  mode: AppMode;
  author_name?: string | null;
}

/** A switch of the app. `enabled` is the only key that is always there. */
export interface Toggle {
  enabled: boolean;
}

/** How a file may be handed over. */
export type TransferMethod = 'local_file' | 'remote_url';

/** What the app takes as files with a message. Old apps have `image` only. */
export interface FileUpload {
  enabled?: boolean;
  /** Missing: images only. */
  allowed_file_types?: FileType[];
  /** For the type `custom`: `.JPG`, with the dot, in any case. */
  allowed_file_extensions?: string[];
  /** Missing: those of `image`. */
  allowed_file_upload_methods?: TransferMethod[];
  /** How many files a message may have; missing: that of `image`, else 3. */
  number_limits?: number;
  image?: {
    enabled?: boolean;
    number_limits?: number;
    detail?: string;
    transfer_methods?: TransferMethod[];
  };
  /** A leftover of Dify's editor, possibly stale: sizes are those of {@link SystemParameters}. */
  fileUploadConfig?: JsonObject;
}

/** Limits of the server. */
export interface SystemParameters {
  /** Megabytes. */
  image_file_size_limit?: number;
  /** Megabytes. */
  video_file_size_limit?: number;
  /** Megabytes. */
  audio_file_size_limit?: number;
  /** Megabytes, for documents and everything else. */
  file_size_limit?: number;
  /** How many files a workflow input may have. */
  workflow_file_upload_limit?: number;
}

/** `GET /parameters`: what the app can do and what it asks for. */
export interface Parameters {
  /** May hold `{{variable}}`, to be filled from the form by the client. */
  opening_statement?: string | null;
  /** Questions to start with; may hold `{{variable}}` too. */
  suggested_questions?: string[];
  suggested_questions_after_answer?: Toggle;
  speech_to_text?: Toggle;
  text_to_speech?: Toggle & {voice?: string | null; language?: string | null; autoPlay?: 'enabled' | 'disabled'};
  retriever_resource?: Toggle;
  annotation_reply?: Toggle;
  more_like_this?: Toggle;
  /** Chatflows have `config` where basic apps have `configs`. */
  sensitive_word_avoidance?: Toggle & {type?: string; configs?: unknown[]; config?: JsonObject};
  user_input_form?: UserInputControl[];
  file_upload?: FileUpload;
  system_parameters?: SystemParameters;
}

/** What every control of the form may have. Any optional key may be missing or null. */
export interface UserInputField {
  /** The key in `inputs`. */
  variable: string;
  label: string;
  type?: string;
  description?: string | null;
  placeholder?: string | null;
  hint?: string | null;
  /** A missing value is refused; an empty text is not, so check it before sending. */
  required?: boolean;
  /** Not shown; the page that embeds may preset it. */
  hide?: boolean;
  /** Used by chatflows when the value is left out. */
  default?: unknown;
}

/** A text; `max_length` in characters, 48 by default in Dify's editor. */
export interface TextField extends UserInputField {
  default?: string | null;
  max_length?: number | null;
}

/** One of `options`. An optional one that is left empty must be left out of `inputs`: `''` is refused. */
export interface SelectField extends UserInputField {
  default?: string | null;
  options: string[];
}

/** A number, or its text. */
export interface NumberField extends UserInputField {
  default?: number | string | null;
}

/** True or false. */
export interface CheckboxField extends UserInputField {
  default?: boolean | string | null;
}

/** One FileInput. */
export interface FileField extends UserInputField {
  allowed_file_types?: FileType[] | null;
  allowed_file_extensions?: string[] | null;
  allowed_file_upload_methods?: TransferMethod[] | null;
}

/** A list of FileInput, at most `max_length` of them. */
export interface FileListField extends FileField {
  max_length?: number | null;
}

/** An object (not its JSON text), which must fit `json_schema`. */
export interface JsonObjectField extends UserInputField {
  json_schema?: JsonObject | string | null;
}

/** Filled by the server; not to be shown. Basic apps only. */
export interface ExternalDataField extends UserInputField {
  config?: JsonObject;
}

/** Every kind of form control with its settings. */
export interface UserInputFields {
  'text-input': TextField;
  paragraph: TextField;
  select: SelectField;
  number: NumberField;
  checkbox: CheckboxField;
  file: FileField;
  'file-list': FileListField;
  json_object: JsonObjectField;
  external_data_tool: ExternalDataField;
}

/** The name of a kind of form control. */
export type UserInputKind = keyof UserInputFields;

/** One control of `user_input_form`: an object with one key, the kind. */
export type UserInputControl = {[Kind in UserInputKind]: Record<Kind, UserInputFields[Kind]>}[UserInputKind];

/** `GET /meta`: icons of the app's tools by tool name. An address may be relative, or not load at all. */
export interface Meta {
  tool_icons: Record<string, string | {background: string; content: string}>;
}

/** How the app presents itself: `GET /site`, the same for both families. */
export interface Site {
  title: string;
  /** `#rrggbb`. */
  chat_color_theme?: string | null;
  chat_color_theme_inverted?: boolean;
  icon_type?: 'emoji' | 'image' | 'link' | null;
  /** An emoji, or the name of one (`robot_face`). */
  icon?: string | null;
  icon_background?: string | null;
  /** For `icon_type` image: signed, expires, may be relative. */
  icon_url?: string | null;
  description?: string | null;
  copyright?: string | null;
  privacy_policy?: string | null;
  custom_disclaimer?: string | null;
  default_language?: string;
  show_workflow_steps?: boolean;
  use_icon_as_answer_icon?: boolean;
  /** Since 1.16. */
  input_placeholder?: string | null;
  /** WebApp API only. */
  app_id?: string;
  /** WebApp API only: who the passport says is chatting. */
  end_user_id?: string;
  /** WebApp API only. */
  can_replace_logo?: boolean;
  /** WebApp API only: branding, when the plan has it. */
  custom_config?: {remove_webapp_brand?: boolean; replace_webapp_logo?: string | null} | null;
}
