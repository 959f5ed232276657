import {modelContext} from './basic-chat.js';
import {answer} from './model.js';
import {checkInput} from './moderation.js';
import {zeroUsage} from './usage.js';

/**
 * The newest `agent` mode: nothing but pings while the agent works, then the whole answer in one `message`.
 */
export async function* agentAppSteps(turn, signal) {
  const {ctx, message} = turn;
  const refused = checkInput(ctx.app, message.query, message.inputs);
  const text = refused ?? (await ask(turn, signal));
  if (signal.aborted) return;
  turn.usage = zeroUsage(turn.latency);
  yield turn.text(text);
}

/** A failed run is an internal error in the stream; only history tells the reason. */
async function ask(turn, signal) {
  try {
    const {text} = await answer(turn.message.query, modelContext(turn, signal));
    return text;
  } catch (error) {
    throw new Error(error.message, {cause: error});
  }
}
