/** What real servers sent, as in `test/recorded/`. */
import {parseEvent} from '../../src/client/events.js';
import type {ChatEvent} from '../../src/client/events.js';

interface Recording {
  readonly prefixes?: readonly string[];
  readonly exchanges: readonly {
    readonly name: string;
    readonly response: {
      readonly body?: string;
      readonly chunks?: readonly (readonly [number, ...(number | string)[]])[];
    };
  }[];
}

/** A recorded scenario. */
async function recording(release: string, scenario: string): Promise<Recording> {
  return (await (await fetch(`/test/recorded/${release}/${scenario}.json`)).json()) as Recording;
}

/** The events of a recorded stream, by the name of its exchange. */
export async function recordedEvents(release: string, scenario: string, name: string): Promise<ChatEvent[]> {
  const {prefixes = [], exchanges} = await recording(release, scenario);
  const chunks = exchanges.find((exchange) => exchange.name === name)?.response.chunks ?? [];
  const text = chunks
    .map(([, first, rest]) => (rest === undefined ? first : `${prefixes[first as number]}${rest}`))
    .join('');
  return text
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: '))
    .flatMap((frame) => parseEvent(frame.slice('data: '.length)) ?? []);
}

/** The answer of a recorded exchange that was no stream, read as JSON. */
export async function recordedBody<T>(release: string, scenario: string, name: string): Promise<T> {
  const {exchanges} = await recording(release, scenario);
  return JSON.parse(exchanges.find((exchange) => exchange.name === name)?.response.body ?? '') as T;
}
