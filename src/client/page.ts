import {isObject} from './guard.js';
import type {Page} from './types.js';

/** Makes sure that a page is one: a list of objects, and a clear word on whether there is more. */
export function toPage<P extends Omit<Page<unknown>, 'limit'>>(page: P): P {
  const {data, has_more: more} = page as Record<keyof P, unknown>;
  return {...page, has_more: more === true, data: Array.isArray(data) ? data.filter(isObject) : []};
}
