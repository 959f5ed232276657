import {css} from 'lit';

/** Fields of a form, with their labels, hints and what is wrong with them: see `input-field.ts`. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  label {
    font-size: 13px;
    font-weight: 600;
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .hint,
  .count,
  .error,
  .obstacle {
    font-size: 13px;
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  .hint,
  .count {
    color: var(--_muted);
  }
  .count {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .error,
  .obstacle {
    display: flex;
    gap: 6px;
    color: var(--_error);
  }
  .error svg,
  .obstacle svg {
    flex: none;
  }
  .error span,
  .obstacle span {
    min-inline-size: 0;
  }
  .obstacle {
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--_error-ground);
  }
  input[type='text'],
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 40px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    transition: border-color 0.12s;
  }
  :is(input[type='text'], select, textarea):focus-visible {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
    outline-offset: 0;
  }
  [aria-invalid='true']:is(input, select, textarea) {
    border-color: var(--_error);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea {
    display: block;
    min-block-size: 64px;
    max-block-size: 202px;
    overflow-wrap: anywhere;
    resize: vertical;
    scrollbar-width: thin;
  }
  @supports (field-sizing: content) {
    textarea {
      field-sizing: content;
      resize: none;
    }
  }
  .json_object {
    font: 13px/20px var(--_mono);
  }
  .list {
    display: grid;
  }
  .list > * {
    grid-area: 1 / 1;
  }
  .list svg {
    align-self: center;
    justify-self: end;
    margin-inline-end: 12px;
    color: var(--_muted);
    pointer-events: none;
  }
  select {
    appearance: none;
    padding-inline-end: 36px;
    text-overflow: ellipsis;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 40px;
    font-size: inherit;
    font-weight: 400;
    line-height: inherit;
    cursor: pointer;
  }
  [type='checkbox'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  @media (pointer: coarse) {
    input[type='text'],
    select,
    .check {
      min-block-size: 44px;
    }
    input[type='text'],
    select,
    textarea {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .obstacle {
      border: 1px solid CanvasText;
    }
  }
`;
