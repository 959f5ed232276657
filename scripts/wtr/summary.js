// Prints "N passed, N failed" as the last line of a run, for people and for CI.
import {writeFileSync} from 'node:fs';

/** Counts of one run. A file that could not be imported has no failed test in its results, but is a failure. */
export function count(sessions) {
  let passed = 0;
  let failed = 0;
  const walk = (suite) => {
    for (const test of suite?.tests ?? []) {
      if (test.skipped) continue;
      if (test.passed) passed++;
      else failed++;
    }
    for (const inner of suite?.suites ?? []) walk(inner);
  };
  for (const session of sessions) {
    const before = failed;
    walk(session.testResults);
    if (!session.passed && failed === before) failed++;
  }
  return {passed, failed};
}

/** The reporter. With TEST_SUMMARY it writes the counts to that file, for scripts/test.js to add up. */
export function summary(file = process.env.TEST_SUMMARY) {
  let counts = {passed: 0, failed: 0};
  const say = () => {
    if (file) writeFileSync(file, JSON.stringify(counts));
    else console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  };
  return {
    start: () => process.once('exit', say),
    onTestRunFinished({sessions}) {
      counts = count(sessions);
    },
  };
}
