import {svg} from 'lit';
import {icon} from './icon.js';

/** Something waits. */
export const waitIcon = icon(svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l2.8 2"/>`, 18);
