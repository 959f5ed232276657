import {expect} from '@open-wc/testing';
import type {ChatEvent} from '../../src/client/events.js';
import {Turn, type TurnTimes} from '../../src/state/turn.js';

const ids = {task_id: 't1', message_id: 'm1', conversation_id: 'c1'};
const messageEnd: ChatEvent = {...ids, event: 'message_end'};
const finished: ChatEvent = {...ids, event: 'workflow_finished', data: {status: 'succeeded'}};
const speech: ChatEvent = {...ids, event: 'tts_message', audio: ''};
const speechEnd: ChatEvent = {...ids, event: 'tts_message_end', audio: ''};
const times: TurnTimes = {slow: 3000, dead: 8000, queue: 9000, tail: 20, stop: 60};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays events with pauses longer than the tail of an answer without speech; gives what was heard, and how long it took. */
async function play(events: readonly ChatEvent[], speaks: boolean) {
  const heard: string[] = [];
  const turn = new Turn(
    {
      open: (signal) =>
        Promise.resolve(
          (async function* () {
            for (const event of events) {
              if (signal.aborted) return;
              yield event;
              await wait(80);
            }
            await new Promise<void>((resolve) => {
              if (signal.aborted) resolve();
              signal.addEventListener('abort', () => resolve());
            });
          })(),
        ),
      stopTask: () => Promise.resolve(),
      event: ({event}) => heard.push(event),
      delay: () => undefined,
    },
    {...times, ...(speaks && {speech: 1000})},
  );
  const start = performance.now();
  expect(await turn.run()).to.equal('ended');
  return {heard, took: performance.now() - start};
}

describe('a turn with speech after its text', () => {
  for (const [name, ends] of [
    ['a chat', [messageEnd]],
    ['a chatflow', [messageEnd, finished]],
    ['an old chatflow', [finished, messageEnd]],
  ] as const) {
    it(`takes along what comes slowly, and ends with it: ${name}`, async () => {
      const {heard, took} = await play([...ends, speech, speech, speechEnd], true);
      expect(heard.slice(-3)).to.deep.equal(['tts_message', 'tts_message', 'tts_message_end']);
      expect(took).to.be.below(900);
    });
  }

  it('is waited for only so long', async () => {
    const {took} = await play([messageEnd, speech], true);
    expect(took).to.be.within(1000, 1600);
  });

  it('is not waited for where the app does not speak', async () => {
    expect((await play([messageEnd, speech], false)).heard).to.deep.equal(['message_end']);
  });
});
