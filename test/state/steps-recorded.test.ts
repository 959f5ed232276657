import {expect} from '@open-wc/testing';
import {recordedEvents} from '../support/recorded.js';
import {outline, play} from '../support/steps.js';

/** The steps of a run, and the recorded streams that have these: release, scenario, exchange. */
const RUNS: readonly (readonly [steps: readonly string[], streams: readonly string[]])[] = [
  [
    [
      'Start succeeded',
      'Agent succeeded > ROUND 1 succeeded > fake-gpt Thought succeeded, CALL current_time succeeded;, ROUND 2 succeeded > fake-gpt Thought succeeded;;',
      'Answer succeeded',
    ],
    [
      '1.13.2 | a-cf-agent | agent node with a tool',
      '1.13.2 | b-cf-agent | agent node with a tool',
      '1.12.1 | a-cf-agent | agent node with a tool',
      '1.14.2 | a-cf-agent | agent node with a tool',
    ],
  ],
  [
    ['Start succeeded', 'Agent succeeded > ROUND 1 succeeded > fake-gpt Thought succeeded;;', 'Answer succeeded'],
    [
      '1.13.2 | a-cf-agent | agent node without a tool',
      '1.13.2 | b-cf-agent | agent node without a tool',
      '1.14.2 | a-cf-agent | agent node without a tool',
    ],
  ],
  [
    ['Start succeeded', 'Time succeeded', 'Answer succeeded'],
    ['1.13.2 | a-cf-agent | tool node', '1.13.2 | b-cf-agent | tool node', '1.14.2 | a-cf-agent | tool node'],
  ],
  [
    ['Start succeeded', 'Speak succeeded', 'Answer succeeded'],
    [
      '1.13.2 | a-cf-agent | tool that makes a file',
      '1.13.2 | b-cf-agent | tool that makes a file',
      '1.14.2 | a-cf-agent | tool that makes a file',
    ],
  ],
  [
    ['Start succeeded', 'QR succeeded', 'Answer succeeded'],
    [
      '1.13.2 | a-cf-agent | tool that makes an image',
      '1.13.2 | b-cf-agent | tool that makes an image',
      '1.14.2 | a-cf-agent | tool that makes an image',
    ],
  ],
  [
    ['Start succeeded', 'Which desk? succeeded', 'Support succeeded'],
    [
      '1.13.2 | a-cf-agent | classifier: second class',
      '1.13.2 | b-cf-agent | classifier: second class',
      '1.14.2 | a-cf-agent | classifier: second class',
    ],
  ],
  [
    ['Start succeeded', 'Which desk? succeeded', 'Sales succeeded'],
    [
      '1.13.2 | a-cf-agent | classifier: first class',
      '1.13.2 | b-cf-agent | classifier: first class',
      '1.14.2 | a-cf-agent | classifier: first class',
    ],
  ],
  [
    [
      'Start succeeded',
      'Is it long? succeeded',
      'LLM A succeeded',
      'Join succeeded',
      'Answer 1 succeeded',
      'Parallel 1 succeeded',
      'Parallel 2 succeeded',
      'Answer 2 succeeded',
    ],
    ['1.13.2 | a-cf-nodes | branch true', '1.13.2 | b-cf-nodes | branch true'],
  ],
  [
    [
      'Start succeeded',
      'Is it long? succeeded',
      'LLM B succeeded',
      'Join succeeded',
      'Answer 1 succeeded',
      'Parallel 1 succeeded',
      'Parallel 2 succeeded',
      'Answer 2 succeeded',
    ],
    ['1.13.2 | a-cf-nodes | branch false', '1.13.2 | b-cf-nodes | branch false'],
  ],
  [
    [
      'Start succeeded',
      'Answer 1 succeeded',
      'LLM 1 succeeded',
      'Answer 2 succeeded',
      'LLM 2 succeeded',
      'Answer 3 succeeded',
    ],
    ['1.13.2 | a-cf-nodes | three answer nodes', '1.13.2 | b-cf-nodes | three answer nodes'],
  ],
  [
    ['Start succeeded', 'Count up succeeded > 1 Add one succeeded, 2 Add one succeeded;', 'Answer succeeded'],
    [
      '1.13.2 | a-cf-loop-iteration | loop',
      '1.13.2 | b-cf-loop-iteration | loop',
      '1.14.2 | a-cf-loop-iteration | loop',
    ],
  ],
  [
    [
      'Start succeeded',
      'Extract list succeeded',
      'Each item succeeded > 1 Per item succeeded, 2 Per item succeeded, 3 Per item succeeded;',
      'Answer succeeded',
    ],
    [
      '1.13.2 | a-cf-loop-iteration | iteration',
      '1.13.2 | b-cf-loop-iteration | iteration',
      '1.14.2 | a-cf-loop-iteration | iteration',
    ],
  ],
  [
    ['Start succeeded', 'Before succeeded', 'HTTP failed'],
    ['1.13.2 | a-cf-errors | cf-retry: streaming', '1.13.2 | b-cf-errors | cf-retry: streaming'],
  ],
  [
    ['Start succeeded', 'HTTP exception', 'Answer on failure succeeded'],
    ['1.13.2 | a-cf-errors | cf-failbranch: streaming', '1.13.2 | b-cf-errors | cf-failbranch: streaming'],
  ],
  [
    ['Start succeeded', 'HTTP exception', 'Answer succeeded'],
    ['1.13.2 | a-cf-errors | cf-default: streaming', '1.13.2 | b-cf-errors | cf-default: streaming'],
  ],
  [
    ['Start succeeded', 'LLM failed'],
    [
      '1.13.2 | a-cf-errors | ERROR401 streaming',
      '1.13.2 | a-cf-errors | ERROR500 streaming',
      '1.13.2 | a-cf-errors | ERRORMID streaming',
      '1.13.2 | a-cf-errors | ERRORMIDJSON',
      '1.13.2 | b-cf-errors | ERROR401 streaming',
      '1.13.2 | b-cf-errors | ERROR500 streaming',
      '1.13.2 | b-cf-errors | ERRORMID streaming',
      '1.13.2 | b-cf-errors | ERRORMIDJSON',
    ],
  ],
  [
    ['Start succeeded', 'LLM succeeded', 'Answer succeeded'],
    ['1.13.2 | a-cf-errors | next message after a failure', '1.13.2 | b-cf-errors | next message after a failure'],
  ],
  [
    ['Start succeeded', 'HTTP failed'],
    ['1.13.2 | a-wf | failing', '1.13.2 | b-wf | failing'],
  ],
  [
    ['Start succeeded', 'HTTP exception', 'End failed succeeded'],
    ['1.13.2 | a-wf | partial success', '1.13.2 | b-wf | partial success'],
  ],
  [
    [
      'Start succeeded',
      'Extract list succeeded',
      'Each item succeeded > 1 Per item succeeded, 2 Per item failed, 3 Per item succeeded;',
      'End succeeded',
    ],
    ['1.13.2 | a-wf | iteration, continue on error', '1.13.2 | b-wf | iteration, continue on error'],
  ],
  [
    ['Start succeeded', 'Extract list succeeded', 'Each item failed > 1 Per item succeeded, 2 Per item failed;'],
    ['1.13.2 | a-wf | iteration, terminated by an error', '1.13.2 | b-wf | iteration, terminated by an error'],
  ],
  [
    [
      'Start succeeded',
      'Extract list succeeded',
      'Each item succeeded > 2 Per item failed, 1 Per item succeeded, 3 Per item succeeded;',
      'End succeeded',
    ],
    ['1.13.2 | a-wf | iteration in parallel, failed items removed'],
  ],
  [
    [
      'Start succeeded',
      'Extract list succeeded',
      'Each item succeeded > 1 Per item failed, 2 Per item succeeded, 3 Per item succeeded;',
      'End succeeded',
    ],
    ['1.13.2 | b-wf | iteration in parallel, failed items removed'],
  ],
];

describe('the steps of recorded runs', () => {
  for (const [steps, streams] of RUNS) {
    for (const stream of streams) {
      it(`are: ${stream}`, async () => {
        const [release, scenario, name] = stream.split(' | ') as [string, string, string];
        expect(outline(play(...(await recordedEvents(release, scenario, name))))).to.deep.equal(steps);
      });
    }
  }
});
