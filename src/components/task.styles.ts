import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    flex: 1;
    min-block-size: 0;
    container-type: inline-size;
  }
  .scroller {
    block-size: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(3 * var(--_space));
    padding: calc(2 * var(--_space)) calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .once {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(3 * var(--_space));
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block: calc(-1 * var(--_space));
    border-block-end: 1px solid var(--_border);
  }
  .ways button {
    flex: none;
    min-block-size: 40px;
    padding-inline: 12px;
    border-block-end: 2px solid transparent;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
    white-space: nowrap;
  }
  .ways button:hover {
    color: var(--_text);
  }
  .ways [aria-selected='true'] {
    border-color: var(--_accent-text);
    color: var(--_text);
  }
  .ways :focus-visible {
    outline-offset: -4px;
  }
  .about,
  .empty {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .about {
    margin-block-end: calc(2 * var(--_space));
    color: var(--_muted);
  }
  .disclaimer {
    margin: 0;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .empty {
    padding-block: 24px;
    border: 1px dashed var(--_border);
    border-radius: 12px;
    color: var(--_muted);
    font-size: 13px;
    text-align: center;
  }
  .results {
    min-inline-size: 0;
  }
  .head,
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 36px;
  }
  .head {
    margin-block-end: 8px;
  }
  h3 {
    margin: 0;
    font: 600 15px/22px var(--_font);
  }
  .quiet,
  .toggle {
    min-block-size: 36px;
    padding-inline: 12px;
    border-radius: 10px;
    color: var(--_muted);
    font-size: 13px;
  }
  .toggle {
    border: 1px solid var(--_control-border);
    color: var(--_text);
  }
  :is(.quiet, .toggle):hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(min(100%, 300px), (100% - 32px) / 3), 1fr));
    align-items: start;
    gap: 16px;
  }
  .bar {
    display: none;
  }
  /* No jump when the buttons come. */
  @media (pointer: coarse) {
    .head,
    .bar {
      min-block-size: 44px;
    }
  }
  @container (max-width: 519px) {
    [data-folded] .bar {
      display: flex;
    }
    [data-folded] :is(dify-chat-task-form, .about) {
      display: none;
    }
  }
  @container (min-width: 800px) {
    .content {
      padding-inline: calc(3 * var(--_space));
    }
    .once {
      grid-template-columns: minmax(280px, 340px) minmax(0, 1fr);
      gap: calc(4 * var(--_space));
    }
    .inputs {
      position: sticky;
      inset-block-start: calc(2 * var(--_space));
      align-self: start;
    }
    .empty {
      align-self: start;
      padding-block: 48px;
    }
  }
`;
