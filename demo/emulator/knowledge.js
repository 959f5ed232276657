import {createHash} from 'node:crypto';
import {uuid} from './time.js';

/**
 * What the knowledge base finds for a question: the `retriever_resources` of the answer.
 * `config.knowledge`: `[{document, content, dataset?, score?, words?, page?, metadata?}]`; a passage with `words` is found only by a question that has one of them.
 */
export function retrieve(ctx, query) {
  const {knowledge} = ctx.app.config;
  const low = query.toLowerCase();
  const hits = knowledge.filter(({words}) => !words || words.some((word) => low.includes(word)));
  return hits.map((passage, index) => resource(ctx, passage, index));
}

function resource(ctx, passage, index) {
  const {
    document,
    content,
    dataset = `${document}...`,
    score = 0.4 - index / 25,
    page = null,
    metadata = null,
  } = passage;
  const id = (text) => stableId(ctx.world.tenantId, text);
  return {
    position: index + 1,
    dataset_id: id(`dataset ${dataset}`),
    dataset_name: dataset,
    document_id: id(`document ${document}`),
    document_name: document,
    data_source_type: 'upload_file',
    segment_id: id(`segment ${content}`),
    retriever_from: ctx.family === 'service' ? 'api' : 'web_app',
    score,
    hit_count: null,
    word_count: null,
    segment_position: null,
    index_node_hash: null,
    content,
    page,
    doc_metadata: metadata,
    title: null,
    files: null,
    summary: null,
  };
}

/** The same id for the same thing of a workspace. */
function stableId(tenantId, text) {
  const hex = createHash('sha256').update(`${tenantId} ${text}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** A resource as history shows it. */
export function storedResource(item) {
  const {retriever_from, page, doc_metadata, title, files, content, summary, ...rest} = item;
  return {id: uuid(), message_id: uuid(), ...rest, content, summary, created_at: null};
}
