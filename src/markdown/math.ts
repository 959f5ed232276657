import temml from 'temml';

/** Longest formula, in characters: it takes some 20 ms. */
const LONGEST = 2000;

/** Formulas that are remembered: what is being written is drawn again and again. */
const REMEMBERED = 300;

const OPTIONS = {throwOnError: true, trust: false, annotate: true, strict: false, maxExpand: 200};

/** Largest size that a formula may ask for: in em, and in points. */
const MAX_SIZE: [number, number] = [20, 200];

/** What Temml makes of TeX. */
interface Tree {
  toNode(): Element;
}

/** What is written between these is a formula. */
const SIGNS = /^(?:\$\$([^]*)\$\$|\\\[([^]*)\\\]|\\\(([^]*)\\\)|\$([^]*)\$)\s*$/;

const drawn = new Map<string, Element>();

/** A formula without the signs around it; nothing where the closing one is missing. */
export function texOf(source: string): string | undefined {
  const [, ...found] = SIGNS.exec(source.trim()) ?? [];
  return found.find(Boolean);
}

/** A formula that was drawn before. */
export function knownMath(tex: string, display: boolean): Element | undefined {
  return drawn.get(keyOf(tex, display))?.cloneNode(true) as Element | undefined;
}

/**
 * Draws a formula as MathML, which says its TeX in an annotation. What would reach out of the formula, links, images, styles,
 * does not exist here.
 *
 * @throws for what is no TeX, is too long, or expands without end.
 */
export function toMath(tex: string, display: boolean): Element {
  const known = knownMath(tex, display);
  if (known) return known;
  if (tex.length > LONGEST) throw new RangeError('too long');
  const options = {...OPTIONS, maxSize: MAX_SIZE, macros: {}, displayMode: display};
  // Its other ways refuse to work in the quirks mode of old pages.
  const math = (temml.__renderToMathMLTree(tex, options) as Tree).toNode();
  if (drawn.size >= REMEMBERED) drawn.clear();
  drawn.set(keyOf(tex, display), math);
  return math.cloneNode(true) as Element;
}

const keyOf = (tex: string, display: boolean) => `${display ? 1 : 0}${tex}`;
