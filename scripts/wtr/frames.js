import {frameFile} from '../frames.js';

/** Koa middleware: the frames, as they stand beside the chunks in a build. */
export async function frames(context, next) {
  const file = await frameFile(context.path);
  if (!file) return next();
  context.type = file.type;
  context.body = file.body;
}
