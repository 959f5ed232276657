/** The icons of what brings files. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const attachIcon = icon(
  svg`<path d="m16.2 9.4-6.3 6.3a3.9 3.9 0 0 1-5.5-5.5l6.6-6.6a2.6 2.6 0 0 1 3.7 3.7l-6.5 6.5a1.3 1.3 0 0 1-1.9-1.8l5.9-5.9"/>`,
);
export const deviceIcon = icon(
  svg`<path d="M3 15.2V5.3a1.4 1.4 0 0 1 1.4-1.4h3.1l1.8 2.2h6.3A1.4 1.4 0 0 1 17 7.5v7.7a1.4 1.4 0 0 1-1.4 1.4H4.4A1.4 1.4 0 0 1 3 15.2Z"/>`,
);
export const cameraIcon = icon(svg`<path d="M3 6.9h3l1.4-2.2h5.2L14 6.9h3v9H3Z" /><circle cx="10" cy="11.1" r="2.7"/>`);
export const linkIcon = icon(
  svg`<path d="M8.4 11.6a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.2 3.2 0 0 0-4.6-4.6L9.9 5.5"/><path d="M11.6 8.4a3.2 3.2 0 0 0-4.6 0L4.4 11A3.2 3.2 0 0 0 9 15.6l1.1-1.1"/>`,
);
export const dropIcon = icon(
  svg`<path d="M10 3v9.5m-4-4 4 4 4-4M3.5 13v2.4A1.6 1.6 0 0 0 5.1 17h9.8a1.6 1.6 0 0 0 1.6-1.6V13"/>`,
  32,
);
