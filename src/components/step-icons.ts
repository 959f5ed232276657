/** The icons of steps: what they do, and how they are. */
import {svg, type TemplateResult} from 'lit';
import {icon} from './icon.js';

const small = (paths: TemplateResult) => icon(paths, 16);

/** A spanner: tools, and steps of which nothing else is known. */
export const toolIcon = small(
  svg`<path d="M12.7 6.9 16 3.6a4.3 4.3 0 0 1-5.6 5.6l-5.6 5.6a1.5 1.5 0 0 1-2.1-2.1l5.6-5.6A4.3 4.3 0 0 1 13.9 1.5L10.6 4.8Z"/>`,
);
export const sparkIcon = small(
  svg`<path d="M9 3.2c.5 3.9 1.9 5.3 5.8 5.8-3.9.5-5.3 1.9-5.8 5.8-.5-3.9-1.9-5.3-5.8-5.8C7.1 8.5 8.5 7.1 9 3.2Z"/><path d="M15.6 12.8c.2 1.7.8 2.3 2.4 2.5-1.6.2-2.2.8-2.4 2.5-.2-1.7-.8-2.3-2.4-2.5 1.6-.2 2.2-.8 2.4-2.5Z"/>`,
);
const searchIcon = small(svg`<circle cx="9" cy="9" r="5.3"/><path d="m13 13 3.6 3.6"/>`);
const globeIcon = small(
  svg`<circle cx="10" cy="10" r="6.8"/><path d="M3.3 10h13.4M10 3.2c4 4.2 4 9.4 0 13.6-4-4.2-4-9.4 0-13.6Z"/>`,
);
const codeIcon = small(svg`<path d="m7 6-4 4 4 4m6-8 4 4-4 4"/>`);
const branchIcon = small(
  svg`<circle cx="4.8" cy="10" r="1.8"/><circle cx="15.2" cy="5" r="1.8"/><circle cx="15.2" cy="15" r="1.8"/><path d="M6.6 10c4 0 2.8-5 6.8-5m-6.8 5c4 0 2.8 5 6.8 5"/>`,
);
const roundIcon = small(
  svg`<path d="M15.8 8A6.2 6.2 0 0 0 4.6 7M4.2 3.8V7h3.2M4.2 12a6.2 6.2 0 0 0 11.2 1m.4 3.2V13h-3.2"/>`,
);
const pageIcon = small(svg`<path d="M5 3.5h10v13H5Zm2.8 4h4.4m-4.4 3h4.4m-4.4 3h2"/>`);
const personIcon = small(svg`<circle cx="10" cy="7" r="3"/><path d="M4.2 16.5a5.8 5.8 0 0 1 11.6 0"/>`);
const agentIcon = small(
  svg`<rect x="3.8" y="6.8" width="12.4" height="9.2" rx="2.6"/><path d="M10 6.8V3.8m-2.6 7v1.4m5.2-1.4v1.4"/>`,
);
const flagIcon = small(svg`<path d="M5.5 17V3.5h8.7l-1.8 3.7 1.8 3.7H5.5"/>`);
const lineIcon = small(svg`<circle cx="10" cy="10" r="2.2"/>`);

const BY_TYPE: Partial<Record<string, TemplateResult>> = {
  llm: sparkIcon,
  agent: agentIcon,
  'knowledge-retrieval': searchIcon,
  'http-request': globeIcon,
  code: codeIcon,
  'template-transform': codeIcon,
  'if-else': branchIcon,
  'question-classifier': branchIcon,
  iteration: roundIcon,
  loop: roundIcon,
  'document-extractor': pageIcon,
  'parameter-extractor': pageIcon,
  'variable-aggregator': pageIcon,
  'list-operator': pageIcon,
  assigner: pageIcon,
  'human-input': personIcon,
  start: flagIcon,
  answer: flagIcon,
  end: flagIcon,
  log: lineIcon,
};

/** The icon of a type of node. */
export const typeIcon = (type: string): TemplateResult =>
  (Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined) ?? toolIcon;

/** A run, or tools, that are done. */
export const stepsIcon = small(svg`<path d="M8.5 5.5h8m-8 4.7h8m-8 4.7h8M3.2 5.5h.8m-.8 4.7h.8m-.8 4.7h.8"/>`);

/** Opens what is folded, and turns when it is open. */
export const chevronIcon = small(svg`<path d="m6 8 4 4 4-4"/>`);

const ringIcon = small(svg`<circle class="track" cx="10" cy="10" r="6"/><path class="arc" d="M10 4a6 6 0 0 1 6 6"/>`);

/** How a step, or a run, is. */
export const STATE_ICONS = {
  running: ringIcon,
  succeeded: small(svg`<path d="m5.5 10.4 3 3 6-6.6"/>`),
  failed: small(svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 6.8v3.7m0 2.5v.1"/>`),
  exception: small(svg`<path d="M10 4 3.5 15.5h13Zm0 4.3v3.2m0 2v.1"/>`),
  stopped: small(svg`<rect x="6" y="6" width="8" height="8" rx="1.6"/>`),
  paused: small(svg`<path d="M7.8 6v8m4.4-8v8"/>`),
};
