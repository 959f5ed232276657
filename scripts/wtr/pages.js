// Whole pages for tests that need a document of their own: /test/pages/x.html, with the response headers of
// x.headers.json (say, a strict Content-Security-Policy; `http://127.0.0.1:*` in it allows the emulators).
import fs from 'node:fs/promises';

const ROOT = new URL('../../', import.meta.url);

async function read(path) {
  try {
    return await fs.readFile(new URL(path, ROOT), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Koa middleware. The page is served as it is: the runner injects nothing into it. */
export async function pages(context, next) {
  const match = /^\/(test\/pages\/[\w./-]+)\.html$/.exec(context.path);
  const body = match && !match[1].includes('..') ? await read(`${match[1]}.html`) : undefined;
  if (body === undefined) return next();
  context.set(JSON.parse((await read(`${match[1]}.headers.json`)) ?? '{}'));
  context.set('cache-control', 'no-store');
  context.type = 'html';
  context.body = body;
}
