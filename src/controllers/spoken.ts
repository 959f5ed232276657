/** Markdown as it is read out: without its marks, links by their text, addresses by their host. */

/** One pass: what an earlier alternative takes is not looked at again. */
const MARKS = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/u,
    /(?<!`)(?<ticks>`+)(?!`)(?<code>[^]+?)(?<!`)\k<ticks>(?!`)/u,
    /!\[(?<alt>[^\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/u,
    /\[\^[^\]\s]+\]/u,
    /\[(?<label>(?:!\[[^\]]*\]\([^)]*\)|[^\][])*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/u,
    /<?(?<address>https?:\/\/[^\s<>（）「」，。！？]*[^\s<>（）「」，。！？.,!?:;)"'*_])>?/u,
    /(?<line><br\b[^>]*>)|<[a-z/!][^>]*>/u,
    /&(?<entity>amp|lt|gt|quot|nbsp|#39);/u,
    /(?<!\s|^)\*+|\*+(?!\s|$)|~~|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/u,
  ]
    .map(({source}) => source)
    .join('|'),
  'giu',
);

const ENTITIES: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'"};

/**
 * A sentence of Markdown as it is heard; empty when there is nothing in it but marks.
 *
 * @param image - Stands for a picture without a description.
 */
export function spoken(markdown: string, image: string): string {
  const text = markdown.replace(MARKS, (...found): string => {
    const {escaped, code, alt, label, address, entity, line} = found.at(-1) as Record<string, string | undefined>;
    if (alt !== undefined) return alt || image;
    if (label !== undefined) return spoken(label, image);
    if (address) return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
    if (line) return ' ';
    return escaped ?? code ?? (entity ? ENTITIES[entity.toLowerCase()]! : '');
  });
  return /[\p{L}\p{N}\p{So}]/u.test(text) ? text.replace(/\s+/g, ' ').trim() : '';
}
