import {expect} from '@open-wc/testing';
import {createParser} from 'eventsource-parser';
import fc from 'fast-check';
import {FrameParser, type Frame} from '../../src/client/sse.js';
import {EventStream} from '../../src/client/stream.js';

/** One message in every dress that the standard allows: each text must give the events of PLAIN. */
const PLAIN = 'data: {"event":"message","answer":"Grüße 👍\\n"}\n\nevent: ping\n\ndata: {"event":"message_end"}\n\n';
const DRESSES: Record<string, string> = {
  LF: PLAIN,
  CRLF: PLAIN.replaceAll('\n', '\r\n'),
  CR: PLAIN.replaceAll('\n', '\r'),
  'a byte order mark': `\uFEFF${PLAIN}`,
  comments: `: hello\n${PLAIN.replaceAll('\n\n', '\n: comment\n\n:\n')}`,
  'no space after the colon': PLAIN.replaceAll(': ', ':'),
  'data on several lines': PLAIN.replace('{"event":"message",', '{"event":"message"\ndata: ,'),
  'unknown fields': PLAIN.replaceAll('data:', 'retry: 10\nodd\ndata:'),
  ids: PLAIN.replaceAll('data:', 'id: 17-0\ndata:'),
  'no empty line at the end': PLAIN.slice(0, -1),
  'no line end at the end': PLAIN.slice(0, -2),
  'empty lines between': `\n\n${PLAIN.replaceAll('\n\n', '\n\n\n\n')}`,
};
const EXPECTED = [{event: 'message', answer: 'Grüße 👍\n'}, {event: 'ping'}, {event: 'message_end'}];

function bodyOf(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function read(...pieces: Uint8Array[]) {
  const stream = new EventStream(bodyOf(pieces));
  const events = [];
  for await (const event of stream) events.push(event);
  return {events, skipped: stream.skipped, lastId: stream.lastId};
}

function frames(pieces: string[]): Frame[] {
  const parser = new FrameParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

describe('EventStream', () => {
  for (const [dress, text] of Object.entries(DRESSES)) {
    it(`gives the same events with ${dress}, cut at any byte`, async () => {
      const bytes = new TextEncoder().encode(text);
      for (let cut = 0; cut <= bytes.length; cut++) {
        const {events, skipped} = await read(bytes.slice(0, cut), bytes.slice(cut));
        expect(events, `cut at ${cut}`).to.deep.equal(EXPECTED);
        expect(skipped).to.equal(0);
      }
    });

    it(`gives the same events with ${dress}, byte by byte`, async () => {
      const bytes = [...new TextEncoder().encode(text)].map((byte) => Uint8Array.of(byte));
      expect((await read(...bytes)).events).to.deep.equal(EXPECTED);
    });
  }

  it('gives an event at once when a CR ends it', async () => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({start: (own) => void (controller = own)});
    const events = new EventStream(body)[Symbol.asyncIterator]();
    controller.enqueue(new TextEncoder().encode('data: {"event":"message","answer":"now"}\r\r'));
    expect((await events.next()).value).to.deep.equal({event: 'message', answer: 'now'});
    controller.close();
  });

  it('gives what has come together, piece by piece, when it is read', async () => {
    const line = (answer: string) => `data: {"event":"message","answer":"${answer}"}\n\n`;
    const bytes = [line('a') + line('b'), 'data: {', '"event":"ping"}\n\n'].map((text) =>
      new TextEncoder().encode(text),
    );
    const stream = new EventStream(bodyOf(bytes));
    const read: unknown[] = [];
    for (let events; (events = await stream.read());) read.push(events.map((event) => event.event));
    expect(read).to.deep.equal([['message', 'message'], [], ['ping']]);
    expect(await stream.read()).to.equal(undefined);
  });

  it('skips and counts what is no event', async () => {
    const junk = [
      '[DONE]',
      'null',
      '42',
      '[1,2]',
      '"text"',
      '{',
      '{}',
      '{"event":"sparkle"}',
      '{"event":"__proto__"}',
      '',
    ];
    const text = junk.map((data) => `data: ${data}\n\n`).join('') + PLAIN;
    const {events, skipped} = await read(new TextEncoder().encode(text));
    expect(events).to.deep.equal(EXPECTED);
    expect(skipped).to.equal(junk.length);
  });

  it('counts an event that was cut off', async () => {
    const {events, skipped} = await read(new TextEncoder().encode(`${PLAIN}data: {"event":"mess`));
    expect(events).to.deep.equal(EXPECTED);
    expect(skipped).to.equal(1);
  });

  it('remembers the last id', async () => {
    expect((await read(new TextEncoder().encode('id: 5-1\ndata: {}\n\nid: 5-2\n\ndata: {}\n\n'))).lastId).to.equal(
      '5-2',
    );
  });

  it('closes the connection when the loop is left', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(PLAIN)),
      cancel: () => void (cancelled = true),
    });
    for await (const event of new EventStream(body)) {
      expect(event.event).to.equal('message');
      break;
    }
    expect(cancelled).to.equal(true);
  });

  it('throws a network error when the body breaks', async () => {
    const pieces = [PLAIN];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(new TextEncoder().encode(piece));
        else controller.error(new TypeError('network error'));
      },
    });
    const events: unknown[] = [];
    let failure: unknown;
    try {
      for await (const event of new EventStream(body)) events.push(event);
    } catch (error) {
      failure = error;
    }
    expect(events).to.deep.equal(EXPECTED);
    expect(failure).to.include({kind: 'network', status: 0, code: 'network_error', retryable: true});
  });

  it('takes a frame of 100,000 lines', async () => {
    const line = new TextEncoder().encode(`data: ${'x'.repeat(50)}\n`);
    const stream = new EventStream(bodyOf(Array.from({length: 100_000}, () => line)));
    for await (const event of stream) expect.fail(event.event);
    expect(stream.skipped).to.equal(1);
  });
});

describe('FrameParser', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'data: a',
      'data:b',
      'data:  c',
      'data',
      'event: x',
      'id: 1',
      ': c',
      'odd',
      'odd: 1',
      ' data: x',
      '',
      '',
    ),
    fc.string({unit: fc.constantFrom('d', 'a', 't', ':', ' ', '\uFEFF', 'é', '👍'), maxLength: 8}),
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), {maxLength: 20})
    .map((lines) => lines.map(([content, end]) => content + end).join(''));

  it('agrees with eventsource-parser on every frame that has data', () => {
    fc.assert(
      fc.property(text, (all) => {
        const theirs: unknown[] = [];
        // Theirs waits for more after a CR, and needs the empty line.
        createParser({onEvent: ({data}) => theirs.push(data)}).feed(`${all}\n\n`);
        const ours = frames([all, '\n\n']).flatMap(({data}) => (data === undefined ? [] : [data]));
        expect(ours).to.deep.equal(theirs);
      }),
      {numRuns: 1000},
    );
  });

  it('gives the same frames however the text is cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), {maxLength: 6}), (all, cuts) => {
        const at = [...cuts].sort((a, b) => a - b);
        const pieces = [...at, all.length].map((cut, index) => all.slice(at[index - 1] ?? 0, cut));
        expect(frames(pieces)).to.deep.equal(frames([all]));
      }),
      {numRuns: 1000},
    );
  });
});
