import type {Auth} from './auth.js';
import {DifyChatError} from './errors.js';

/**
 * The address of one API family, without a slash at its end.
 *
 * Just an origin gets `/api` with an app code and `/v1` otherwise. In a page a path alone (`/chat-proxy`) is good too.
 *
 * @throws {DifyChatError} `invalid_base_url`, unless it is an http(s) address without credentials, query and fragment.
 */
export function normalizeBaseUrl(baseUrl: string, auth: Auth): string {
  const page = (globalThis as {location?: {href: string}}).location?.href;
  const text = baseUrl.trim();
  // The URL parser would drop line breaks without a word, and takes nothing for the page itself.
  const url = /^$|\s/.test(text) ? undefined : toHttp(text, page);
  const [, origin, path] = /^(https?:\/\/[^/@]+)(?=\/)([^?#]*?)\/*$/.exec(url ?? '') ?? [];
  if (!origin) throw new DifyChatError('', {kind: 'configuration', code: 'invalid_base_url'});
  return origin + (path || ('appCode' in auth ? '/api' : '/v1'));
}

/** An address in full; undefined unless it is one of http(s). */
function toHttp(url: string, base?: string): string | undefined {
  try {
    const {href} = new URL(url, base);
    return /^https?:/.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Dify's own address, to which relative file addresses belong: the base without `/v1` or `/api`. */
export function originOf(base: string): string {
  return base.replace(/\/(v1|api)$/, '');
}

/**
 * A file's address as Dify gives it, made absolute.
 *
 * @returns undefined for what is no http(s) address.
 */
export function resolveUrl(url: string, origin: string): string | undefined {
  return toHttp(/^\/(?!\/)/.test(url) ? origin + url : url, `${origin}/`);
}

/**
 * A path with ids in it: path`/messages/${id}/feedbacks`. Ids are encoded, so that none can leave its place.
 *
 * @throws {DifyChatError} `invalid_id` for an empty id and for dots, which would shorten the path.
 */
export function path(strings: TemplateStringsArray, ...ids: string[]): string {
  return String.raw(
    {raw: strings},
    ...ids.map((id) => {
      if (/^\.{0,2}$/.test(id)) throw new DifyChatError('', {kind: 'input', code: 'invalid_id'});
      return encodeURIComponent(id);
    }),
  );
}
