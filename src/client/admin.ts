import type {Http} from './http.js';
import {toPage} from './page.js';
import type {Annotation, EndUser, Feedback, NumberedPage, ReplyJob} from './types.js';
import {path} from './url.js';

/** How an app answers with annotations by itself. */
export interface ReplySettings {
  /** How like a question must be, 0 to 1. */
  scoreThreshold: number;
  embeddingProviderName: string;
  embeddingModelName: string;
}

/** Which annotations. */
export interface AnnotationsQuery {
  keyword?: string;
  /** From 1. @default 1 */
  page?: number;
  /** 1 to 100. @default 20 */
  limit?: number;
}

/** Ready answers to known questions. Service API only, and the app owner's business: not for pages. */
export class AnnotationsApi {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** A page of them. */
  async list({keyword, page, limit}: AnnotationsQuery = {}, signal?: AbortSignal): Promise<NumberedPage<Annotation>> {
    const query = {keyword, page, limit};
    return toPage(await this.#http.json<NumberedPage<Annotation>>('GET', '/apps/annotations', {query, signal}));
  }

  /** Adds one. */
  create(annotation: {question: string; answer: string}): Promise<Annotation> {
    return this.#http.json('POST', '/apps/annotations', {body: {...annotation}});
  }

  /** Changes one. */
  update(id: string, annotation: {question: string; answer: string}): Promise<Annotation> {
    return this.#http.json('PUT', path`/apps/annotations/${id}`, {body: {...annotation}});
  }

  /** Deletes one. */
  delete(id: string): Promise<void> {
    return this.#http.json('DELETE', path`/apps/annotations/${id}`, {empty: true});
  }

  /** Begins or ends to answer with annotations: done when the job's status is `completed`. */
  configureReply(action: 'enable' | 'disable', settings: ReplySettings): Promise<ReplyJob> {
    const body = {
      score_threshold: settings.scoreThreshold,
      embedding_provider_name: settings.embeddingProviderName,
      embedding_model_name: settings.embeddingModelName,
    };
    return this.#http.json('POST', path`/apps/annotation-reply/${action}`, {body});
  }

  /** How such a job stands. */
  replyStatus(action: 'enable' | 'disable', jobId: string, signal?: AbortSignal): Promise<ReplyJob> {
    return this.#http.json('GET', path`/apps/annotation-reply/${action}/status/${jobId}`, {signal});
  }
}

/** All readers' opinions of the app's answers. Service API only, and the app owner's business: not for pages. */
export class FeedbacksApi {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** A page of them: `page` from 1, `limit` up to 101, 20 by default. */
  async list({page, limit}: {page?: number; limit?: number} = {}, signal?: AbortSignal): Promise<Feedback[]> {
    const query = {page, limit};
    const answer = await this.#http.json<{data: Feedback[]; has_more: boolean}>('GET', '/app/feedbacks', {
      query,
      signal,
    });
    return toPage(answer).data;
  }
}

/** The people who use the app. Service API only, since 1.13: not for pages. */
export class EndUsersApi {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** @throws {DifyChatError} of kind `not-found` when there is no such person. */
  get(id: string, signal?: AbortSignal): Promise<EndUser> {
    return this.#http.json('GET', path`/end-users/${id}`, {signal});
  }
}
