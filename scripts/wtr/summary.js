// Prints "N passed, N failed" as the last line of a run, for people and for CI.
import {writeFileSync} from 'node:fs';
import path from 'node:path';

const words = (error) => [error?.message, error?.stack].filter(Boolean).join('\n') || 'no message';

/**
 * What one run came to: how many passed and failed in each file, and each failure in words. A file that could not be
 * imported has no failed test in its results, but is a failure.
 */
export function count(sessions) {
  const files = {};
  for (const {testFile, testResults, passed, errors = []} of sessions) {
    const file = (files[path.relative(process.cwd(), testFile ?? '')] ??= {passed: 0, failures: []});
    const before = file.failures.length;
    const walk = (suite, names) => {
      for (const {name, skipped, passed, error} of suite?.tests ?? []) {
        if (skipped) continue;
        if (passed) file.passed++;
        else file.failures.push(`${[...names, name].join(' › ')}\n${words(error)}`);
      }
      for (const inner of suite?.suites ?? []) walk(inner, [...names, inner.name]);
    };
    walk(testResults, []);
    if (!passed && file.failures.length === before) file.failures.push(errors.map(words).join('\n') || 'did not run');
  }
  return files;
}

/** The sum over all files. */
export function sum(files) {
  const all = Object.values(files);
  return {
    passed: all.reduce((total, {passed}) => total + passed, 0),
    failed: all.reduce((total, {failures}) => total + failures.length, 0),
  };
}

/** The reporter. With TEST_SUMMARY it writes the counts to that file, for scripts/test.js to add up. */
export function summary(file = process.env.TEST_SUMMARY) {
  let files = {};
  const say = () => {
    if (file) return writeFileSync(file, JSON.stringify(files));
    const {passed, failed} = sum(files);
    console.log(`\n${passed} passed, ${failed} failed`);
  };
  return {
    start: () => process.once('exit', say),
    onTestRunFinished({sessions}) {
      files = count(sessions);
    },
  };
}
