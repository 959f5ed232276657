/**
 * Prints every difference between the emulator and the recordings: `node test/emulator/report.js [release] [scenario…]`.
 * A scenario may be a part of a name. Without any, all are played.
 */
import {playScenario} from './play.js';
import {RELEASES, scenarioNames} from './recording.js';

const words = process.argv.slice(2);
const releases = RELEASES.filter(({folder}) => words.includes(folder));
const parts = words.filter((word) => !RELEASES.some(({folder}) => folder === word));
const wanted = (scenario) =>
  parts.length === 0 ||
  parts.some(
    (part) =>
      scenario === part ||
      scenario.startsWith(`${part}-`) ||
      (part.endsWith('*') && scenario.startsWith(part.slice(0, -1))),
  );

for (const release of releases.length ? releases : RELEASES) {
  for (const scenario of scenarioNames(release.folder).filter(wanted)) {
    const results = await playScenario(release, scenario).catch((error) => [
      {name: 'crash', differences: [error.stack]},
    ]);
    const bad = results.filter(({differences}) => differences.length);
    console.log(
      `${bad.length ? '✗' : '✓'} ${release.folder} ${scenario} ${results.length - bad.length}/${results.length}`,
    );
    for (const {name, differences} of bad) console.log([`  ${name}`, ...differences].join('\n      '));
  }
}
