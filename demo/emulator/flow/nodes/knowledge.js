import {createHash} from 'node:crypto';
import {retrieve} from '../../knowledge.js';

/** Knowledge retrieval: the passages of the node (or of the app) that the question finds. They become the answer's citations. */
export async function knowledgeRetrieval(node, {run, pool, signal}) {
  const query = pool.get(node.query);
  await run.work(signal);
  const resources = find(node, run, query);
  run.cite(resources);
  const outputs = {result: resources.map((resource) => toResult(resource, run))};
  return {
    inputs: {query},
    process: {usage: run.zeroUsage()},
    outputs,
    meta: {total_tokens: 0, total_price: '0.0', currency: 'USD'},
  };
}

function find(node, run, query) {
  const knowledge = node.knowledge ?? run.knowledge;
  return retrieve({app: {config: {knowledge}}, world: run.world, family: run.family}, query).map((resource) => ({
    ...resource,
    retriever_from: 'workflow',
    hit_count: 4,
    word_count: resource.content.length,
    segment_position: knowledge.findIndex(({content}) => content === resource.content) + 1,
    index_node_hash: createHash('sha256').update(resource.content).digest('hex'),
  }));
}

function toResult(resource, run) {
  const {content, document_name: title} = resource;
  const metadata = {
    _source: 'knowledge',
    dataset_id: resource.dataset_id,
    dataset_name: resource.dataset_name,
    document_id: resource.document_id,
    document_name: title,
    data_source_type: resource.data_source_type,
    segment_id: resource.segment_id,
    retriever_from: resource.retriever_from,
    score: resource.score,
    child_chunks: [],
    segment_hit_count: resource.hit_count,
    segment_word_count: resource.word_count,
    segment_position: resource.segment_position,
    segment_index_node_hash: resource.index_node_hash,
    doc_metadata: null,
    position: resource.position,
  };
  return {metadata, title, files: null, content, ...(run.world.atLeast('1.13') && {summary: null})};
}
