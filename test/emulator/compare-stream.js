import {compareValues} from './compare-json.js';
import {isText, outline, parseStream} from './sse.js';

/** Compares event streams; options as for `compareAnswers`. */
export function compareStreams(recorded, actual, options) {
  const theirs = parseStream(recorded.text ?? '');
  const ours = parseStream(actual.text);
  const differences = [...ours.problems];
  const end = recorded.broken ? 'broken' : 'complete';
  if (!recorded.closedByClient && actual.end !== end) differences.push(`the stream is ${actual.end ?? 'not ended'}`);
  if (actual.end === 'complete' && ours.rest)
    differences.push(`the stream ends in half a frame: ${ours.rest.slice(0, 60)}`);
  const [expected, got] = [theirs, ours].map(({frames}) => options.sorted?.(outline(frames)) ?? outline(frames));
  differences.push(...compareOutlines(expected, got, recorded.closedByClient));
  return [
    ...differences,
    ...comparePings(theirs.frames, ours.frames),
    ...compareFrames(theirs.frames, ours.frames, options),
  ];
}

/** One more or less may be chance. */
function comparePings(expected, got) {
  const [theirs, ours] = [expected, got].map((frames) => frames.filter(({label}) => label === 'ping').length);
  return Math.abs(theirs - ours) > 1 ? [`${ours} pings instead of ${theirs}`] : [];
}

/** `cut`: the client went away, so a few events more or less at the end say nothing. */
function compareOutlines(expected, got, cut) {
  const upTo = cut ? Math.min(expected.length, got.length) : Infinity;
  const first = Array.from({length: Math.max(expected.length, got.length)}).findIndex((_, i) => expected[i] !== got[i]);
  if (first < 0 || (first >= upTo && got.length > expected.length)) return [];
  const show = (labels) => labels.slice(Math.max(0, first - 1), first + 4).join(' ') || '(end)';
  return [`order of events at ${first}: ${show(got)} instead of ${show(expected)}`];
}

/** Compares the shape of each event with the one of the same sort and number. */
function compareFrames(expected, got, options) {
  const differences = [];
  const sorts = groupBy(got, sortOf);
  for (const [sort, theirs] of groupBy(expected, sortOf)) {
    const ours = sorts.get(sort) ?? [];
    if (!theirs[0].data) continue;
    if (!ours.length) differences.push(`no ${sort.trim()}`);
    else if (isText(theirs[0])) differences.push(...compareText(theirs, ours, options));
    else {
      const turns = inTurn(ours);
      const pairs = inTurn(theirs).map((frame, index) => [frame, turns[index]]);
      for (const [frame, other] of pairs) if (other) differences.push(...compareFrame(frame, other, options));
    }
  }
  return [...new Set(differences)];
}

function compareFrame(frame, other, options) {
  const found = compareValues(frame.data, other.data, options);
  if (frame.spaced !== other.spaced) found.push('JSON is spaced otherwise');
  return found.map((difference) => `${frame.label} ${difference}`);
}

/** Each piece of text must look like some recorded one; how many there are says nothing. */
function compareText(theirs, ours, options) {
  const settings = {...options, anyText: (path) => path === 'answer' || path === 'data.text'};
  const [first] = ours.map((other) => closest(theirs, other, settings)).filter(({length}) => length);
  const differences = first ?? [];
  if (!says(theirs) === !says(ours)) return differences;
  return [...differences, `${theirs[0].label}: ${says(ours) ? 'text' : 'no text'} came`];
}

function closest(theirs, other, settings) {
  let best;
  for (const frame of theirs) {
    const found = compareFrame(frame, other, settings);
    if (!found.length) return found;
    if (!best || found.length < best.length) best = found;
  }
  return best;
}

/** Items of an iteration may run at the same time, so their events come in any order. */
const inTurn = (frames) => [...frames].sort((a, b) => (roundOf(a) ?? 0) - (roundOf(b) ?? 0));

const roundOf = ({data}) => data?.data?.execution_metadata?.iteration_index;

/** Branches run at the same time, so events of a node are compared with those of the same node. */
const sortOf = ({label, data}) => `${label} ${isText({data}) ? '' : (data?.data?.node_id ?? '')}`;

const says = (frames) => frames.some(({data}) => data.answer || data.data?.text);

const groupBy = (list, keyOf) => {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** Learns the ids (`options.learn`) of a stream that is still coming. */
export function learnFrom(recordedText, actualText, options) {
  compareFrames(parseStream(recordedText).frames, parseStream(actualText).frames, options);
}
