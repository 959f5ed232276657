// The answers that are measured, as issue and contributing guide name them.

/** Characters in a token, roughly. */
export const TOKEN = 4;

/** Our main-thread time divided by the yardstick's. */
const LIMIT = 1.25;

/** Characters arrive at `rate` a second, 0: at once. */
export const CASES = [
  {name: '2,000 characters at 100 tokens/s', length: 2000, rate: 100 * TOKEN, limit: LIMIT},
  {name: '10,000 characters at 400 tokens/s', length: 10_000, rate: 400 * TOKEN, limit: LIMIT},
  {name: 'burst of 50,000', length: 50_000, rate: 0, limit: LIMIT},
  {name: 'burst of 200,000', length: 200_000, rate: 0, limit: LIMIT},
];

/** The one that has to run smoothly. */
export const SMOOTH = {...CASES[1], name: 'at 400 tokens/s'};
