/** What the text of a link claims to lead to: judged by what the eye sees. */
import {isTopLevel, registrable} from './domains.js';

/** So many characters of a text are looked at, counted as they are written, and as they are seen. */
const LONGEST_RAW = 20_000;
const LONGEST = 2000;

/** What is not seen, and spaces too thin to be seen as such. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\u2005-\u200a\u202f\u205f]/gu;

/** Dots in other scripts, as browsers or eyes take them. */
const DOTS = /[。ꓸ٠۰܁܂]/g;

/** Writing in which words are not parted from an address among them. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';
const SEAM = new RegExp(`(?<=[a-z\\d])(?=[${UNSPACED}])|(?<=[${UNSPACED}])(?=[a-z\\d])`, 'gu');

/** What is in no host. */
const SEPARATORS = /[^\p{L}\p{M}\p{N}._-]+|\.{2,}/u;
const AFTER_SCHEME = /^[^/?#]*?(?:https?|ftp):\/*(?:[^/?#]*@)?([\p{L}\p{M}\p{N}._-]+)/u;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** Alphabets with letters that look alike. */
const ALIKE = [/\p{sc=Latn}/u, /\p{sc=Cyrl}/u, /\p{sc=Grek}/u, /\p{sc=Armn}/u, /\p{sc=Cher}/u, /\p{sc=Lisu}/u];

/** Letters of other alphabets, and rare Latin ones, that pass for common Latin ones. */
const DOUBLES = /^[-\da-zасԁеһіјӏорԛѕԝхуьαικνρυωηοτɡɑıʟꜱᴀ-ᴢ]+$/u;

/**
 * The host that a link's text shows while the link leads elsewhere; nothing for an honest text, or one that shows no host.
 *
 * The text shows a host when it has one anywhere before the path: after a scheme or `www.`, an IPv4 address, or a name that
 * ends with a top-level domain that people know. All that a text shows has to be where the link leads, `www.` apart; also a
 * subdomain is somewhere else, since anybody may have one. Whatever the host, these are never honest: letters of several
 * alphabets, or of one that passes for Latin; letters that run backwards; a domain as the beginning of another's.
 */
export function disguise(text: string, {hostname}: URL): string | undefined {
  const raw = text.slice(0, LONGEST_RAW);
  const seen = clean(raw);
  if (/[\u202d\u202e]/.test(raw)) {
    const [backwards] = [...hosts([...seen].reverse().join('')), ...hosts(seen)];
    if (backwards) return backwards;
  }
  const real = bare(hostname);
  const shown = hosts(seen);
  const other = shown.find((host) => bare(parse(host)) !== real || isAlike(host));
  return other ?? (shown.length ? embedded(hostname) : undefined);
}

/** As it is seen: without what cannot be seen, forms of one letter as that letter. */
function clean(text: string): string {
  return text
    .replace(UNSEEN, '')
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(DOTS, '.')
    .replaceAll('\\', '/')
    .replace(SEAM, ' ');
}

/** Every host in a text, without those in paths. */
function hosts(text: string): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const host = AFTER_SCHEME.exec(word)?.[1]?.replace(/[._-]+$/, '');
    // The name and password before an @ are there to be taken for a host.
    const found =
      word
        .split(/[/?#]/)
        .map(named)
        .find(({length}) => length > 0) ?? [];
    return host ? [...new Set([...found, host])] : found;
  });
}

/** The hosts among what the dots of a word join. */
function named(word: string): string[] {
  return word.split(SEPARATORS).flatMap((text) => {
    const name = text.replace(/^\.|\.$/g, '');
    const labels = name.split('.');
    const top = labels.findLastIndex((label, index) => index > 0 && isTopLevel(label));
    if (IPV4.test(name) || (labels[0] === 'www' && labels.length > 2)) return [name];
    return top > 0 ? [labels.slice(0, top + 1).join('.')] : [];
  });
}

/** As a URL has it: international names in punycode, numbers as addresses. */
function parse(host: string): string {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
}

function bare(host: string): string {
  return host.replace(/^www\.|\.$/g, '');
}

function isAlike(host: string): boolean {
  return host.split('.').some((label) => {
    if (/^[\0-\x7f]*$/.test(label)) return false;
    return ALIKE.filter((letter) => letter.test(label)).length > 1 || DOUBLES.test(label);
  });
}

/** The domain that a host begins with, although it is another's: `bank.com.evil.example`. */
function embedded(hostname: string): string | undefined {
  const labels = hostname.slice(0, -registrable(hostname).length).split('.').filter(Boolean);
  const end = labels.findIndex((label, index) => index > 0 && /^(?:com|net|org|gov|edu)(?:-|$)/.test(label));
  return end > 0 ? labels.slice(0, end + 1).join('.') : undefined;
}
