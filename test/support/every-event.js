// Cuts every recorded chatflow stream after each of its events, and at some bytes between.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';
import {accelerate} from '../../demo/emulator/time.js';
import {answerTo, makeApp, pool, posts, recordedQuestions, seen, visit} from './survive.js';

/** How many visitors ask at a time. */
const AT_ONCE = 16;

/** Cuts in the middle of a frame, for each stream: at bytes that look random, and are the same in each run. */
const BYTES = 1;

/** What is wrong with an answer whose stream was cut; nothing when it is as good as it can be. */
function judge(answer, wanted, {era, name, mayBeLost}) {
  // Of a run that failed Dify keeps no text, so there may be a gap for good, and the stream may have said more of why.
  if (answer.status === 'failed' && wanted.status === 'failed') return isPartOf(answer, wanted);
  // What the server has forgotten is marked, and what arrived of it stays.
  if (answer.status === 'incomplete' && mayBeLost) return answer.gaps ? 'has a gap' : isPartOf(answer, wanted);
  // Of an answer that nobody listened to, Dify 1.12 has what the run gave: no sources, no thoughts, no moderator's words.
  if (era === '1.12') {
    const text = name === 'cf-mod' || wanted.text.endsWith(answer.text) ? wanted.text : answer.text;
    answer = {...answer, text, sources: wanted.sources};
  }
  const same = JSON.stringify(answer) === JSON.stringify(wanted);
  return same ? undefined : `is ${JSON.stringify(answer)}, not ${JSON.stringify(wanted)}`;
}

function isPartOf(answer, wanted) {
  const known = answer.text.split(' ').every((word) => wanted.text.includes(word));
  return known ? undefined : `says ${JSON.stringify(answer)}`;
}

/** Asks one question again and again: once to the end, and then with each cut. `told` hears of what is wrong. */
async function askEach(emulator, question, told) {
  const {family, name, query, inputs} = question;
  const {era} = emulator;
  const app = await makeApp(emulator, {name});
  const visitor = visit(app, family);
  const {session} = visitor;
  const {emit} = session.options;
  let events = 0;
  let bytes = 0;
  session.options.emit = (type, detail) => {
    if (type === 'dify-chat-event') {
      events++;
      bytes += JSON.stringify(detail.event).length;
    }
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
    const cuts = Array.from({length: events + 1}, (_, frame) => ({frame}));
    for (let i = 1; i <= BYTES; i++) cuts.push({bytes: Math.floor(bytes * ((i * 0.618_034 + query.length / 7) % 1))});
    for (const [index, cut] of cuts.entries()) {
      const fault = {cut: {...cut, how: index % 2 ? 'reset' : 'end'}};
      const answer = await ask(fault).catch((error) => ({error: String(error)}));
      // Only Dify 1.12 forgets an answer whose reader has gone. It still has the run, but tells of it to who has the key and
      // knows the run: that is in the first event.
      const early = cut.frame === 0 || cut.bytes < 1000;
      // An empty answer looks like one that is not there yet.
      const mayBeLost = era === '1.12' ? family === 'webapp' || early : early && !wanted.text;
      const problem = judge(answer, wanted, {era, name, mayBeLost});
      if (problem) told(`${family} ${name} "${query}", of ${cuts.length}: ${JSON.stringify(fault)}: ${problem}`);
    }
    const sent = await posts(app);
    if (sent !== cuts.length + 1) told(`${family} ${name} "${query}" was posted ${sent} times, not ${cuts.length + 1}`);
    return cuts.length;
  } finally {
    session.dispose();
    await app.remove();
  }
}

/** Proves it of a release. `era`: the emulator's. */
export function cutEveryEvent(era, release) {
  accelerate(20);
  describe('every recorded chatflow stream, cut at every event', () => {
    it(
      `ends as if it had not been cut, or is marked where it is forgotten: Dify ${era}`,
      {timeout: 300_000},
      async (t) => {
        const emulator = await startEmulator({era});
        const questions = await recordedQuestions(release);
        const bad = [];
        let cuts = 0;
        await pool(questions, AT_ONCE, async (question) => {
          const count = await askEach(emulator, question, (problem) => bad.push(problem));
          cuts += count;
        });
        await emulator.close();
        t.diagnostic(`${questions.length} streams, ${cuts} cuts`);
        assert.deepEqual(bad, []);
        assert.ok(cuts > 800);
      },
    );
  });
}
