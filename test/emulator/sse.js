const PING = 'event: ping';
const DATA = 'data: ';

/** Events that carry a piece of the answer: how many pieces a text comes in says nothing. */
const TEXT_EVENTS = new Set(['message', 'agent_message', 'text_chunk']);

/**
 * Takes an event stream apart, strictly as Dify frames it.
 *
 * @returns `frames` of `{label, data, spaced}`, in order (`label` is `ping`, or the event with its node type, `data` the JSON),
 * and `problems`, what was not exactly `data: {JSON}` or `event: ping` with a blank line after it. A part of a frame
 * at the very end (the client went away there, or more is to come) is `rest`.
 */
export function parseStream(text) {
  const frames = [];
  const problems = [];
  const blocks = text.split('\n\n');
  const rest = blocks.pop();
  for (const block of blocks) {
    if (block === PING) {
      frames.push({label: 'ping'});
      continue;
    }
    const data = block.startsWith(DATA) && !block.includes('\n') ? parseJson(block.slice(DATA.length)) : undefined;
    if (data === undefined) problems.push(`not a frame: ${JSON.stringify(block.slice(0, 60))}`);
    else frames.push({label: labelOf(data), data, spaced: isSpaced(block.slice(DATA.length))});
  }
  return {frames, problems, rest};
}

/** Whether a frame carries a piece of the answer. In 1.12.1 the text of a question with files is called `message_file`. */
export const isText = ({data}) =>
  data !== undefined && (TEXT_EVENTS.has(data.event) || 'answer' in data) && !isReplace(data);

const isReplace = (data) => data.event === 'message_replace';

/** Whether JSON was written with spaces after its colons and commas, as Python's `json.dumps` does by default. */
export const isSpaced = (json) => /[:,] /.test(json.replace(/"(?:\\.|[^"\\])*"/g, '""'));

/**
 * The order of events: runs of text are one entry, speech (which falls in anywhere) and pings are left out,
 * but for a ping that opens the stream.
 */
export function outline(frames) {
  const labels = [];
  frames.forEach((frame, index) => {
    if (frame.label === 'ping' ? index > 0 : frame.label === 'tts_message') return;
    const label = isText(frame) ? `${frame.label}…` : frame.label;
    if (!isText(frame) || labels.at(-1) !== label) labels.push(label);
  });
  return labels;
}

function labelOf({event, data}) {
  const type = data?.node_type;
  return type && !String(event).startsWith('human_input') ? `${event}:${type}` : String(event);
}

function parseJson(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
