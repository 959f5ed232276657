import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {checkFaults, isNamed, rowsOf, testsOf} from '../../scripts/check-faults.js';

const CODE = `
describe('a stream', () => {
  it('ends', async () => {});
  for (const name of names) it(\`survives \${name} at once\`, function () {});
  describe('that is cut', () => it("is marked", async () => {}));
  it.skip('comes later');
});
describe(\`every \${thing}\`, () => it(\`\${all}\`, () => {}));
`;
const read = async (file) => (file === 'test/a.test.ts' ? CODE : undefined);
const row = (number, tests, seen = 'words') => `| ${number} | a fault | ${seen} | ${tests} |`;
const check = (lines, numbers = ['1', 'S1']) => checkFaults(lines.join('\n'), read, numbers);
const BOTH = [row('1', '`test/a.test.ts: ends`'), row('S1', '`test/a.test.ts: is marked`')];

describe('rowsOf', () => {
  it('reads the rows that have a number, and all their tests', () => {
    const text = `| # | fault | seen | test |\n| --- | --- | --- | --- |\n${row('50', '`test/a.test.ts: ends: at once`, `test/b.test.js: goes \\| on`')}`;
    assert.deepEqual(rowsOf(text), [
      {
        number: '50',
        fault: 'a fault',
        seen: 'words',
        tests: [
          {file: 'test/a.test.ts', title: 'ends: at once'},
          {file: 'test/b.test.js', title: 'goes | on'},
        ],
      },
    ]);
  });
});

describe('testsOf', () => {
  it('finds nested titles, those in loops, and those that are put together', () => {
    assert.deepEqual(testsOf(CODE), [
      ['a stream', 'ends'],
      ['a stream', 'survives … at once'],
      ['a stream', 'that is cut', 'is marked'],
      ['every …', '…'],
    ]);
  });
});

describe('isNamed', () => {
  it('takes a title alone or behind those that lead to it', () => {
    const titles = ['a stream', 'that is cut', 'is marked'];
    for (const name of ['is marked', 'that is cut > is marked', 'a stream > that is cut > is marked'])
      assert.ok(isNamed(titles, name), name);
    for (const name of ['marked', 'a stream', 'a stream > is marked']) assert.ok(!isNamed(titles, name), name);
  });

  it('takes what is fixed of a title for the whole, unless that is next to nothing', () => {
    const titles = ['a stream', 'survives … at once'];
    assert.ok(isNamed(titles, 'survives a cut at once'));
    assert.ok(!isNamed(titles, 'survives a cut later'));
    assert.ok(!isNamed(['every …', '…'], 'anything'));
  });
});

describe('checkFaults', () => {
  it('accepts rows whose tests exist', async () => {
    assert.deepEqual(await check(BOTH), []);
  });

  for (const [what, lines, problem] of [
    ['a missing number', BOTH.slice(1), '1 is missing'],
    ['a number too many', [...BOTH, row('7', '`test/a.test.ts: ends`')], '7 is no number of the catalogue'],
    ['a number that comes twice', [...BOTH, BOTH[0]], '1 stands there twice'],
    ['a row without a test', [row('1', 'none yet'), BOTH[1]], '1 has no test'],
    ['a row without words', [row('1', '`test/a.test.ts: ends`', ''), BOTH[1]], '1 does not say what happens'],
    ['a file that is not there', [row('1', '`test/b.test.ts: ends`'), BOTH[1]], '1: test/b.test.ts does not exist'],
    ['a test that is not there', [row('1', '`test/a.test.ts: end`'), BOTH[1]], '1: test/a.test.ts has no test "end"'],
  ]) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await check(lines), [problem]);
    });
  }
});
