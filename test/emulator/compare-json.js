import {compareJson} from './shape.js';

/** Compares JSON; of an error only the beginning of its message, which often goes on with details of the code. */
export function compareValues(recorded, actual, options) {
  const isError = recorded?.code !== undefined && recorded.message !== undefined;
  if (!isError || actual?.message === undefined) return compareJson(recorded, actual, options);
  const differences = compareJson(recorded, actual, {
    ...options,
    skip: (path, key) => path === 'message' || options.skip?.(path, key),
  });
  const [theirs, ours] = [recorded.message, actual.message].map(beginning);
  return theirs === ours ? differences : [...differences, `message: ${ours} instead of ${theirs}`];
}

/** A text without what is never the same twice: ids, and the host it names. */
export function withoutIds(value) {
  return value
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|req_id: [0-9a-f]+/g, '<id>')
    .replace(/^https?:\/\/[^/]+/, '');
}

/** The first words of a message, without ids and without Flask's guess at the route that was meant. */
export const beginning = (text) =>
  withoutIds(String(text))
    .replace(/^(Run failed:).*/s, '$1') // why is talk
    .replace(/\.? You have requested this URI.*|\.$/s, '')
    .slice(0, 48);
