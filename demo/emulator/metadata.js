const TRIMMED = {
  1.13: ['segment_id', 'position', 'document_name', 'score', 'content', 'summary'],
  1.14: [
    ...['dataset_id', 'dataset_name', 'document_id', 'segment_id', 'position', 'data_source_type', 'document_name'],
    ...['score', 'hit_count', 'word_count', 'segment_position', 'index_node_hash', 'content', 'page', 'title'],
    ...['files', 'summary'],
  ],
};

/**
 * The `metadata` of an answer as this family may see it: the WebApp API gets citations only, trimmed; up to 1.12 that
 * was so in `blocking` answers and not in streams.
 */
export function shownMetadata(ctx, metadata, {blocking = false} = {}) {
  if (ctx.family === 'service' || !(blocking || ctx.world.atLeast('1.13'))) return metadata;
  const keys = TRIMMED[ctx.world.atLeast('1.14') ? '1.14' : '1.13'];
  const trim = (resource) => Object.fromEntries(keys.map((key) => [key, resource[key] ?? null]));
  return {retriever_resources: metadata.retriever_resources.map(trim)};
}
