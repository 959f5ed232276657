/** The icons of an answer's parts. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const fileIcon = icon(
  svg`<path d="M11.5 2.8H6a1.5 1.5 0 0 0-1.5 1.5v11.4A1.5 1.5 0 0 0 6 17.2h8a1.5 1.5 0 0 0 1.5-1.5V6.8Z"/><path d="M11.5 2.8v4h4"/>`,
);
