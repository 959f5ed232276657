import {css} from 'lit';
import type {FrameLook} from '../frame/protocol.js';

/**
 * An element of class `look` wears the colours of the chat, for who cannot read our custom properties: a frame. It changes
 * them by a transition, whose end tells that the theme is another one, whatever made it so.
 */
export const lookStyles = css`
  .look {
    position: absolute;
    color: var(--_text);
    background: var(--_surface);
    border: 0 solid var(--_border);
    outline: 0 solid var(--_accent);
    text-decoration-color: var(--_muted);
    column-rule-color: light-dark(#fff, #000);
    font-family: var(--_font);
    transition:
      color 1ms,
      background-color 1ms,
      border-color 1ms,
      outline-color 1ms,
      text-decoration-color 1ms;
  }
`;

/** The colours that such an element wears. */
export function lookOf(el: Element): FrameLook {
  const style = getComputedStyle(el);
  return {
    dark: style.columnRuleColor === 'rgb(0, 0, 0)',
    accent: style.outlineColor,
    surface: style.backgroundColor,
    text: style.color,
    muted: style.textDecorationColor,
    border: style.borderTopColor,
    font: style.fontFamily,
  };
}
