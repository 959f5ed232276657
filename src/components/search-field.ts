/** The field in which a visitor writes what he looks for: a part of lazy chunks. */
import {css, html} from 'lit';
import {searchIcon} from './history-icons.js';

export interface SearchField {
  /** Its name for who cannot see it. */
  readonly label: string;
  /** What stands in it while it is empty. @default the name */
  readonly hint?: string;
  readonly typed: string;
  readonly input: (event: Event) => void;
}

/** An icon and a field, for a row that shows the ring of the focus around both. */
export const searchField = ({label, hint = label, typed, input}: SearchField) => html`
  ${searchIcon}
  <input
    type="search"
    maxlength="200"
    dir="auto"
    autocomplete="off"
    spellcheck="false"
    enterkeyhint="search"
    aria-label=${label}
    placeholder=${hint}
    .value=${typed}
    @input=${input}
  />
`;

export const searchStyles = css`
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 36px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: 14px/20px var(--_font);
    appearance: none;
  }
  input:focus-visible {
    outline: none;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  @media (pointer: coarse) {
    input {
      block-size: 44px;
      font-size: 16px;
    }
  }
`;
