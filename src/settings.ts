import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import type {StorageKind} from './browser/storage.js';
import type {StringOverrides} from './i18n/index.js';

/** What a page sets of `<dify-chat>`: its attributes and properties, which only say what is wanted. */
export abstract class Settings extends LitElement {
  /** Where Dify (or your proxy) answers: `https://host/v1`, `https://host/api`, or just the origin, to which `/api` is added with `app-code` and `/v1` otherwise. */
  @property({attribute: 'base-url'}) baseUrl = '';

  /** The public site code of the published web app: the way for public pages, since it is no secret. */
  @property({attribute: 'app-code'}) appCode = '';

  /** The secret service key, `app-…`. Whoever can open the page can read it: for trusted networks and local trials. */
  @property({attribute: 'api-key'}) apiKey = '';

  /** The kind of app: `chat`, `agent-chat`, `agent`, `advanced-chat`, or one that makes something of a form, `completion` or `workflow`. Left out: found out where Dify tells, in the Service API. */
  @property({attribute: 'app-mode'}) appMode = '';

  /** Headers for each request, e.g. with a token of your own for a proxy. Asked again, once, when Dify answers 401. A new function counts from the next request on. */
  @property({attribute: false}) authorize?: () => HeadersInit | Promise<HeadersInit>;

  /** Who is chatting. Left out: a random 128-bit id, kept in storage. Dify does not verify it, so it must not be guessable. */
  @property() user = '';

  /** Continue this conversation of the user's. */
  @property({attribute: 'conversation-id'}) conversationId = '';

  /** Whether the panel is shown. */
  @property({type: Boolean, reflect: true}) open = false;

  /** `bubble`: a launcher that opens a panel · `inline`: the panel, where the element stands. */
  @property({reflect: true}) display: 'bubble' | 'inline' = 'bubble';

  /** The corner of the launcher. */
  @property({reflect: true}) placement: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start' = 'bottom-end';

  /** `auto` follows the visitor's system. */
  @property({reflect: true}) theme: 'auto' | 'light' | 'dark' = 'auto';

  /** The title; left out: that of the app's site settings. */
  @property() heading = '';

  /** Words beside the launcher's icon. */
  @property({attribute: 'launcher-label'}) launcherLabel = '';

  /** Where id, draft and current conversation are kept: `local` for good, `session` for the tab, `none` nowhere. */
  @property() storage: StorageKind = 'local';

  /** Origins, separated by spaces, whose images answers may show. Dify's own is always among them. */
  @property({attribute: 'image-origins'}) imageOrigins = '';

  /** Ask before a link in an answer leaves the page, and show its real host. Misleading links are always asked about. */
  @property({type: Boolean, attribute: 'link-confirm'}) linkConfirm = false;

  /** No likes and dislikes. */
  @property({type: Boolean, attribute: 'no-feedback'}) noFeedback = false;

  /** Nothing of what agents and workflows do on the way to an answer. Their errors and forms are shown all the same. */
  @property({type: Boolean, attribute: 'no-steps'}) noSteps = false;

  /** Forms that an answer has written, `<form data-format>`, can be filled in: what is entered is the next message. */
  @property({type: Boolean, attribute: 'answer-forms'}) answerForms = false;

  /** No files from the visitor, whatever the app takes. */
  @property({type: Boolean, attribute: 'no-uploads'}) noUploads = false;

  /** The longest edge of a photo, in pixels: larger ones are made smaller before they are sent, and lose the place where they were taken. Left out: photos are sent as they are. */
  @property({type: Number, attribute: 'shrink-images'}) shrinkImages = 0;

  /** No microphone, and nothing is read aloud. */
  @property({type: Boolean, attribute: 'no-voice'}) noVoice = false;

  /** What was said is sent at once, instead of standing in the composer to be looked at. */
  @property({type: Boolean, attribute: 'voice-send'}) voiceSend = false;

  /** No list of conversations: the visitor sees the current one only. */
  @property({type: Boolean, attribute: 'no-history'}) noHistory = false;

  /** What the page tells of itself with each message, by the app's variables. The visitor sees it, and can take it back. */
  @property({attribute: false}) pageContext?: () => Readonly<Record<string, unknown>> | undefined;

  /** The app's variables, sent with each message; the form asks for those that are missing. */
  @property({attribute: false}) inputs: Readonly<Record<string, unknown>> = {};

  /** Texts of your own, over those of the language. */
  @property({attribute: false}) strings: StringOverrides = {};
}
