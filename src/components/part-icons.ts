/** The icons of an answer's parts. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const toolIcon = icon(
  svg`<path d="M12.7 6.9 16 3.6a4.3 4.3 0 0 1-5.6 5.6l-5.6 5.6a1.5 1.5 0 0 1-2.1-2.1l5.6-5.6A4.3 4.3 0 0 1 13.9 1.5L10.6 4.8Z"/>`,
  16,
);
export const fileIcon = icon(
  svg`<path d="M11.5 2.8H6a1.5 1.5 0 0 0-1.5 1.5v11.4A1.5 1.5 0 0 0 6 17.2h8a1.5 1.5 0 0 0 1.5-1.5V6.8Z"/><path d="M11.5 2.8v4h4"/>`,
);
