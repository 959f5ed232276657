import {svg} from 'lit';
import {icon} from './icon.js';

/** To talk. */
export const micIcon = icon(
  svg`<rect x="7.3" y="2.8" width="5.4" height="9" rx="2.7"/><path d="M4.6 9.6a5.4 5.4 0 0 0 10.8 0M10 15v2.4"/>`,
);

/** To talk back and forth. */
export const handsFreeIcon = icon(svg`<path d="M3.6 8.5v3M6.8 6v8M10 3.6v12.8M13.2 6v8M16.4 8.5v3"/>`, 16);
