/**
 * What the chat and its frames say to each other. Frames draw what needs inline styles, eval-like parsers or scripts of
 * strangers, in a document without an origin, apart from the page. The chat believes nothing of what they say.
 */

/** The documents beside our script: `frame-<kind>.html`. */
export type FrameKind = 'mermaid' | 'mermaid-more' | 'echarts' | 'artifact';

/** A frame's first word: its script is there, and waits for a port. */
export const READY = 'dify-chat-frame';

/** The look of the chat, as CSS writes colours. */
export interface FrameLook {
  readonly dark: boolean;
  readonly accent: string;
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly font: string;
}

/** What is to be drawn, and how. A frame gets another one when the look changes. */
export interface FrameTask {
  readonly source: string;
  /** For who cannot see it. */
  readonly name: string;
  readonly look: FrameLook;
  /** It fills the window: may scroll, and gives up the focus with Escape. */
  readonly large: boolean;
  /** Nothing may move by itself. */
  readonly still: boolean;
  /** Times the size in which it fits. */
  readonly scale?: number;
}

/** What a frame answers. */
export type FrameReport =
  /** In its natural size, in pixels; 0 where it takes any. */
  | {readonly type: 'drawn'; readonly width: number; readonly height: number}
  | {readonly type: 'failed'}
  /** Escape was pressed in it. */
  | {readonly type: 'escape'};
