/** The icons of the header's tools. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const listIcon = icon(svg`<path d="M3.5 5.5h13M3.5 10h13m-13 4.5h8"/>`);
export const moreIcon = icon(svg`<path d="M4.5 10h.01m5.5 0h.01m5.5 0h.01" stroke-width="2.4"/>`);
