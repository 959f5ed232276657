const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Properties whose value is part of the contract, not of the talk: compared as they are. */
const EXACT = new Set(
  `event status type mode node_type code result TYPE transfer_method belongs_to value_type rating reason retry_index extension
  mime_type file_type form_id_type data_source_type triggered_from created_from created_by_role is_anonymous has_more limit page
  total file_length total_steps exceptions_count iteration_index loop_index button_style display_in_ui submitted
  action_id job_status error_type query_type voice language enabled rating role title node_id node_title variable
  output_variable_name steps inputs_truncated outputs_truncated process_data_truncated`.split(/\s+/),
);

/** Properties that are whole numbers on the wire; JavaScript could let a fraction slip in. */
const WHOLE = /(_at|_time|tokens)$/;

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Compares two JSON values: properties and their order, types, nulls, the kind of each string, the length of lists;
 * values only where they are part of the contract (`EXACT`). Texts, ids, times and token counts may differ.
 *
 * @param options `exact(path, key)` compares more values, `skip(path, key)` nothing of that place; `learn(recorded, actual, key)`
 * is called for each pair of strings and may return a difference; `known(id)` is our id for a recorded one;
 * `anyText(path, key)` lets a text be empty or not, `anyLength(path, key)` a list have any length.
 * @returns the differences in words, each with its path.
 */
export function compareJson(recorded, actual, options = {}, path = '', key = '') {
  if (options.skip?.(path, key)) return [];
  const at = path || 'body';
  const [theirs, ours] = [typeOf(recorded), typeOf(actual)];
  if (theirs !== ours) return [`${at}: ${ours} ${brief(actual)} instead of ${theirs} ${brief(recorded)}`];
  if (theirs === 'array') return compareLists(recorded, actual, options, path, key);
  if (theirs === 'object') return compareObjects(recorded, actual, options, path);
  const nested = theirs === 'string' ? compareNested(recorded, actual, options, path) : undefined;
  if (nested) return nested;
  const conflict = theirs === 'string' ? options.learn?.(recorded, actual, key) : undefined;
  if (conflict) return [`${at}: ${conflict}`];
  if (recorded === actual || (theirs === 'string' && options.anyText?.(path, key))) return [];
  const exact = typeof recorded === 'boolean' || EXACT.has(key) || options.exact?.(path, key);
  if (exact && !isNamed(recorded)) return [`${at}: ${brief(actual)} instead of ${brief(recorded)}`];
  if (theirs === 'number') {
    const broken = WHOLE.test(key) && Number.isInteger(recorded) && recorded !== 0 && !Number.isInteger(actual);
    return broken ? [`${at}: ${actual} is not whole`] : [];
  }
  const [kind, other] = [kindOf(recorded), kindOf(actual)];
  return kind === other ? [] : [`${at}: ${other} ${brief(actual)} instead of ${kind} ${brief(recorded)}`];
}

function compareObjects(recorded, actual, options, path) {
  const differences = [];
  const place = (key) => (path ? `${path}.${key}` : key);
  const [theirs, ours] = [Object.keys(recorded), Object.keys(actual)].map((keys) =>
    keys.filter((key) => !isNamed(key) && !options.skip?.(place(key), key)),
  );
  for (const key of theirs) if (!(key in actual)) differences.push(`${place(key)}: missing (${brief(recorded[key])})`);
  for (const key of ours)
    if (!(key in recorded)) differences.push(`${place(key)}: not in the recording (${brief(actual[key])})`);
  const common = theirs.filter((key) => key in actual);
  const order = ours.filter((key) => key in recorded);
  if (isOrdered(path) && common.join() !== order.join())
    differences.push(`${path || 'body'}: order ${order.join()} instead of ${common.join()}`);
  for (const key of common) differences.push(...compareJson(recorded[key], actual[key], options, place(key), key));
  return differences;
}

function compareLists(recorded, actual, options, path, key) {
  const differences = [];
  if (recorded.length !== actual.length && !options.anyLength?.(path, key)) {
    differences.push(`${path || 'body'}: ${actual.length} items instead of ${recorded.length}`);
  }
  const arranged = arrange(recorded, actual, options) ?? actual;
  const count = Math.min(recorded.length, arranged.length);
  for (let index = 0; index < count; index++) {
    differences.push(...compareJson(recorded[index], arranged[index], options, `${path}[${index}]`, key));
  }
  return differences;
}

/** Dify orders rows by whole seconds, so rows of the same second come in any order: puts ours in the recorded one. */
function arrange(recorded, actual, {known}) {
  const ids = recorded.map((item) => known?.(item?.id));
  const arranged = ids.map((id) => id && actual.find((item) => item?.id === id));
  if (!arranged.every(Boolean)) return undefined;
  const place = (index) => actual.indexOf(arranged[index]);
  const inOrder = recorded.every(
    (item, index) => index === 0 || isTie(item, recorded[index - 1]) || place(index) > place(index - 1),
  );
  return inOrder ? arranged : undefined;
}

const isTie = (a, b) => a.created_at !== undefined && (a.created_at === b.created_at || a.updated_at === b.updated_at);

/** The order is told of an answer, its `data` and the items in it. Farther inside it is chance. */
const isOrdered = (path) => /^(data(\[\d+\])?)?$/.test(path);

/** JSON inside of a string, as in a run's `inputs` or a tool's observation. */
function compareNested(recorded, actual, options, path) {
  const [theirs, ours] = [parseContainer(recorded), parseContainer(actual)];
  if (!theirs) return undefined;
  if (!ours) return [`${path}: ${brief(actual)} instead of JSON ${brief(recorded)}`];
  return compareJson(theirs, ours, options, `${path}(JSON)`);
}

function parseContainer(text) {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Values and names that carry an id, which never is the same twice. */
const isNamed = (text) => typeof text === 'string' && /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}/.test(text);

/** What sort of text a string is. */
export function kindOf(text) {
  if (text === '') return 'empty text';
  if (UUID.test(text)) return 'UUID';
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return 'time';
  if (/^(https?:\/)?\/\S+$/.test(text)) return 'address';
  if (/^-?\d+(\.\d+)?(E-?\d+)?$/i.test(text)) return 'decimal';
  return 'text';
}

const brief = (value) => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
