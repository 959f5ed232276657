import {invalidParam} from './errors.js';

/** Takes a place among the app's running generations, or refuses. Returns the function that gives it back. */
export function takePlace(app) {
  const {maxActive} = app.config;
  if (maxActive && app.active >= maxActive) {
    const limit = `The current maximum concurrent requests allowed for ${app.id} is ${maxActive}.`;
    invalidParam(`Too many requests. Please try again later. ${limit}`);
  }
  app.active++;
  let held = true;
  return () => {
    if (held) app.active--;
    held = false;
  };
}
