import {modelContext, pausePreset, presetFor} from './basic-chat.js';
import {attach, messageFileUrl} from './message-files.js';
import {reply} from './model.js';
import {pythonJsonText} from './reply.js';
import {reactSteps} from './agent-react.js';
import {newThought, thoughtEvent} from './thoughts.js';
import {toolImage, toolLabels, useTool} from './tools.js';
import {presetAnswer} from './turn.js';

const MAX_ROUNDS = 6;

/** The events of an agent's answer, by the app's strategy. */
export async function* agentSteps(turn, signal) {
  const {ctx} = turn;
  const say = (text) => turn.text(text, 'agent_message');
  const preset = presetFor(turn);
  if (preset !== undefined) return yield* presetAnswer(turn, preset, () => pausePreset(ctx, signal), say);
  const strategy = ctx.app.config.strategy === 'react' ? reactSteps : functionCallSteps;
  yield* strategy(turn, signal, say);
}

async function* functionCallSteps(turn, signal, say) {
  const {message} = turn;
  const observations = [];
  const answers = [];
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const thought = newThought(turn, round);
    let calls = [];
    let text = '';
    let begun = false;
    for await (const part of reply(message.query, {...modelContext(turn, signal), observations, agent: true})) {
      if (!begun) yield thoughtEvent(thought);
      begun = true;
      if (part.text !== undefined) {
        text += part.text;
        yield say(part.text);
      }
      if (part.tools) calls = part.tools;
      if (part.usage) {
        turn.usage = part.usage;
        yield say('');
        if (calls.length) yield say('');
      }
    }
    if (signal.aborted) return;
    if (text) answers.push(text);
    thought.thought = text;
    yield* calls.length ? useTools(turn, thought, calls, observations) : [thoughtEvent(thought)];
    if (!calls.length) break;
  }
  turn.finalAnswer = answers.join('\n');
}

async function* useTools(turn, thought, calls, observations) {
  const {ctx, message} = turn;
  thought.tool = calls.map(({name}) => name).join(';');
  thought.toolLabels = Object.fromEntries(calls.map(({name}) => [name, toolLabels(name)]));
  thought.toolInput = pythonJsonText(Object.fromEntries(calls.map(({name, input}) => [name, input])));
  yield thoughtEvent(thought);
  const results = {};
  for (const {name, input} of calls) {
    const {text, file, files = file ? [file] : [], type = 'image'} = useTool(ctx, name, input);
    results[name] = text;
    observations.push({name, text});
    // Of other files an agent's stream says nothing.
    if (type === 'image') for (const one of files) yield* showFile(ctx, message, thought, one);
  }
  thought.observation = pythonJsonText(results);
  yield thoughtEvent(thought);
}

function* showFile(ctx, message, thought, stored) {
  const file = attach(message, toolImage(stored), 'assistant');
  thought.files.push(file.id);
  yield {event: 'message_file', id: file.id, type: 'image', belongs_to: 'assistant', url: messageFileUrl(ctx, file)};
}
