/** The icons of a form in the middle of an answer. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const formIcon = icon(
  svg`<rect x="3.5" y="3.5" width="13" height="13" rx="2.5"/><path d="M7 8h6M7 12h3.5"/>`,
  18,
);
export const doneIcon = icon(svg`<circle cx="10" cy="10" r="7.2"/><path d="m6.8 10.2 2.3 2.3 4.2-4.8"/>`, 18);
export const clockIcon = icon(svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 6v4.2l2.6 1.6"/>`, 18);
