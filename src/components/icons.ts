/** The icons of the panel. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const closeIcon = icon(svg`<path d="m5.5 5.5 9 9m0-9-9 9"/>`);
export const composeIcon = icon(
  svg`<path d="M16.5 10.5v4a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2h4"/><path d="m14.6 3.2 2.2 2.2-6.3 6.3-2.8.6.6-2.8Z"/>`,
);
export const sendIcon = icon(svg`<path d="M10 16V4.5M5 9.3l5-5 5 5"/>`);
export const stopIcon = icon(svg`<rect x="6" y="6" width="8" height="8" rx="1.5" fill="currentColor"/>`);
export const arrowDownIcon = icon(svg`<path d="M10 4v11.5m-5-5 5 5 5-5"/>`);
export const retryIcon = icon(svg`<path d="M15.8 8A6.2 6.2 0 1 0 16 12.2"/><path d="M16.3 4v4h-4"/>`, 16);
export const alertIcon = icon(svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 6.5v4M10 13.3h.01"/>`, 18);
export const botIcon = icon(
  svg`<rect x="3.5" y="6.5" width="13" height="9.5" rx="3"/><path d="M10 3.5v3M7.5 11v.5m5-.5v.5"/><circle cx="10" cy="3" r=".6"/>`,
);
