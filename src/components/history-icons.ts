/** The icons of the conversations, and of what can be done with one. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const searchIcon = icon(svg`<circle cx="8.8" cy="8.8" r="5.2"/><path d="m12.8 12.8 3.7 3.7"/>`, 18);
export const dotsIcon = icon(svg`<path d="M4.5 10h.01m5.5 0h.01m5.5 0h.01" stroke-width="2.4"/>`, 18);
export const pinIcon = icon(
  svg`<path d="M10 12.6V17M6.2 12.6h7.6c0-2-1.3-2.7-1.6-3.5l-.4-4.3H13M6.2 12.6c0-2 1.3-2.7 1.6-3.5l.4-4.3H7m1.2 0h3.6"/>`,
  18,
);
export const renameIcon = icon(svg`<path d="m12.7 4.2 3.1 3.1-8.6 8.6-3.9.8.8-3.9Z"/>`, 18);
export const trashIcon = icon(
  svg`<path d="M4 5.8h12M8 5.5V3.8h4v1.7M5.6 6l.7 9.2a1.4 1.4 0 0 0 1.4 1.3h4.6a1.4 1.4 0 0 0 1.4-1.3l.7-9.2"/>`,
  18,
);
export const saveIcon = icon(svg`<path d="M10 3.2v9.3m-3.8-3.8 3.8 3.8 3.8-3.8M3.8 16.5h12.4"/>`, 18);
export const printIcon = icon(
  svg`<path d="M6 7.5V3.5h8v4m-8 6H3.8V9A1.5 1.5 0 0 1 5.3 7.5h9.4A1.5 1.5 0 0 1 16.2 9v4.5H14M6 11.5h8v5H6Z"/>`,
  18,
);
export const ringIcon = icon(svg`<circle class="track" cx="10" cy="10" r="6"/><path d="M10 4a6 6 0 0 1 6 6"/>`, 16);
export const toStartIcon = icon(svg`<path d="M4 3.8h12M10 16.5V7.2m-4 4 4-4 4 4"/>`, 18);
export const toEndIcon = icon(svg`<path d="M4 16.2h12M10 3.5v9.3m-4-4 4 4 4-4"/>`, 18);
export const upIcon = icon(svg`<path d="m5 12 5-5 5 5"/>`, 18);
export const downIcon = icon(svg`<path d="m5 8 5 5 5-5"/>`, 18);
