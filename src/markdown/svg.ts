/** Larger ones stay source, in characters. */
const LARGEST = 100_000;

/** Copies of copies multiply: with more of them a few lines may keep the browser busy for minutes. */
const MOST_COPIES = 24;

/** So do filters, which are costly. */
const MOST_FILTERS = 12;

const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * An SVG image as a file of its own, which a browser shows without running its scripts or loading what it refers to.
 *
 * @throws for what is no image, or one that could keep the browser busy.
 */
export function toSvgFile(source: string): Blob {
  const [svg] = /<svg[\s>][^]*<\/svg\s*>/i.exec(source) ?? [];
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
  const costly = count(/<(?:\w+:)?use\b/gi) > MOST_COPIES || count(/<(?:\w+:)?fe[A-Z]/g) > MOST_FILTERS;
  if (!svg || costly || source.length > LARGEST) throw new RangeError('no image to show');
  const named = /^<svg[^>]*\sxmlns\s*=/i.test(svg) ? svg : svg.replace(/^<svg/i, `<svg xmlns="${NAMESPACE}"`);
  return new Blob([named], {type: 'image/svg+xml'});
}

/** What the image says that it shows. */
export function svgTitle(source: string): string {
  const [, title = ''] = /<title[^>]*>([^<]{1,300})<\/title/i.exec(source) ?? [];
  return title.trim();
}
