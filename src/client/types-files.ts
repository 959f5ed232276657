/** The classes into which Dify sorts files. `custom` is everything else with an extension that the app allows. */
export type FileType = 'image' | 'document' | 'audio' | 'video' | 'custom';

/**
 * A file as a request names it, in `files` and in `inputs`.
 *
 * An uploaded one by its id (usable only by the same `user`), or one in the web by its address.
 */
export type FileInput =
  | {type: FileType; transfer_method: 'local_file'; upload_file_id: string}
  | {type: FileType; transfer_method: 'remote_url'; url: string; upload_file_id?: string};

/** How a file came to Dify; `tool_file` was made by a tool or a node. */
export type FileOrigin = 'local_file' | 'remote_url' | 'tool_file' | 'datasource_file';

/**
 * A file as answers carry it: node outputs, `message_end.files`, `workflow_finished.files`, inputs in the history.
 *
 * `url` is signed, works for about 300 s and may be relative to Dify's origin.
 */
export interface DifyFile {
  /** `__dify__file__` marks such an object inside of inputs and outputs; missing in basic apps' `message_end.files`. */
  dify_model_identity?: string;
  id?: string | null;
  type: FileType;
  transfer_method: FileOrigin;
  remote_url?: string | null;
  /** The id to name it again by (`upload_file_id`), or the MessageFile's id in basic apps' `message_end.files`. */
  related_id?: string | null;
  upload_file_id?: string | null;
  filename?: string | null;
  /** With the dot: `.png`. */
  extension?: string | null;
  mime_type?: string | null;
  /** In bytes; 0 or -1 where Dify does not know. */
  size?: number;
  /** Missing in stored inputs before 1.14. */
  url?: string | null;
  /** Before 1.14. */
  tenant_id?: string;
  /** Since 1.14, instead of `tenant_id`. */
  reference?: string | null;
}

/** The answer to an upload. Only the first seven fields are the same in every release. */
export interface UploadedFile {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  /** Without the dot: `png`. */
  extension: string;
  mime_type: string;
  /** The end user's id. */
  created_by: string;
  created_at: number;
  /** A signed address that works at once; may be relative. */
  source_url?: string;
  preview_url?: string | null;
  reference?: string | null;
}

/** What Dify found at a remote address. */
export interface RemoteFileInfo {
  /** MIME type. */
  file_type: string;
  /** In bytes. */
  file_length: number;
}

/** A file that Dify fetched from a remote address; use `url` as a remote file, or `id` as an uploaded one. */
export interface RemoteFile {
  id: string;
  name: string;
  size: number;
  extension: string;
  url: string;
  mime_type: string;
  created_by: string;
  created_at: number;
}
