import {tokens, words} from './pieces.js';

const CALL = /\bTOOL(2|P)?:([\w,]+)\s*(\{[^]*\})?/;

/** The steps of a model that may call tools; undefined when this question needs none. */
export function toolSteps(query, {observations, react, app, persona}) {
  const match = CALL.exec(query);
  if (!match && persona === 'scripted') return undefined;
  const [, kind, list, json] = match ?? [undefined, undefined, wanted(query, app)];
  if (!list) return undefined;
  const input = json ? parse(json) : inputFor(list, query);
  const calls = list.split(',').map((name) => ({name, input}));
  if (react) return reactScript(calls, observations, persona);
  return callScript({kind, calls, observations, quiet: /\bQUIET\b/.test(query), persona});
}

function callScript({kind, calls, observations, quiet, persona}) {
  const rounds = kind === '2' ? calls.length : 1;
  if (observations.length < rounds || (kind === 'P' && !observations.length)) {
    const before =
      {P: 'I will use two tools at once. '}[kind] ??
      (observations.length ? 'One more tool is needed. ' : 'Let me use a tool. ');
    const text = persona === 'scripted' ? before : 'One moment, I will look that up. ';
    const now = kind === '2' ? [calls[observations.length]] : calls;
    return {steps: [...(quiet ? [] : spoken(text)), {tools: now}]};
  }
  return {steps: closing(observations.at(-1).text, persona)};
}

/** Words of which the last keeps the space behind it. */
function spoken(text) {
  const parts = words(text.trimEnd());
  parts[parts.length - 1] += ' ';
  return parts;
}

function closing(observation, persona) {
  if (persona === 'scripted') return words(`The tool said: ${observation} That is the answer.`);
  return tokens(`Here is what I found:\n\n> ${observation}\n\nIs there anything else I can do for you?`);
}

function reactScript(calls, observations, persona) {
  if (!observations.length) return {steps: [' I need a tool.\n ', {tools: [calls[0]]}]};
  const found = `I looked it up: ${observations.at(-1).text}`;
  const final = persona === 'scripted' ? 'The tool was used. That is the answer.' : found;
  return {steps: [' I have what I need.\n ', {final}]};
}

function parse(json) {
  try {
    return JSON.parse(json.slice(0, json.lastIndexOf('}') + 1));
  } catch {
    return {};
  }
}

/** The tool that an ordinary question asks for. */
function wanted(query, app) {
  const has = (name) => app.config.tools.includes(name);
  if (has('order_status') && /\border\b|parcel|track|\b\d{5}\b/i.test(query)) return 'order_status';
  if (has('stock_check') && /in stock|available|left\b/i.test(query)) return 'stock_check';
  if (has('qrcode_generator') && /\bqr\b|barcode/i.test(query)) return 'qrcode_generator';
  if (has('photos') && /photo|picture|look like/i.test(query)) return 'photos';
  if (has('current_time') && /what time|what day|today/i.test(query)) return 'current_time';
  return undefined;
}

function inputFor(name, query) {
  if (name === 'order_status') return {order: /\d{4,}/.exec(query)?.[0] ?? '10428'};
  if (name === 'qrcode_generator') return {content: 'https://shop.example/returns'};
  return {};
}
