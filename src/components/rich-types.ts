import type {Strings} from '../i18n/index.js';
import type {RichStrings} from '../i18n/en-rich.js';
import type {MarkType} from '../markdown/marks.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';

/** Something in an answer that can be more than its source. */
export interface RichBlock {
  /** The box of a code block, or a span in a line; the source is its content. */
  readonly el: HTMLElement;
  /** `code`: a fenced block of the answer's; `media`: a link to sound or film. */
  readonly type: MarkType | 'code' | 'media';
  /** What the answer says behind the fence, in small letters. */
  readonly language: string;
  /** As it was written: formulas with their signs, raw HTML with its tags, code without its fence. */
  readonly source: string;
}

/** The element around an answer, as far as blocks may need it. */
export interface RichHost {
  readonly strings: Strings;
  /** Absent where an answer does not belong to a chat. */
  readonly session?: ChatSession;
}

/** What a renderer may use. */
export interface RichContext {
  /** What links and images may do. */
  readonly policy: MarkdownPolicy;
  readonly host: RichHost | undefined;
  /** Words of the language; undefined where they cannot be had: offline. */
  readonly words: () => Promise<RichStrings['blocks'] | undefined>;
  /** Nobody needs the result any more: the answer was drawn anew or removed. */
  readonly gone: () => boolean;
  /** Styles for what is made, in the answer's shadow root; the same ones are taken only once. */
  readonly adopt: (styles: CSSStyleSheet) => void;
}

/**
 * Makes something of a block: an element that is shown in the place of the source, or nothing when it did what there is to
 * do, or when the source is all there is to show.
 *
 * What it does at once must take less than 50 ms. When it throws, the source stays, with a note.
 */
export type Render = (
  block: RichBlock,
  context: RichContext,
) => HTMLElement | undefined | Promise<HTMLElement | undefined>;

/** The code of a kind of block. */
export interface Renderer {
  readonly render: Render;
  /** What was drawn of such a block before, if it was: a copy. */
  readonly known?: (block: RichBlock) => HTMLElement | undefined;
}

/** A kind of block, and where the code is that draws it. */
export interface RichKind {
  readonly matches: (block: RichBlock) => boolean;
  readonly load: () => Promise<Renderer>;
  /** It does not wait for the end of its paragraph. Then what was drawn once has to be there at once. */
  readonly early?: boolean;
  /** It takes the room of its source: it can wait until it is near the view. */
  readonly onlyNear?: boolean;
}
