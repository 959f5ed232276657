import {expect} from '@open-wc/testing';
import {DifyChatError} from '../../src/client/errors.js';
import type {ChatEvent} from '../../src/client/events.js';
import {Turn, type TurnHooks, type TurnTimes} from '../../src/state/turn.js';

const ids = {task_id: 't1', message_id: 'm1', conversation_id: 'c1'};
const message = (answer: string): ChatEvent => ({...ids, event: 'message', answer});
const messageEnd: ChatEvent = {...ids, event: 'message_end'};
const finished: ChatEvent = {...ids, event: 'workflow_finished', data: {status: 'succeeded'}};
const ping: ChatEvent = {event: 'ping'};
const times: TurnTimes = {slow: 30, dead: 80, queue: 200, tail: 40, stop: 60};

/** Never ends but by the signal. */
const silence = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

/** A turn whose stream is `script`, and the record of what it did. */
function turnOf(script: (signal: AbortSignal) => AsyncIterable<ChatEvent>, more: Partial<TurnHooks> = {}) {
  const seen: string[] = [];
  const turn = new Turn(
    {
      open: (signal) => Promise.resolve(script(signal)),
      stopTask: (task) => Promise.resolve(void seen.push(`stop ${task}`)),
      event: ({event}) => seen.push(event),
      delay: (kind) => seen.push(kind),
      ...more,
    },
    times,
  );
  return {turn, seen};
}

describe('Turn', () => {
  it('ends by message_end, though the socket stays open', async () => {
    const {turn} = turnOf(async function* (signal) {
      yield message('Hi');
      yield messageEnd;
      await silence(signal);
    });
    expect(await turn.run()).to.equal('ended');
  });

  it('takes the second of message_end and workflow_finished along, in either order', async () => {
    for (const pair of [
      [messageEnd, finished],
      [finished, messageEnd],
    ]) {
      const {turn, seen} = turnOf(async function* (signal) {
        yield* pair;
        await silence(signal);
      });
      expect(await turn.run()).to.equal('ended');
      expect(seen).to.deep.equal(pair.map(({event}) => event));
    }
  });

  it('calls a stream cut that ends without an ending event, and refused when nothing but pings came', async () => {
    expect(await turnOf(async function* () { yield message('Hi'); }).turn.run()).to.equal('cut'); // prettier-ignore
    expect(await turnOf(async function* () { yield ping; }).turn.run()).to.equal('refused'); // prettier-ignore
  });

  it('calls a stream cut that breaks in the middle', async () => {
    const {turn} = turnOf(async function* () {
      yield message('Hi');
      throw new DifyChatError('reset', {kind: 'network'});
    });
    expect(await turn.run()).to.equal('cut');
  });

  it('cannot tell whether a question arrived when there was no response', async () => {
    const {turn} = turnOf(() => [] as never, {open: () => Promise.reject(new DifyChatError('no', {kind: 'network'}))});
    expect(await turn.run()).to.equal('unclear');
  });

  it('gives the error of a request that Dify refused', async () => {
    const error = new DifyChatError('no', {kind: 'input', status: 400});
    const {turn} = turnOf(() => [] as never, {open: () => Promise.reject(error)});
    expect(await turn.run()).to.equal(error);
  });

  it('says so when nothing comes for a while, and lets go of a dead connection', async () => {
    const {turn, seen} = turnOf(async function* (signal) {
      yield message('Hi');
      await silence(signal);
    });
    expect(await turn.run()).to.equal('cut');
    expect(seen).to.deep.equal(['message', 'slow']);
  });

  it('waits longer for a run that has not started, and says that it has not', async () => {
    const {turn, seen} = turnOf(async function* (signal) {
      yield ping;
      await Promise.race([silence(signal), new Promise((resolve) => setTimeout(resolve, 120))]);
      yield message('Hi');
      yield messageEnd;
    });
    expect(await turn.run()).to.equal('ended');
    expect(seen).to.deep.equal(['ping', 'queued', 'message', 'message_end']);
  });

  it('takes pings as a sign of life', async () => {
    const {turn} = turnOf(async function* () {
      yield message('Hi');
      for (let i = 0; i < 4; i++) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        yield ping;
      }
      yield messageEnd;
    });
    expect(await turn.run()).to.equal('ended');
  });

  it('posts a stop once, and reads on until the stream ends', async () => {
    const {turn, seen} = turnOf(async function* () {
      yield message('Hi');
      turn.stop();
      turn.stop();
      yield message(' there');
      yield messageEnd;
    });
    expect(await turn.run()).to.equal('stopped');
    expect(seen).to.deep.equal(['message', 'stop t1', 'message', 'message_end']);
  });

  it('posts a stop as soon as the task is known', async () => {
    const {turn, seen} = turnOf(async function* () {
      turn.stop();
      yield ping;
      yield message('Hi');
      yield messageEnd;
    });
    await turn.run();
    expect(seen.filter((entry) => entry.startsWith('stop'))).to.deep.equal(['stop t1']);
  });

  it('lets go of a stream that does not end after a stop', async () => {
    const {turn} = turnOf(async function* (signal) {
      yield message('Hi');
      turn.stop();
      await silence(signal);
    });
    expect(await turn.run()).to.equal('stopped');
  });
});
