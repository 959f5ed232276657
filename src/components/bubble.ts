import {html, type TemplateResult} from 'lit';
import {capMarks} from '../markdown/cap.js';

/** So much of a question is drawn at first, in UTF-16 units: more than fits into the lines that are shown of it. */
export const EXCERPT = 5000;

/** The words of a visitor; of a long text the beginning. */
export function bubble(text: string, length = EXCERPT): TemplateResult {
  return html`<div class="bubble"><div dir="auto">${capMarks(text.slice(0, length))}</div></div>`;
}
