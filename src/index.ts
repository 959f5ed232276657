/** `dify-chat-element`: importing it registers `<dify-chat>`. */
export {DifyChat} from './dify-chat.js';
export type {DifyChatEventMap} from './event-map.js';
export type {AnswerFacts, Diagnosis, RequestTrace, SessionFacts, StreamTrace, TracedEvent} from './diagnosis.js';
export type {StorageKind} from './browser/storage.js';
export type {ChatEvent} from './client/events.js';
export type {DifyChatError, ErrorKind} from './client/errors.js';
export type {StringOverrides, Strings} from './i18n/index.js';
export type {ChatEventMap, SendDetail} from './state/events.js';
export type {
  Answer,
  AnswerStatus,
  AppState,
  FilePart,
  Message,
  Part,
  TextPart,
  ToolPart,
  UserMessage,
} from './state/types.js';
