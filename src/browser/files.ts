/** How files leave the page. A chunk of its own: for the first file. */

/**
 * A `fetch` for one call with a body that may be large: it tells how much of that has been sent, of how much, in bytes. The
 * browser reads the body while it sends it.
 */
export function transport(progress: (sent: number, total: number) => void): typeof fetch {
  return (url, {method = 'POST', headers, body, signal} = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      request.open(method, url as URL);
      new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({loaded, total}) => progress(loaded, total);
      request.onload = () => resolve(toResponse(request));
      request.onerror = () => reject(new TypeError('Failed to send')); // why, a browser does not tell
      request.onabort = () => reject(signal?.reason as Error);
      request.onloadend = () => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) reject(signal.reason as Error);
      else request.send(body as FormData);
    });
}

function toResponse(request: XMLHttpRequest): Response {
  const {status, statusText, responseText} = request;
  const type = request.getResponseHeader('Content-Type') ?? '';
  return new Response(status === 204 || status === 304 ? null : responseText, {
    status,
    statusText,
    headers: {'Content-Type': type},
  });
}

/** Makes a large photo smaller, with its longest edge of at most `edge` pixels; what is no large photo stays as it is. */
export async function shrink(file: Blob, edge: number): Promise<Blob> {
  const code = await import('./shrink.js').catch(() => undefined);
  return code ? code.shrink(file, edge) : file;
}
