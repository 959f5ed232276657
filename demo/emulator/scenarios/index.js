import {attachments} from './attachments.js';
import {help} from './help.js';
import {tokens} from './pieces.js';
import {rich} from './rich.js';
import {hello, scripted} from './scripted.js';
import {shopAnswer} from './shop.js';
import {toolSteps} from './tool-calls.js';

/**
 * What the model will say: `{steps, first?, perSecond?}`. A step is a text delta, `{reasoning}`, `{tools}`, `{final}`,
 * `{pause: ms}` or an Error to throw. `first` is the time to the first token in ms, `perSecond` a speed of its own.
 */
export function choose(query, context) {
  const full = {...context, query, fallback: () => ({steps: tokens(shopAnswer({...context, query}))})};
  const tools = (context.agent || context.react) && toolSteps(query, full);
  if (tools) return tools;
  if (/^\s*(\/?help|hilfe|aide|帮助)\s*[?!.]*\s*$/i.test(query)) return {steps: tokens(help())};
  for (const [pattern, make] of [...scripted, ...rich]) {
    const match = pattern.exec(query);
    if (match) return make(match, full);
  }
  return attachments(full) ?? hello(full);
}
