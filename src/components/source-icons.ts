/** The icons of what an answer rests on. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const sourcesIcon = icon(
  svg`<path d="M10 5.2C8.4 4 6.2 3.6 3.5 3.6v11.6c2.7 0 4.9.4 6.5 1.6 1.6-1.2 3.8-1.6 6.5-1.6V3.6c-2.7 0-4.9.4-6.5 1.6Zm0 0v11.6"/>`,
  16,
);
export const chevronIcon = icon(svg`<path d="m5.5 7.8 4.5 4.5 4.5-4.5"/>`, 16);
export const leaveIcon = icon(svg`<path d="M7.5 5H15v7.5M15 5l-9.5 9.5"/>`, 12);
export const writtenIcon = icon(
  svg`<circle cx="10" cy="6.6" r="3.1"/><path d="M3.9 16.6c.6-3.2 3-4.9 6.1-4.9s5.5 1.7 6.1 4.9"/>`,
  16,
);
