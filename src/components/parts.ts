/** How each kind of message part looks. A new kind has no entry here: the compiler says so. */
import {html, type TemplateResult} from 'lit';
import type {Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, Part} from '../state/types.js';
import './markdown.js';

/** What parts need to know beside themselves. */
export interface PartContext {
  readonly strings: Strings;
  readonly policy: MarkdownPolicy;
  /** The answer is being written, and this is its last part. */
  readonly streaming: boolean;
  readonly session: ChatSession;
  /** The answer of which it is a part. */
  readonly answer: Answer;
}

type Renderers = {
  readonly [K in Part['kind']]: (part: Extract<Part, {kind: K}>, context: PartContext) => TemplateResult;
};

/** A model may think aloud in the text. */
const THINKS = /<\/?think|<summary>\s*think/i;

const renderers: Renderers = {
  text: ({text}, {policy, streaming, strings}) => {
    if (!THINKS.test(text)) {
      return html`<dify-chat-markdown .text=${text} .streaming=${streaming} .policy=${policy}></dify-chat-markdown>`;
    }
    void import('./thoughts.js').catch(() => undefined);
    return html`<dify-chat-thoughts
      .text=${text}
      .streaming=${streaming}
      .strings=${strings}
      .policy=${policy}
    ></dify-chat-thoughts>`;
  },
  tool: other,
  file: other,
  run: other,
  'human-input': other,
  reasoning: other,
  outputs: other,
  gap: other,
};

/** Draws one part. */
export function renderPart(part: Part, context: PartContext): TemplateResult {
  const render = renderers[part.kind] as (part: Part, context: PartContext) => TemplateResult;
  return render(part, context);
}

/** All but text is drawn by an element whose code is fetched when the first answer needs it. */
function other(part: Part, {session, answer, strings, policy}: PartContext): TemplateResult {
  void import('./part.js').catch(() => undefined); // offline: the text of the answer is there all the same
  return html`<dify-chat-part
    .content=${part}
    .session=${session}
    .answer=${answer}
    .strings=${strings}
    .policy=${policy}
  ></dify-chat-part>`;
}
