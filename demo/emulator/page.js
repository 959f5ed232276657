import {defaulted, integer, uuidText} from './validate.js';

/** The checks of `limit` and of a cursor, as every list has them. */
export const limit = defaulted(integer(1, 100));
export const cursor = defaulted(uuidText(() => 'must be a valid UUID'));

/** The query of a request as an object, the way pydantic sees it. */
export const queryObject = (ctx) => Object.fromEntries(ctx.query);

/** `{limit, has_more, data}` of the first items. */
export function firstPage(items, size, toJson) {
  return {limit: size, has_more: items.length > size, data: items.slice(0, size).map(toJson)};
}
