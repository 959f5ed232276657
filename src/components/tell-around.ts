import {css} from 'lit';

/** What a part asks of the message that it stands in. */
const styles = css`
  /* The part says that something is being done. */
  [data-busy] ~ .thinking .dots,
  [data-busy] ~ .thinking:not(:has(.note)),
  .body > [data-none] {
    display: none;
  }
  .body > :nth-child(1 of :not([data-none])) {
    margin-block-start: 0;
  }
`;

/**
 * Tells the message around a part how the part is.
 *
 * @param name - `data-busy`: it says that something is being done · `data-none`: there is nothing to see of it
 */
export function tellAround(part: Element, name: 'data-busy' | 'data-none', on: boolean): void {
  part.toggleAttribute(name, on);
  const {adoptedStyleSheets: sheets} = part.getRootNode() as ShadowRoot;
  const sheet = styles.styleSheet!;
  if (!sheets.includes(sheet)) sheets.push(sheet);
}
