import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    contain: content;
    overflow-wrap: anywhere;
  }
  :where(.answer *) {
    margin-block: 0;
  }
  :is(.answer, .group, blockquote, details) > * + * {
    margin-block-start: 12px;
  }
  .group {
    contain: content;
  }
  :is(p, li, td, th, h1, h2, h3, h4, h5, h6) {
    unicode-bidi: plaintext;
  }
  :is(h1, h2, h3, h4, h5, h6) {
    font: 600 15.5px/1.4 var(--_font);
  }
  h1 {
    font-size: 19px;
  }
  h2 {
    font-size: 17px;
  }
  ul,
  ol {
    padding-inline-start: 20px;
  }
  li + li,
  li > * + p,
  li > :is(ul, ol, .code, .table, blockquote) {
    margin-block-start: 4px;
  }
  li:has(> input, > p > input) {
    list-style: none;
  }
  input {
    inline-size: 13px;
    margin-inline: -20px 3px;
    vertical-align: -2px;
  }
  a,
  .jump,
  .image {
    color: var(--_accent-text);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
    unicode-bidi: isolate;
  }
  sup {
    line-height: 0;
  }
  blockquote {
    margin-inline: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }
  hr {
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  img {
    max-inline-size: 100%;
    max-block-size: 320px;
    border-radius: 12px;
    vertical-align: bottom;
  }
  .image {
    padding: 8px 12px;
    border: 1px dashed var(--_control-border);
    border-radius: 10px;
    font-size: 13px;
    text-align: start;
  }
  code,
  kbd {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--_code);
    font: 13px/20px var(--_mono);
  }
  .code {
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_code);
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 12px;
    border-radius: 12px 12px 0 0;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 12px;
    line-height: 32px;
  }
  .copy {
    margin-inline-start: auto;
  }
  @media (pointer: coarse) {
    .copy {
      min-inline-size: 44px;
      line-height: 44px;
    }
  }
  pre {
    padding: 8px 12px 12px;
    overflow-x: auto;
    outline-offset: -2px;
    overflow-wrap: normal;
  }
  pre code {
    padding: 0;
    background: none;
  }
  pre span {
    display: block;
  }
  .plain {
    padding: 0;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  small,
  .notes {
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .table {
    overflow-x: auto;
    outline-offset: -2px;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    min-inline-size: 48px;
    max-inline-size: 320px;
    padding: 6px 12px;
    border: 1px solid var(--_border);
    overflow-wrap: break-word;
    vertical-align: top;
  }
  th {
    background: var(--_raised);
    font-weight: 600;
  }
  th:not([align]) {
    text-align: start;
  }
  :host([streaming]) [data-caret]::after {
    content: '';
    display: inline-block;
    inline-size: 7px;
    block-size: 1em;
    margin-inline-start: 3px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_accent) 50%, transparent);
    vertical-align: -2px;
  }
`;
