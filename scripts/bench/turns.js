// Measuring two things side by side on a machine that is never quite calm.

/** The middle one by `key`. */
export function median(results, key = 'time') {
  return results.toSorted((a, b) => a[key] - b[key])[Math.floor(results.length / 2)];
}

/**
 * Measures each of `whom` in turns, so that a machine that gets busy slows all down.
 *
 * @returns For each its results, in order: `{ours: […], yardstick: […]}`.
 */
export async function inTurns(rounds, whom, measure) {
  const results = Object.fromEntries(whom.map((who) => [who, []]));
  for (let round = 0; round < rounds; round++) {
    for (const who of whom) results[who].push(await measure(who));
  }
  return results;
}

/** The row of a case in which our main-thread time, the middle of all rounds, is divided by the yardstick's. */
export async function ratioRow({name, limit}, rounds, measure) {
  const results = await inTurns(rounds, ['yardstick', 'ours'], measure);
  const [ours, yardstick] = [median(results.ours), median(results.yardstick)];
  const longest = [longestOf(results.ours), longestOf(results.yardstick)];
  return {name, ours: ours.time, yardstick: yardstick.time, ratio: ours.time / yardstick.time, limit, longest};
}

/** The middle of the longest tasks of all rounds. */
function longestOf(results) {
  return median(results, 'longest').longest;
}
