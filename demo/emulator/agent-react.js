import {modelContext} from './basic-chat.js';
import {reply} from './model.js';
import {pythonJsonText} from './reply.js';
import {newThought, thoughtEvent} from './thoughts.js';
import {missingDefaults, toolLabels, useTool} from './tools.js';

/**
 * The ReAct strategy: the thoughts stream as text, character by character, and the final answer follows once more
 * in one piece. Only the final answer is stored. A model that does not keep to the form leaves the stored answer empty.
 */
export async function* reactSteps(turn, signal, say) {
  const {ctx, message} = turn;
  const context = {...modelContext(turn, signal), react: true};
  const observations = [];
  turn.finalAnswer = '';
  for (let round = 1; round <= 6; round++) {
    const thought = newThought(turn, round);
    const outcome = {text: '', calls: [], final: undefined};
    yield* think(turn, {...context, observations}, thought, outcome, say);
    if (signal.aborted) return;
    const {calls, final} = outcome;
    thought.thought = outcome.text.trim();
    if (calls.length) {
      yield* act(ctx, thought, calls[0], observations);
      continue;
    }
    if (final !== undefined) {
      thought.thought += final;
      thought.toolInput = pythonJsonText({'Final Answer': final});
      yield say(final);
      turn.finalAnswer = final;
    } else if (message.thoughts.length === 1 && ctx.app.config.persona !== 'scripted') {
      turn.finalAnswer = outcome.text;
    }
    return;
  }
}

async function* think(turn, context, thought, outcome, say) {
  let begun = false;
  for await (const part of reply(turn.message.query, context)) {
    if (!begun) yield thoughtEvent(thought);
    begun = true;
    if (part.text !== undefined) {
      outcome.text += part.text;
      for (const character of part.text) yield say(character);
    }
    if (part.tools) outcome.calls = part.tools;
    if (part.final !== undefined) outcome.final = part.final;
    if (part.usage) {
      turn.usage = part.usage;
      const trailing = outcome.calls.length || outcome.final !== undefined ? 3 : 1;
      for (let count = 0; count < trailing; count++) yield say('');
    }
  }
}

async function* act(ctx, thought, {name, input}, observations) {
  thought.tool = name;
  thought.toolLabels = {[name]: toolLabels(name)};
  thought.toolInput = pythonJsonText({[name]: input});
  yield thoughtEvent(thought);
  const {text} = useTool(ctx, name, input);
  observations.push({name, text});
  thought.thought += thought.thought; // Dify's doing
  thought.toolInput = pythonJsonText({[name]: {...input, ...missingDefaults(name, input)}});
  thought.observation = pythonJsonText({[name]: text});
  yield thoughtEvent(thought);
}
