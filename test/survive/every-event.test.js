import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';
import {accelerate} from '../../demo/emulator/time.js';
import {answerTo, makeApp, pool, posts, recordedQuestions, seen, visit} from '../support/survive.js';

accelerate(20);

/** How many visitors ask at a time. */
const AT_ONCE = 40;

/** Each era with the release whose recorded questions it is asked. */
const ERAS = [
  ['1.12', '1.12.1'],
  ['1.13', '1.13.2'],
  ['1.14', '1.14.2'],
  ['newest', '1.14.2'],
];

/** Only Dify 1.12 forgets an answer whose reader has gone, and a web app has nowhere else to look. */
const mayForget = (era, {family}) => era === '1.12' && family === 'webapp';

/** What is wrong with an answer whose stream was cut; nothing when it is as good as it can be. */
function judge(answer, wanted, forgetful) {
  const lost = answer.status === 'incomplete' && forgetful;
  // Of a run that failed Dify keeps no text: there may be a gap for good.
  if (lost || (answer.status === 'failed' && wanted.status === 'failed')) {
    if (!lost && answer.error !== wanted.error) return `failed by ${answer.error}, not ${wanted.error}`;
    const known = answer.text.split(' ').every((word) => wanted.text.includes(word));
    return known && !(lost && answer.gaps) ? undefined : `says ${JSON.stringify(answer)}`;
  }
  const same = JSON.stringify(answer) === JSON.stringify(wanted);
  return same ? undefined : `is ${JSON.stringify(answer)}, not ${JSON.stringify(wanted)}`;
}

/** Asks one question again and again: once to the end, and then cut after each event. `told` hears of what is wrong. */
async function askEach(emulator, question, told) {
  const {family, name, query, inputs} = question;
  const app = await makeApp(emulator, {name});
  const visitor = visit(app, family);
  const {session} = visitor;
  const {emit} = session.options;
  let events = 0;
  session.options.emit = (type, detail) => {
    if (type === 'dify-chat-event') events++;
    return emit(type, detail);
  };
  const ask = async (fault) => {
    session.newConversation();
    if (fault) await app.fault({match: {method: 'POST', path: '/chat-messages$'}, fault});
    return seen(await answerTo(visitor, query, {inputs}));
  };
  try {
    await session.start();
    const wanted = await ask();
    const count = events;
    for (let frame = 0; frame <= count; frame++) {
      const how = frame % 2 ? 'reset' : 'end';
      const answer = await ask({cut: {frame, how}}).catch((error) => ({error: String(error)}));
      const problem = judge(answer, wanted, mayForget(emulator.era, question));
      if (problem) told(`${family} ${name} "${query}" cut (${how}) after ${frame} of ${count}: ${problem}`);
    }
    const sent = await posts(app);
    if (sent !== count + 2) told(`${family} ${name} "${query}" was posted ${sent} times, not ${count + 2}`);
    return count + 1;
  } finally {
    session.dispose();
    await app.remove();
  }
}

describe('every recorded chatflow stream, cut at every event', () => {
  for (const [era, release] of ERAS) {
    it(`ends as if it had not been cut, or is marked where it is forgotten: Dify ${era}`, {timeout: 240_000}, async (t) => {
      const emulator = await startEmulator({era});
      const questions = await recordedQuestions(release);
      const bad = [];
      let runs = 0;
      await pool(questions, AT_ONCE, async (question) => {
        const count = await askEach(emulator, question, (problem) => bad.push(problem));
        runs += count;
      });
      await emulator.close();
      t.diagnostic(`${questions.length} streams, ${runs} cuts`);
      assert.deepEqual(bad, []);
    });
  }
});
