// How smoothly the page runs while an answer arrives: the longest task, and the frames that were dropped.
import {inTurns} from './turns.js';

/** Longest task, in milliseconds, and dropped frames, in per cent, that are allowed at 400 tokens a second. */
const LONGEST = 50;
const DROPPED = 1;

/**
 * Two rows: the longest task of all rounds, and the share of frames that were dropped in them.
 *
 * Measured by themselves: to see each frame, one has to ask for each, which costs time that the ratios should not contain.
 * `measure` runs one side while `watch.js` looks at every frame; it says there what a dropped frame is.
 */
export async function smoothRows(name, rounds, measure) {
  const {ours, yardstick} = await inTurns(rounds, ['yardstick', 'ours'], measure);
  const longest = (results) => Math.max(...results.map((result) => result.longest));
  const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);
  const dropped = (results) => (100 * sum(results, 'dropped')) / sum(results, 'frames');
  return [
    {name: `${name}, longest task`, unit: 'ms', ours: longest(ours), yardstick: longest(yardstick), limit: LONGEST},
    {name: `${name}, dropped frames`, unit: '%', ours: dropped(ours), yardstick: dropped(yardstick), limit: DROPPED},
  ];
}
