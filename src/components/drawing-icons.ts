/** The icons of drawings. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const largeIcon = icon(svg`<path d="M12 3.5h4.5V8M8 16.5H3.5V12M16.2 3.8l-5 5M3.8 16.2l5-5"/>`, 16);
export const inIcon = icon(svg`<circle cx="8.8" cy="8.8" r="5.2"/><path d="m12.7 12.7 4 4M6.6 8.8H11M8.8 6.6V11"/>`);
export const outIcon = icon(svg`<circle cx="8.8" cy="8.8" r="5.2"/><path d="m12.7 12.7 4 4M6.6 8.8H11"/>`);
