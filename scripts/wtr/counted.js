// Counts what is asked for below /counted/<name>/: `GET /counted.json?name=<name>` gives the rest of each path. For tests that
// want to see no request.

const asked = new Map();

/** Koa middleware. */
export async function counted(context, next) {
  const [, name, rest] = /^\/counted\/([^/]+)\/(.*)$/.exec(context.path) ?? [];
  if (name) {
    asked.set(name, [...(asked.get(name) ?? []), rest]);
    context.set('access-control-allow-origin', '*');
    context.type = 'html';
    context.body = 'counted';
  } else if (context.path === '/counted.json') {
    context.set('cache-control', 'no-store');
    context.type = 'json';
    context.body = JSON.stringify(asked.get(context.query.name) ?? []);
  } else return next();
}
