/** What an answer rests on, who wrote it, and the files that came with it. Pure. */
import type {ChatEvent} from '../client/events.js';
import {isObject} from '../client/guard.js';
import {mergeFiles, toFile, toFiles} from './answer-files.js';
import {asText} from './read.js';
import type {Answer, Source} from './types.js';

/** Where metadata may say where a document is to be read. */
const ADDRESSES = ['url', 'source_url', 'link', 'website', 'source'];

/** What an event changes in the files and sources of its answer. */
export function foldSources(answer: Answer, event: ChatEvent): Partial<Answer> {
  switch (event.event) {
    case 'message_file': {
      const file = event.belongs_to === 'user' ? undefined : toFile(event);
      return file ? {parts: mergeFiles(answer.parts, [file])} : {};
    }
    case 'message_end':
      return {parts: mergeFiles(answer.parts, toFiles(answerFiles(event.files))), ...toNotes(event.metadata)};
    case 'workflow_finished':
      return {parts: mergeFiles(answer.parts, toFiles((event.data as {files?: unknown} | null)?.files))};
    default:
      return {};
  }
}

/** What the metadata of an answer says of it; nothing, where it says nothing. */
export function toNotes(metadata: unknown): Pick<Answer, 'sources' | 'annotator'> {
  if (!isObject(metadata)) return {};
  const {retriever_resources: resources, annotation_reply: annotation} = metadata;
  const sources = toSources(resources);
  const account = isObject(annotation) && isObject(annotation.account) ? annotation.account : undefined;
  return {
    ...(sources.length && {sources}),
    ...(isObject(annotation) && {annotator: asText(account?.name).trim()}),
  };
}

/** The passages of a list, each once, in the order in which Dify numbers them. */
function toSources(resources: unknown): readonly Source[] {
  if (!Array.isArray(resources)) return [];
  const place = ({position}: Record<string, unknown>) => (typeof position === 'number' ? position : Infinity);
  const found = new Map<string, Source>();
  for (const resource of resources.filter(isObject).sort((a, b) => place(a) - place(b) || 0)) {
    const source = toSource(resource);
    if (source) found.set(asText(resource.segment_id) || `${source.document} ${source.content}`, source);
  }
  return [...found.values()];
}

/** A passage; undefined for what says nothing. */
function toSource(resource: Record<string, unknown>): Source | undefined {
  const metadata = isObject(resource.doc_metadata) ? resource.doc_metadata : {};
  const url = ADDRESSES.flatMap((key) => toAddress(metadata[key]) ?? toAddress(resource[key]) ?? [])[0];
  const title = asText(resource.document_name).trim() || asText(resource.title).trim();
  const name = title || (url ? new URL(url).host : '');
  const content = asText(resource.content).trim() || asText(resource.summary).trim();
  if (!name && !content) return undefined;
  const dataset = asText(resource.dataset_name).trim();
  const {score, page} = resource;
  return {
    document: asText(resource.document_id) || url || `${dataset}/${name}`,
    name,
    // Dify names a knowledge base after its first document, unless somebody gives it a name.
    dataset: dataset.replace(/(?:\.{3}|…)$/, '') === name ? '' : dataset,
    content,
    ...(typeof score === 'number' && score > 0 && score <= 1 && {score}),
    ...(url && {url}),
    ...(typeof page === 'number' && page >= 0 && {page}),
  };
}

/** An address that a visitor can be led to, without credentials: `https://bank@evil.example` only looks like a bank. */
function toAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) return undefined;
  try {
    const url = new URL(value);
    url.username = url.password = '';
    return url.href;
  } catch {
    return undefined;
  }
}

/** Basic apps repeat the visitor's own files here; only what a tool made is the answer's. */
function answerFiles(files: unknown): unknown {
  if (!Array.isArray(files)) return [];
  return files.filter((file) => isObject(file) && (file.dify_model_identity || file.transfer_method === 'tool_file'));
}
