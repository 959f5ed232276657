/** The icons under a question. */
import {svg} from 'lit';
import {icon} from './icon.js';

export const editIcon = icon(svg`<path d="m12.7 4.2 3.1 3.1-8.6 8.6-3.9.8.8-3.9Zm-2 2 3.1 3.1"/>`, 16);
export const previousIcon = icon(svg`<path d="m12 5-5 5 5 5"/>`, 16);
export const nextIcon = icon(svg`<path d="m8 5 5 5-5 5"/>`, 16);
