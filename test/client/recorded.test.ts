import {expect} from '@open-wc/testing';
import {DifyChatError} from '../../src/client/errors.js';
import {Http} from '../../src/client/http.js';
import {toEventStream} from '../../src/client/stream.js';
import {replayUrl} from '../support/emulator.js';

interface Recording {
  header_sets: [string, string][][];
  prefixes?: string[];
  exchanges: {
    name: string;
    request: {method: string; target: string};
    response: {status: number; headers: number; chunks?: (number | string)[][]; body?: string; end: string};
  }[];
}

/** An exchange of a recording, and what it should give. */
interface Case {
  release: string;
  scenario: string;
  index: number;
  title: string;
  type: string;
  status: number;
  text: string;
  complete: boolean;
}

async function cases(): Promise<Case[]> {
  const address = new URL(await replayUrl('x', 'x', 0)).origin;
  const index = (await (await fetch(address)).json()) as Record<string, string[]>;
  const all: Case[] = [];
  for (const [release, scenarios] of Object.entries(index)) {
    for (const scenario of scenarios) {
      const recording = (await (await fetch(`/test/recorded/${release}/${scenario}.json`)).json()) as Recording;
      recording.exchanges.forEach(({name, response}, at) => {
        const headers = new Headers(recording.header_sets[response.headers]);
        const piece = ([, first, rest]: (number | string)[]) =>
          rest === undefined ? first : `${recording.prefixes![first as number]}${rest}`;
        all.push({
          release,
          scenario,
          index: at,
          title: `${release} ${scenario}: ${name}`,
          type: headers.get('content-type') ?? '',
          status: response.status,
          text: response.chunks?.map(piece).join('') ?? response.body ?? '',
          complete: response.end === 'complete',
        });
      });
    }
  }
  return all;
}

/** Saves a preflight for each call. */
const NO_HEADERS = {authorize: () => ({})};

/** Each answer once: many were recorded again and again. */
function different(items: Case[]): Case[] {
  return [...new Map(items.map((item) => [`${item.status} ${item.type} ${item.text}`, item])).values()];
}

/** Runs `check` for every item, a few at a time. */
async function each<T>(items: T[], check: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({length: 6}, async () => {
      for (let item = left.shift(); item; item = left.shift()) await check(item);
    }),
  );
}

describe('what real servers answered', function () {
  this.timeout(60_000);
  let all: Case[];

  before(async () => {
    all = await cases();
  });

  it('is read without skipping an event, when it is a stream', async () => {
    const streams = all.filter(({type, status}) => status === 200 && type.startsWith('text/event-stream'));
    expect(streams.length).to.be.greaterThan(300);
    await each(streams, async ({release, scenario, index, title, text, complete}) => {
      const stream = await toEventStream(await fetch(`${await replayUrl(release, scenario, index)}/x`));
      const names: string[] = [];
      try {
        for await (const event of stream) names.push(event.event);
      } catch (error) {
        // The recorder went away, so the replay breaks off.
        expect(complete, `${title}: ${String(error)}`).to.equal(false);
        expect(error).to.include({kind: 'network'});
      }
      const frames = text.split('\n\n').filter(Boolean);
      const expected = frames.map((frame) => {
        if (frame === 'event: ping') return 'ping';
        const event = JSON.parse(frame.slice(6)) as {event: string; answer?: string};
        return event.event === 'message_file' && event.answer !== undefined ? 'message' : event.event;
      });
      expect(stream.skipped, title).to.equal(0);
      expect(names, title).to.deep.equal(complete ? expected : expected.slice(0, names.length));
    });
  });

  it('is a typed error, when it is not ok', async () => {
    const failures = different(all.filter(({status}) => status >= 400));
    expect(failures.length).to.be.greaterThan(100);
    const unknown = new Set<string>();
    await each(failures, async ({release, scenario, index, title, text, status, type}) => {
      const http = new Http({baseUrl: await replayUrl(release, scenario, index), auth: NO_HEADERS});
      let error: unknown;
      try {
        await http.json('POST', '/x');
      } catch (failure) {
        error = failure;
      }
      expect(error, title).to.be.instanceOf(DifyChatError);
      const {kind, code, message} = error as DifyChatError;
      expect((error as DifyChatError).status, title).to.equal(status);
      if (type.includes('json') && text.startsWith('{"code"')) {
        const body = JSON.parse(text) as {code: string; message: string};
        if (!body.message.startsWith('Too many requests')) expect(code, title).to.equal(body.code);
        if (body.message) expect(message, title).to.equal(body.message);
      } else if (!text.startsWith('{')) {
        expect(message, title).to.match(/^HTTP \d{3}/);
      }
      if (kind === 'server' && status < 500 && code !== 'completion_request_error') unknown.add(`${status} ${code}`);
    });
    expect([...unknown]).to.deep.equal([]);
  });

  it('is the object that was sent, when it is JSON', async () => {
    const json = all.filter(({status, type, text}) => status < 300 && type.includes('json') && text.startsWith('{'));
    const answers = different(json);
    expect(answers.length).to.be.greaterThan(500);
    await each(answers, async ({release, scenario, index, title, text}) => {
      const http = new Http({baseUrl: await replayUrl(release, scenario, index), auth: NO_HEADERS});
      expect(await http.json('GET', '/x'), title).to.deep.equal(JSON.parse(text));
    });
  });
});
