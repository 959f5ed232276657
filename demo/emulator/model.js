import {choose} from './scenarios/index.js';
import {Pace, sleep} from './time.js';
import {usage} from './usage.js';

export {ModelError} from './model-error.js';
export {usage, zeroUsage} from './usage.js';

/**
 * The scripted model: what it says depends on words in the question (scenarios/).
 * Yields `{text}` and `{reasoning}` deltas at the app's speed, `{tools: [{name, input}]}` and last `{usage}`.
 * Ends early, without usage, when `signal` aborts. Throws ModelError as the provider's failure.
 * `observations`: what tools answered so far in this turn; a question that asked for a tool is answered when it has them.
 */
export async function* reply(query, {app, signal, observations = [], ...rest}) {
  const started = performance.now();
  const {tokensPerSecond, firstTokenMs, persona} = app.config;
  const {
    steps,
    first = firstTokenMs,
    perSecond = tokensPerSecond,
  } = choose(query, {...rest, app, persona, observations});
  if (!(await sleep(first, signal))) return;
  const pace = new Pace(perSecond);
  const seconds = () => (performance.now() - started) / 1000;
  let answer = '';
  let firstToken = null;
  for (const step of steps) {
    if (step instanceof Error) throw step;
    if (step.pause) {
      if (!(await sleep(step.pause, signal))) return;
      continue;
    }
    if (!(await pace.next(signal))) return;
    const part = typeof step === 'string' ? {text: step} : step;
    firstToken ??= seconds();
    answer += part.text ?? part.reasoning ?? '';
    yield part;
  }
  const prompt = [rest.system ?? '', query, ...(rest.messages ?? []).map((message) => message.query)].join(' ');
  yield {usage: usage(prompt, answer, {latency: seconds(), first: rest.timed ? firstToken : null})};
}

/** The whole answer at once: `{text, reasoning, usage}`. */
export async function answer(query, ctx) {
  const result = {text: '', reasoning: '', usage: undefined};
  for await (const part of reply(query, ctx)) {
    result.text += part.text ?? '';
    result.reasoning += part.reasoning ?? '';
    result.usage ??= part.usage;
  }
  return result;
}
