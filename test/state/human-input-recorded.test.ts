import {expect} from '@open-wc/testing';
import {parseEvent} from '../../src/client/events.js';
import {isForm} from '../../src/state/forms.js';
import {textOf} from '../../src/state/types.js';
import {replayUrl} from '../support/emulator.js';
import {formsOf, last, submit} from '../support/human-input.js';
import {makeSession, until} from '../support/session.js';

interface Exchange {
  readonly name: string;
  readonly request: {readonly method: string; readonly target: string; readonly body?: string};
  readonly response: {readonly status: number; readonly end: string; readonly chunks?: [number, unknown, string?][]};
}
interface Recording {
  readonly prefixes: string[];
  readonly exchanges: Exchange[];
}

/** A run that pauses, and what was recorded of it afterwards, by the numbers of the exchanges. */
interface Story {
  readonly name: string;
  readonly ask: number;
  readonly steps: {readonly submit: number; readonly action: string; readonly events: number[]}[];
}

/** Release, scenario, and how many runs in it went on. */
const RECORDINGS = [
  ['1.13.2', 'b-human-input', 2],
  ['1.13.2', 'human-input-two', 1],
  ['1.14.2', 'a-human-input', 1],
  ['1.14.2', 'b-human-input', 2],
  ['1.14.2', 'human-input-rich', 6],
  ['1.14.2', 'human-input-two', 1],
] as const;

async function load(release: string, scenario: string): Promise<Recording> {
  return (await (await fetch(`/test/recorded/${release}/${scenario}.json`)).json()) as Recording;
}

/** The events of a recorded stream. */
function eventsIn({prefixes}: Recording, {response}: Exchange) {
  return (response.chunks ?? []).flatMap(([, first, rest]) => {
    const text = rest === undefined ? String(first) : prefixes[Number(first)]! + rest;
    return text.startsWith('data: ') ? (parseEvent(text.slice(6)) ?? []) : [];
  });
}

function storiesIn(recording: Recording): Story[] {
  const stories: Story[] = [];
  let story: Story | undefined;
  recording.exchanges.forEach((exchange, number) => {
    const {request, response, name} = exchange;
    const {method, target} = request;
    if (target.endsWith('/chat-messages')) {
      const pauses = eventsIn(recording, exchange).some(({event}) => event === 'workflow_paused');
      // Another question meanwhile is not the end of the story.
      if (name.startsWith('another')) return;
      story = pauses ? {name, ask: number, steps: []} : undefined;
      if (story) stories.push(story);
    } else if (method === 'POST' && /\/form\/human_input\/\w+$/.test(target) && response.status === 200) {
      const {action} = JSON.parse(request.body ?? '{}') as {action: string};
      story?.steps.push({submit: number, action, events: []});
    } else if (target.includes('/events') && response.status === 200 && response.end === 'complete') {
      story?.steps.at(-1)?.events.push(number);
    }
  });
  return stories.filter(({steps}) => steps.some(({events}) => events.length));
}

/** Runs whose values were bad fail, which is no answer. */
function endOf(recording: Recording, {steps}: Story) {
  const exchanges = steps.flatMap(({events}) => events.map((number) => recording.exchanges[number]!));
  const finished = exchanges
    .flatMap((exchange) => eventsIn(recording, exchange))
    .findLast(({event}) => event === 'workflow_finished');
  if (finished?.event !== 'workflow_finished') return undefined;
  const {status, outputs} = finished.data;
  return {status, answer: (outputs as {answer?: string} | null)?.answer};
}

describe('runs that were recorded when they waited for a form', () => {
  for (const [release, scenario, count] of RECORDINGS) {
    it(`go on as they did: ${scenario}, ${release}`, async function () {
      this.timeout(60_000);
      const recording = await load(release, scenario);
      const stories = storiesIn(recording);
      expect(stories).to.have.length(count);
      for (const story of stories) {
        const end = endOf(recording, story);
        if (!end) continue;
        let step = -1;
        let asked = 0;
        const {session} = makeSession({
          baseUrl: 'http://dify.test/v1',
          auth: {authorize: () => ({})},
          family: recording.exchanges[story.ask]!.request.target.startsWith('/api') ? 'webapp' : 'service',
          fetch: async (input, init) => {
            const {pathname} = new URL(input as URL);
            const {submit, events} = story.steps[Math.max(step, 0)]!;
            const number = pathname.endsWith('/events')
              ? (events[Math.min(asked++, events.length - 1)] ?? -1)
              : pathname.endsWith('/chat-messages')
                ? story.ask
                : submit;
            return fetch(await replayUrl(release, scenario, number), {...init, headers: {}, body: init?.body && 'x'});
          },
        });
        session.state.set({...session.state.get(), status: 'ready'});
        session.send('question');
        await until(session, () => last(session)?.status === 'paused');
        for (const {action} of story.steps) {
          step++;
          asked = 0;
          const index = formsOf(session).findIndex(({status}) => status === 'open');
          expect(index, story.name).to.be.at.least(0);
          await submit(session, action, index);
          await until(session, () => !session.running, 20_000);
        }
        const answer = last(session)!;
        const where = `${scenario}: ${story.name}`;
        expect(answer.status, where).to.equal(end.status === 'failed' ? 'failed' : 'done');
        if (end.status !== 'failed') expect(textOf(answer.parts), where).to.equal(end.answer);
        expect(
          formsOf(session).map(({status}) => status),
          where,
        ).to.deep.equal(formsOf(session).map(() => 'filled'));
        session.dispose();
      }
    });
  }

  it('have the same form in the stream, in a snapshot of either release, and in history', async () => {
    for (const release of ['1.13.2', '1.14.2']) {
      const recording = await load(release, 'b-human-input');
      const {foldHumanInput} = await import('../../src/state/human-input.js');
      const fold = (number: number) =>
        eventsIn(recording, recording.exchanges[number]!).reduce<Parameters<typeof foldHumanInput>[0]>(
          (answer, event) => ({...answer, ...foldHumanInput(answer, event)}),
          {role: 'assistant', key: 'a', parts: [], status: 'streaming', createdAt: 0},
        );
      const [streamed, retold] = [fold(0), fold(3)].map(({parts}) => parts.filter(isForm));
      expect(streamed).to.have.length(1);
      expect(retold!.map(({id, title, fields}) => [id, title, fields])).to.deep.equal(
        streamed!.map(({id, title, fields}) => [id, title, fields]),
      );
      expect(streamed![0]!.token).to.be.a('string');
    }
  });
});
