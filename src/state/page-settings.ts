/** What the page says, and may change at any time. */
export interface PageSettings {
  /** The app's variables. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** No likes and dislikes. */
  readonly noFeedback?: boolean;
  /** Nothing of what agents and workflows do. */
  readonly noSteps?: boolean;
  /** No list of conversations. */
  readonly noHistory?: boolean;
  /** Forms that an answer has written may be filled in. */
  readonly answerForms?: boolean;
  /** No files of the visitor's. */
  readonly noUploads?: boolean;
  /** The longest edge of a photo in pixels: larger ones are made smaller before they are sent. */
  readonly shrinkImages?: number;
  /** Neither listens nor speaks. */
  readonly noVoice?: boolean;
  /** What was said is sent at once. */
  readonly voiceSend?: boolean;
  /** Who is chatting, where the page says. */
  readonly user?: string;
  /** Whether the chat is shown: a bubble when it is open, any other always. */
  readonly open?: boolean;
  readonly display?: string;
  /** Answers that arrived while it was closed. */
  readonly unread?: number;
  /** The kind of app, where the page knows it. */
  readonly appMode?: string;
  /** What the page tells of itself with each question: values of the app's variables. */
  readonly pageContext?: (() => unknown) | undefined;
}
