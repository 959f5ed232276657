import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {judge, knownOf} from './judge.js';
import {playScenario} from './play.js';
import {readRecording, RELEASES, scenarioNames} from './recording.js';
import {uncovered} from './uncovered.js';

/** Scenarios mostly wait, so many run at once: the longest, which last a minute, from the start. */
const AT_ONCE = 24;

const lengthOf = ({exchanges}) => Math.max(...exchanges.map(({at, response}) => at + response.end));
const plays = RELEASES.flatMap((release) =>
  scenarioNames(release.folder).map((scenario) => ({
    release,
    scenario,
    recording: readRecording(release.folder, scenario),
  })),
).sort((a, b) => lengthOf(b.recording) - lengthOf(a.recording));

describe('the emulator', {concurrency: AT_ONCE}, () => {
  for (const {release, scenario} of plays) {
    it(`answers ${scenario} in era ${release.era} as Dify ${release.folder} did`, async () => {
      const results = await playScenario(release, scenario);
      assert.equal(judge(results, knownOf(uncovered, scenario, release.folder)), '');
    });
  }
});

describe('the list of what is not covered', () => {
  it('names only scenarios and exchanges that exist', () => {
    for (const {scenario, release, exchange, reason} of uncovered) {
      const recorded = plays.filter(
        (play) => play.scenario === scenario && (release ?? play.release.folder) === play.release.folder,
      );
      assert.ok(recorded.length, `${scenario} ${release ?? ''}`);
      const names = recorded.flatMap(({recording}) => recording.exchanges.map(({name}) => name));
      assert.ok(exchange === undefined || names.includes(exchange), `${scenario}: ${exchange}`);
      assert.ok(reason, `why is ${scenario} not covered?`);
    }
  });
});
