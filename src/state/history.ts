/** Dify's history as messages of the widget. */
import {DifyChatError} from '../client/errors.js';
import type {Message as ApiMessage, Page} from '../client/types.js';
import {filesOf, mergeFiles, toFiles} from './answer-files.js';
import {isAwaited, storedForms} from './forms.js';
import {isHoled} from './gaps.js';
import {addPause, addStored} from './human-input.js';
import {replaceText} from './parts.js';
import {asList, asText} from './read.js';
import {sentFiles} from './sent-files.js';
import {toNotes} from './sources.js';
import {toTool} from './tools.js';
import {arrange, inOrder, toPairs, type Pair, type Shown} from './tree.js';
import {textOf, type Answer, type ChatState, type Part, type TextPart} from './types.js';

/** Stands for the parent of all that was asked through the Service API: a plain line. */
const NO_PARENT = '00000000-0000-0000-0000-000000000000';

/** A question and its answer, from one of Dify's messages. `key` keeps what is on the screen the same element. */
export function toMessages(item: ApiMessage, key = item.id): Pair {
  const createdAt = Number.isFinite(item.created_at) ? item.created_at : 0;
  return [
    {role: 'user', key: `${key}:q`, text: asText(item.query), ...sentFiles(item), createdAt},
    {
      role: 'assistant',
      key,
      id: item.id,
      createdAt,
      rating: toRating(item),
      ...notes(item),
      runId: storedForms(item).runId,
      ...settled(item, toParts(item)),
    },
  ];
}

/**
 * What history knows better than the stream: the whole text of an answer that was cut, an agent's final words.
 * An empty stored answer never wipes what was received, since Dify stores nothing for an answer that it could not deliver.
 */
export function reconcile(answer: Answer, item: ApiMessage): Partial<Answer> {
  const parts = toParts(item);
  const stored = textOf(parts);
  // Where there are files, pictures in the text are stored as files only.
  const bare = (text: string) => squeeze(filesOf(item).length ? text.replace(/!\[[^\]]*\]\([^)]*\)/g, '') : text);
  const same = bare(stored) === bare(textOf(answer.parts)) && !isHoled(answer.parts);
  const kept = !stored || same ? answer.parts : replaceText(answer.parts, stored);
  const {forms, runId = answer.runId} = storedForms(item);
  const merged = mergeFiles(addStored(kept, forms), toFiles(filesOf(item)));
  return {id: item.id, runId, ...notes(item), ...settled(item, merged)};
}

/**
 * Adds a page to what is known; each message once, in the order of time. What is on the screen stays there.
 *
 * @param tree - Whether Dify keeps versions: in the WebApp family.
 */
export function mergePage(
  state: Shown,
  page: Pick<Page<ApiMessage>, 'data' | 'has_more'>,
  tree: boolean,
): Shown & Pick<ChatState, 'history'> {
  const pairs = toPairs([...state.messages, ...state.aside]);
  const known = new Set(pairs.map(([, {id}]) => id));
  const first = pairs.reduce((least, [, {place = 0}]) => Math.min(least, place), 0) - page.data.length;
  const fresh = page.data.map((item, index) => toPair(item, first + index)).filter(([, {id}]) => !known.has(id));
  // A server that says "more" for ever, and has nothing new, must not be asked for ever.
  const more = page.has_more && fresh.length > 0;
  const shown = arrange([...pairs, ...fresh], {tree, complete: !more, line: state.messages});
  return {...shown, history: more ? 'more' : 'complete'};
}

/** Dify's id of the oldest answer that is known: what is older comes before it. */
export function oldestId({messages, aside}: Shown): string | undefined {
  return toPairs([...messages, ...aside])
    .sort(inOrder)
    .find(([, {id}]) => id)?.[1].id;
}

function toPair(item: ApiMessage, place: number): Pair {
  const id = asText(item.id);
  const [question, answer] = toMessages({...item, id}, id || `history${place}`);
  const {parent_message_id: parent} = item;
  return [question, {...answer, place, ...(parent !== NO_PARENT && {parent: asText(parent)})}];
}

/** Whether Dify has the end of this answer. A message that still runs, and one that was lost, are empty and `normal` alike. */
export function isStored(item: ApiMessage): boolean {
  return item.status === 'error' || item.status === 'paused' || !!item.answer || filesOf(item).length > 0;
}

function settled(item: ApiMessage, parts: readonly Part[]): Pick<Answer, 'parts' | 'status' | 'error' | 'delay'> {
  if (item.status === 'error') {
    const error = new DifyChatError(item.error ?? 'The answer failed.', {kind: 'server', code: 'run_failed'});
    return {parts, status: 'failed', error, delay: undefined};
  }
  if (item.status === 'paused') return {parts: addPause(parts), status: 'paused', delay: undefined, error: undefined};
  return {parts, status: parts.length ? 'done' : 'incomplete', delay: undefined, error: undefined};
}

function toRating({feedback}: ApiMessage): Answer['rating'] {
  const rating = feedback?.rating;
  return rating === 'like' || rating === 'dislike' ? rating : undefined;
}

function toParts(item: ApiMessage): readonly Part[] {
  const thoughts = asList(item.agent_thoughts).sort((a, b) => a.position - b.position);
  const files = toFiles(filesOf(item));
  const answer = asText(item.answer);
  const said = thoughts.map(({thought}) => asText(thought));
  // An agent that calls functions speaks between them, and the answer is all that it said.
  const between = thoughts.length > 1 && squeeze(said.join('\n')) === squeeze(answer);
  const steps = thoughts.flatMap((thought, index) => [
    ...(between ? toText(said[index]!) : []),
    ...(thought.tool ? [toTool({...thought, id: asText(thought.id)})] : []),
    ...files.filter(({id}) => Array.isArray(thought.files) && thought.files.includes(id)),
  ]);
  // A ReAct agent that used no tool has its words in the thought only.
  const text = answer || (thoughts.at(-1)?.tool ? '' : (said.at(-1) ?? ''));
  // History does not say where in the text a form stood: one that still waits is its end.
  const {forms} = storedForms(item);
  const ended = forms.filter((form) => !isAwaited(form));
  const all = mergeFiles([...steps, ...ended, ...(between ? [] : toText(text))], files);
  return [...all, ...forms.filter(isAwaited)];
}

/** The WebApp family knows more of an answer than what all get. */
function notes(item: ApiMessage): Pick<Answer, 'sources' | 'annotator'> {
  return {...toNotes(item.metadata), ...toNotes({retriever_resources: item.retriever_resources})};
}

const toText = (text: string): TextPart[] => (text ? [{kind: 'text', text}] : []);

/** Dify trims stored answers and signs file addresses anew, so these do not count as a difference. */
function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\?timestamp=[^)\s]*/g, '')
    .trim();
}
