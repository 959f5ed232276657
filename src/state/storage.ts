/**
 * What a widget keeps between page loads, by name:
 * `user` the visitor's random id, from the first question on · `conversation` the current one · `drafts` unsent texts, by conversation
 * (`draft`: the one of former releases) · `unread` conversations with an answer that nobody has read · `at` the day of the last visit · `form` what is filled
 * into the app's form · `human-input` what is filled into forms in the middle of answers · `run` the run of a workflow that goes on ·
 * `answers` what was received of answers that are being written, as long as they are ·
 * `uploads` what Dify has of files that no message has yet · `open` whether the panel is shown · `pinned` the conversations at the top
 * of the list, where Dify keeps none · `outbox` questions that have not left · `deleted` those whose deletion was posted while the page went.
 */
export type StoredName =
  | 'user'
  | 'conversation'
  | 'draft'
  | 'drafts'
  | 'unread'
  | 'at'
  | 'form'
  | 'human-input'
  | 'run'
  | 'answers'
  | 'uploads'
  | 'open'
  | 'pinned'
  | 'outbox'
  | 'deleted';

/** A place for a few short texts. Never throws; what cannot be kept is forgotten with the page. */
export interface ChatStorage {
  /** The name under which tabs share it; absent where nothing is shared. */
  readonly scope?: string | undefined;
  get(name: StoredName): string | undefined;
  /** `undefined` removes. */
  set(name: StoredName, value: string | undefined): void;
  /**
   * Removes everything of this app, of its other users and other kinds of storage too, and tells the other tabs.
   *
   * @param quiet - Without telling.
   */
  clear(quiet?: boolean): void;
}
