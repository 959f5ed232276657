/** The entries of a list like `uncovered` that are about a scenario of a release. */
export const knownOf = (list, scenario, folder) =>
  list.filter((entry) => entry.scenario === scenario && (entry.release ?? folder) === folder);

/**
 * Holds the results of a scenario (`{name, differences}` of each exchange) against what is known of it.
 *
 * @returns what is wrong, '' when only what is listed differs, and all that is listed does.
 */
export function judge(results, known) {
  const different = results.filter(({differences}) => differences.length);
  if (known.some(({exchange}) => !exchange)) return different.length ? '' : 'it passes: take it out of uncovered.js';
  const isKnown = ({name}) => known.some(({exchange}) => exchange === name);
  const passing = known.filter(({exchange}) => !different.some(({name}) => name === exchange));
  return [
    ...passing.map(({exchange}) => `${exchange} passes: take it out of uncovered.js`),
    ...different.filter((result) => !isKnown(result)).map(describeResult),
  ].join('\n');
}

const describeResult = ({name, differences}) => `${name}\n${differences.map((text) => `    ${text}`).join('\n')}`;
