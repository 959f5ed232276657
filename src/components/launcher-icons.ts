/** The icons that a page loads before the chat is opened. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const chatIcon = icon(
  svg`<path d="M10 3c4.1 0 7.2 2.7 7.2 6.2S14.1 15.5 10 15.5c-.8 0-1.6-.1-2.3-.3L4 17l.8-3.2C3.5 12.7 2.8 11.1 2.8 9.2 2.8 5.7 5.9 3 10 3Z"/><path d="M7 9.3h.01M10 9.3h.01M13 9.3h.01" stroke-width="2"/>`,
  24,
);
export const chevronDownIcon = icon(svg`<path d="m5 7.5 5 5 5-5"/>`, 24);
