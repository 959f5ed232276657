/** The icons of files, and of what can be done with them. */
import {svg, type TemplateResult} from 'lit';
import type {FileKind} from './file-words.js';
import {icon} from './icon.js';

const sheet = svg`<path d="M11.5 2.8H6a1.5 1.5 0 0 0-1.5 1.5v11.4A1.5 1.5 0 0 0 6 17.2h8a1.5 1.5 0 0 0 1.5-1.5V6.8Z"/><path d="M11.5 2.8v4h4"/>`;

export const kindIcons: Readonly<Record<FileKind, TemplateResult>> = {
  image: icon(
    svg`<rect x="3" y="3.5" width="14" height="13" rx="2"/><circle cx="7.2" cy="7.7" r="1.2"/><path d="m3.4 14.4 4-4 3.2 3.2 2.2-2.2 3.9 3.9"/>`,
  ),
  audio: icon(
    svg`<path d="M7.5 14.6V5.2l8-1.7v9.4"/><circle cx="5.6" cy="14.6" r="1.9"/><circle cx="13.6" cy="12.9" r="1.9"/>`,
  ),
  video: icon(svg`<rect x="2.8" y="5" width="10" height="10" rx="2"/><path d="m12.8 9 4.4-2.6v7.2L12.8 11"/>`),
  text: icon(svg`${sheet}<path d="M7.4 10.2h5.2M7.4 13h3.4"/>`),
  table: icon(svg`<rect x="3" y="4" width="14" height="12" rx="2"/><path d="M3 8h14M3 12h14M8.2 8v8"/>`),
  archive: icon(svg`${sheet}<path d="M8.6 3v1.6M8.6 6.6v1.6M8.6 10.2v2.6"/>`),
  other: icon(sheet),
};
export const downloadIcon = icon(svg`<path d="M10 3.2v9.3m-3.8-3.8 3.8 3.8 3.8-3.8M3.8 16.3h12.4"/>`, 18);
export const zoomIcon = icon(svg`<circle cx="8.8" cy="8.8" r="5.2"/><path d="m12.7 12.7 4 4M6.6 8.8H11M8.8 6.6V11"/>`);
export const previousIcon = icon(svg`<path d="m12 4.5-5.5 5.5 5.5 5.5"/>`, 24);
export const nextIcon = icon(svg`<path d="m8 4.5 5.5 5.5L8 15.5"/>`, 24);
