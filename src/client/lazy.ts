/** Fetches what a call needs that does not go as usual. Undefined when that cannot be had. */
export const loadUnusual = () => import('./unusual.js').catch(() => undefined);
