import {expect} from '@open-wc/testing';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {toMessages} from '../../src/state/history.js';
import {toolState} from '../../src/state/step-view.js';
import {hasFailed, toolCalls, toTool} from '../../src/state/tools.js';
import {textOf, type Answer, type ToolPart} from '../../src/state/types.js';
import {recordedBody, recordedEvents} from '../support/recorded.js';
import {play} from '../support/steps.js';

const thought = (more: object = {}) => ({event: 'agent_thought', id: 't1', tool: 'search', ...more});
const tools = ({parts}: Answer) => parts.filter((part): part is ToolPart => part.kind === 'tool');

/** The parts in short: texts as they are, tools by name. */
const inShort = ({parts}: Answer) =>
  parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'tool' ? `[${part.tool}]` : part.kind));

describe('the tools of an agent', () => {
  it('keep what was said of them before', () => {
    const [part] = tools(
      play(
        thought({
          tool_input: '{"search": {"q": 1}}',
          observation: '{"search": "found"}',
          tool_labels: {search: {en_US: 'Search'}},
        }),
        thought({tool_input: null, observation: ''}),
      ),
    );
    expect(part).to.deep.include({
      input: '{"search": {"q": 1}}',
      observation: '{"search": "found"}',
      labels: {search: {en_US: 'Search'}},
    });
  });

  it('each have an input and an output of their own', () => {
    const part = toTool({
      id: 'x',
      tool: 'a;b;a',
      tool_input: '{"a": {"x": 1}, "b": {"y": 2}}',
      observation: '{"a": "one", "b": "tool invoke error: no"}',
    });
    expect(toolCalls(part)).to.deep.equal([
      {name: 'a', input: {x: 1}, output: 'one', failed: false},
      {name: 'b', input: {y: 2}, output: 'tool invoke error: no', failed: true},
    ]);
    expect(hasFailed(part)).to.equal(true);
  });

  it('show what is no JSON as it came', () => {
    const part = toTool({id: 'x', tool: 'a;b', tool_input: 'plain', observation: '[1, 2]'});
    expect(toolCalls(part)[0]).to.include({input: 'plain', output: '[1, 2]'});
    expect(toolCalls(toTool({id: 'x', tool: 'constructor', observation: 'null'}))[0]).to.include({output: 'null'});
  });

  it('run until they have said something, or the answer goes on, or ends', () => {
    const state = (...events: object[]) => {
      const answer = play(...events);
      return toolState(tools(answer)[0]!, answer, false);
    };
    expect(state(thought())).to.equal('running');
    expect(state(thought({observation: '{}'}))).to.equal('succeeded');
    expect(state(thought(), {event: 'agent_message', answer: 'Well'})).to.equal('succeeded');
    expect(state(thought(), {event: 'message_end'})).to.equal('succeeded');
    expect(state(thought(), {event: 'error', code: 'x', status: 400})).to.equal('stopped');
  });

  it('are the recorded ones, with the words between them', async () => {
    const answer = play(...(await recordedEvents('1.13.2', 'agent-fc', 'two tools in turn')));
    expect(inShort(answer)).to.deep.equal([
      'Let me use a tool. ',
      '[current_time]',
      'One more tool is needed. ',
      '[current_time]',
      'The tool said: 2026-11-21 02:50 That is the answer.',
    ]);
    const [call] = toolCalls(tools(answer)[0]!);
    expect(call).to.deep.equal({
      name: 'current_time',
      input: {timezone: 'Asia/Tokyo'},
      output: '2026-11-21 02:50',
      failed: false,
    });
    const unknown = play(...(await recordedEvents('1.13.2', 'agent-fc', 'unknown tool')));
    expect(hasFailed(tools(unknown)[0]!)).to.equal(true);
  });

  it('are the same in history as in the stream, in the same places', async () => {
    for (const [scenario, name] of [
      ['agent-fc', 'one tool'],
      ['agent-fc', 'two tools in turn'],
      ['agent-fc', 'two tools in parallel'],
    ] as const) {
      const streamed = play(...(await recordedEvents('1.13.2', scenario, name)));
      const {data} = await recordedBody<{data: ApiMessage[]}>('1.13.2', scenario, 'history');
      const stored = toMessages(data.find(({id}) => id === streamed.id)!)[1];
      expect(stored.parts, name).to.deep.equal(streamed.parts);
    }
  });

  it('stand before the answer in the history of an agent that thinks aloud, whose thoughts are not said twice', async () => {
    const {data} = await recordedBody<{data: ApiMessage[]}>('1.13.2', 'agent-react', 'history');
    const stored = data.map((item) => toMessages(item)[1]);
    const used = stored.find((answer) => tools(answer).length)!;
    expect(inShort(used)).to.deep.equal(['[current_time]', 'The tool was used. That is the answer.']);
    expect(textOf(stored.find((answer) => !tools(answer).length)!.parts)).to.contain('scripted reply');
  });
});
