import {html, type TemplateResult} from 'lit';

/** An icon on our 20-px grid: one stroke in the colour of the text. `paths` is an `svg` template, `size` in pixels. */
export function icon(paths: TemplateResult, size = 20): TemplateResult {
  return html`<svg viewBox="0 0 20 20" width=${size} height=${size} aria-hidden="true">${paths}</svg>`;
}
