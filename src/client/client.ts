import {AnnotationsApi, EndUsersApi, FeedbacksApi} from './admin.js';
import {AppApi} from './app.js';
import {AudioApi} from './audio.js';
import {ChatApi} from './chat.js';
import {CompletionApi} from './completion.js';
import {ConversationsApi} from './conversations.js';
import {FilesApi} from './files.js';
import {FormsApi} from './forms.js';
import type {ClientOptions} from './connection.js';
import {Http} from './http.js';
import {MessagesApi} from './messages.js';
import {WorkflowApi} from './workflow.js';

/**
 * Everything that an app of Dify offers over HTTP, for browsers, Workers and Node 20.
 *
 * Every call rejects with a {@link DifyChatError}, or with the signal's reason when it was aborted.
 *
 * @example
 * const dify = new DifyClient({baseUrl: 'https://dify.example', auth: {appCode: 'Ab12'}, user: 'visitor-1'});
 * for await (const event of await dify.chat.send({query: 'Hello'})) {
 *   if (event.event === 'message') console.log(event.answer);
 * }
 */
export class DifyClient {
  readonly http: Http;
  readonly app: AppApi;
  readonly chat: ChatApi;
  readonly messages: MessagesApi;
  readonly conversations: ConversationsApi;
  readonly files: FilesApi;
  readonly audio: AudioApi;
  readonly completion: CompletionApi;
  readonly workflow: WorkflowApi;
  readonly forms: FormsApi;
  readonly annotations: AnnotationsApi;
  readonly feedbacks: FeedbacksApi;
  readonly endUsers: EndUsersApi;

  /** @throws {DifyChatError} `invalid_base_url` */
  constructor(options: ClientOptions) {
    const http = new Http(options);
    this.http = http;
    this.app = new AppApi(http);
    this.chat = new ChatApi(http);
    this.messages = new MessagesApi(http);
    this.conversations = new ConversationsApi(http);
    this.files = new FilesApi(http);
    this.audio = new AudioApi(http);
    this.completion = new CompletionApi(http);
    this.workflow = new WorkflowApi(http);
    this.forms = new FormsApi(http);
    this.annotations = new AnnotationsApi(http);
    this.feedbacks = new FeedbacksApi(http);
    this.endUsers = new EndUsersApi(http);
  }

  /**
   * May be set at any time; the next call goes by it.
   *
   * @throws {DifyChatError} `invalid_base_url` when set; nothing is changed then.
   */
  get options(): ClientOptions {
    return this.http.options;
  }

  set options(options: ClientOptions) {
    this.http.options = options;
  }
}
