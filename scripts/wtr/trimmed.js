// Serves DOMPurify and marked as the build trims them, so that a test can compare them with the whole ones in a browser.
import fs from 'node:fs/promises';
import {trimMarked} from '../marked-parts.js';
import {trimPurify} from '../purify-parts.js';

const MODULES = {
  '/trimmed/dompurify.js': ['dompurify/dist/purify.es.mjs', trimPurify],
  '/trimmed/marked.js': ['marked/lib/marked.esm.js', trimMarked],
};

/** Koa middleware. */
export async function trimmed(context, next) {
  const [file, trim] = MODULES[context.path] ?? [];
  if (!file) return next();
  const code = await fs.readFile(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
  context.type = 'text/javascript';
  context.body = trim(code);
}
