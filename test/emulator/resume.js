import {setTimeout as pause} from 'node:timers/promises';
import {outline, parseStream} from './sse.js';

/** Longer than any scenario: the run does not go on until it is told to. */
const HELD = {resumeMs: 1e9, pausedReplay: true};
const FREE = {resumeMs: 0, pausedReplay: false};

/** Whether a request asks for the events of a run. */
export const isEvents = (target) => /\/workflow\/[^/]+\/events/.test(target);

/**
 * When a run goes on after its form was submitted is chance, and the events that are asked for meanwhile show it:
 * makes the emulator's run wait, or go on, as the recorded one did by the time of this request.
 *
 * @returns what is to be done with the answer when the request has been sent, if anything.
 */
export async function steerResume(scene, recording, index) {
  const {request, response} = recording.exchanges[index];
  const app = `app-EXAMPLE-${recording.apps[0]}`;
  if (isSubmit(recording.exchanges[index])) {
    const next = recording.exchanges.slice(index + 1).find(({request: {target}}) => isEvents(target));
    if (next?.response.status === 200) await scene.configure(app, HELD);
    return undefined;
  }
  if (!isEvents(request.target) || response.status !== 200) return undefined;
  if (!recording.exchanges.slice(0, index).some(isSubmit)) return undefined;
  const state = stateIn(recording, index);
  if (state === 'submitted') await scene.configure(app, {pausedReplay: false});
  else if (state !== 'paused') await goOn(scene, app, request.target, state);
  return state === 'submitted'
    ? async (answer) => {
        await answer.until(() => answer.text.includes('"human-input"'), 5000);
        await scene.configure(app, FREE);
      }
    : undefined;
}

const isSubmit = ({request: {method, target}, response}) =>
  method === 'POST' && target.includes('/form/human_input/') && response.status === 200;

/** How the run stood: `paused` (as before the submit), `submitted` (it went on while we listened), or a state of `goOn`. */
function stateIn(recording, index) {
  const {frames} = parseStream(recording.exchanges[index].response.text);
  const labels = outline(frames);
  const starts = labels.filter((label) => label === 'workflow_started').length;
  const steps = pauseIn(frames);
  if (labels[0] === 'workflow_finished') return {over: true};
  if (starts > 1) return 'submitted';
  if (steps === undefined) return {status: 'running'};
  const before = recording.exchanges
    .slice(0, index)
    .map(({response}) => pauseIn(parseStream(response.text ?? '').frames));
  return before.findLast((value) => value !== undefined) === steps ? 'paused' : {status: 'paused', total_steps: steps};
}

const pauseIn = (frames) => frames.findLast(({label}) => label === 'workflow_paused')?.data.data.total_steps;

/** Lets the run go on and waits until its detail says the given (`over`: that it has ended). */
async function goOn(scene, app, target, {over, ...wanted}) {
  await scene.configure(app, FREE);
  const run = scene.mapping.translate(/\/workflow\/([^/]+)/.exec(target)[1]);
  for (let tries = 0; tries < 500; tries++) {
    const headers = [['Authorization', `Bearer ${app}`]];
    const detail = await scene.askJson('GET', `/v1/workflows/run/${run}`, {headers});
    const reached = Object.entries(wanted).every(([key, value]) => detail[key] === value);
    if (reached && !(over && ['running', 'paused'].includes(detail.status))) return;
    await pause(10);
  }
}
