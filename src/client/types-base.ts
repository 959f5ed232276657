/** Any JSON object whose keys are the app's business: form values, node outputs, metadata. */
export type JsonObject = Record<string, unknown>;

/** One page of a list. `has_more` is the server's word; ask on with the id of the last (messages: first) item. */
export interface Page<T> {
  /** How many items were asked for, 20 unless said. */
  limit: number;
  has_more: boolean;
  data: T[];
}

/** A page that is counted instead of continued. */
export interface NumberedPage<T> {
  page: number;
  limit: number;
  total: number;
  has_more: boolean;
  data: T[];
}
