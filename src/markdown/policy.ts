/** Words that the answer's own controls need. */
export interface MarkdownLabels {
  /** Button that copies a code block. */
  readonly copy: string;
  /** The same button for two seconds after it did. */
  readonly copied: string;
  /** Name of a code block's scrolling box. */
  readonly code: string;
  /** Name of a table's scrolling box. */
  readonly table: string;
  /** Button in place of an image that is not loaded by itself; `alt` may be empty. */
  readonly image: (alt: string, host: string) => string;
  /** A ticked box of a task list. */
  readonly done: string;
  /** An empty box of a task list. */
  readonly open: string;
  /** The raised number that leads to a footnote. */
  readonly note: (number: number) => string;
  /** The arrow from a footnote back to the text. */
  readonly back: string;
  /** Note below text that was too costly or too deeply nested to be formatted. */
  readonly plain: string;
}

/** What links and images in an answer may do, and the words around them. */
export interface MarkdownPolicy {
  /** Where Dify answers, e.g. `https://api.dify.ai`: its images are shown, `/files/…` is resolved against it. */
  readonly difyOrigin: string;
  /**
   * Further places whose images are shown: origins, each optionally with the beginning of a path
   * (`https://cdn.example/charts/`). An open redirector on one of them lets an answer call out.
   */
  readonly imageOrigins: readonly string[];
  readonly labels: MarkdownLabels;
}

/** English labels. */
export const englishLabels: MarkdownLabels = {
  copy: 'Copy',
  copied: 'Copied',
  code: 'Code',
  table: 'Table',
  image: (alt, host) => (alt ? `Show image “${alt}” from ${host}` : `Show image from ${host}`),
  done: 'Done',
  open: 'Not done',
  note: (number) => `Footnote ${number}`,
  back: 'Back to the text',
  plain: 'Shown as plain text: too complex to format.',
};

/** Nothing is known of a Dify origin yet: no image is shown by itself. */
export const defaultPolicy: MarkdownPolicy = {difyOrigin: '', imageOrigins: [], labels: englishLabels};

function parse(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

/**
 * The address of a link or an image, or nothing when it is not one to follow.
 *
 * Relative addresses would lead into the host page, so only Dify's own `/files/…` are resolved. Credentials in an
 * address are dropped: `https://bank@evil.example` only looks like a bank.
 */
export function safeUrl(address: string, {difyOrigin}: MarkdownPolicy, image = false): URL | undefined {
  const url = address.startsWith('/files/') ? parse(address, difyOrigin) : parse(address);
  if (!url || !(image ? /^https?:$/ : /^(?:https?|mailto|tel):$/).test(url.protocol)) return undefined;
  url.username = url.password = '';
  return url;
}

/** Whether an image may be loaded without asking. Compares parsed addresses, never beginnings of strings. */
export function isTrusted(url: URL, {difyOrigin, imageOrigins}: MarkdownPolicy): boolean {
  if (url.origin === parse(difyOrigin)?.origin) return true;
  return imageOrigins.some((entry) => {
    const allowed = parse(entry);
    if (allowed?.origin !== url.origin) return false;
    const path = allowed.pathname;
    return url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  });
}
