/** How each kind of message part looks. A new kind has no entry here: the compiler says so. */
import {html, type TemplateResult} from 'lit';
import type {Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {Part} from '../state/types.js';
import './markdown.js';

/** What parts need to know beside themselves. */
export interface PartContext {
  readonly strings: Strings;
  readonly policy: MarkdownPolicy;
  /** The answer is being written, and this is its last part. */
  readonly streaming: boolean;
  /** Dify's address for a URL in an answer; nothing for one that is not to be used. */
  readonly resolve: (url: string) => string | undefined;
}

type Renderers = {
  readonly [K in Part['kind']]: (part: Extract<Part, {kind: K}>, context: PartContext) => TemplateResult;
};

const renderers: Renderers = {
  text: ({text}, {policy, streaming}) =>
    html`<dify-chat-markdown .text=${text} .streaming=${streaming} .policy=${policy}></dify-chat-markdown>`,
  tool: other,
  file: other,
};

/** Draws one part. */
export function renderPart(part: Part, context: PartContext): TemplateResult {
  const render = renderers[part.kind] as (part: Part, context: PartContext) => TemplateResult;
  return render(part, context);
}

/** All but text is drawn by an element whose code is fetched when the first answer needs it. */
function other(part: Part, {strings, policy, resolve}: PartContext): TemplateResult {
  void import('./part.js').catch(() => undefined); // offline: the text of the answer is there all the same
  return html`<dify-chat-part .content=${part} .strings=${strings} .policy=${policy} .resolve=${resolve}></dify-chat-part>`;
}
