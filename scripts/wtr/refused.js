// Addresses at which nobody answers: for browsers that cannot be told to block some.

let patterns = [];

/** Cuts what is asked for at these addresses from now on, `*` standing for anything; an empty list lets all be. */
export function refuse(urls) {
  const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  patterns = urls.map((url) => new RegExp(`^${url.split('*').map(literally).join('.*')}$`));
}

/** Cuts a request if it has to be. */
export function cut(request) {
  const address = `http://${request.headers.host}${request.url}`;
  const cuts = patterns.some((pattern) => pattern.test(address));
  if (cuts) request.socket.destroy();
  return cuts;
}

/** Koa middleware. A new test file begins with all that there is, and with nothing that its browser remembers. */
export async function refused(context, next) {
  if (context.query['wtr-session-id']) refuse([]);
  if (cut(context.req)) {
    context.respond = false;
    return;
  }
  await next();
  context.set('cache-control', 'no-store');
}
