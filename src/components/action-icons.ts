/** The icons under an answer. */
import {svg} from 'lit';
import {icon} from './icon.js';

const thumb = svg`<path d="M7 9.2 9.8 3.6a1.9 1.9 0 0 1 2 2.3L11.4 8.3h3.5a1.7 1.7 0 0 1 1.7 2l-.9 4.6a1.7 1.7 0 0 1-1.7 1.4H7Z"/><path d="M7 9.2H4.5a1 1 0 0 0-1 1v5.1a1 1 0 0 0 1 1H7"/>`;

export const copyIcon = icon(
  svg`<rect x="7.2" y="7.2" width="9.3" height="9.3" rx="2"/><path d="M12.8 7.2V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2v5.3a2 2 0 0 0 2 2h1.7"/>`,
  16,
);
export const tickIcon = icon(svg`<path d="m4 10.6 4 4 8-8.8"/>`, 16);
export const likeIcon = icon(thumb, 16);
export const dislikeIcon = icon(svg`<g transform="rotate(180 10 10)">${thumb}</g>`, 16);
