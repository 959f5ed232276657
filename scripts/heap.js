// What a page's heap holds, from a snapshot of it.

/**
 * Follows what holds on to something else from the roots of the heap. Weak references do not, nor does a WeakMap hold its
 * values: their keys do.
 */
function reachable({nodes, edges, strings, snapshot: {meta}}) {
  const {node_fields: nodeFields, edge_fields: edgeFields, edge_types: edgeTypes} = meta;
  const size = nodeFields.length;
  const step = edgeFields.length;
  const edgeCount = nodeFields.indexOf('edge_count');
  const [type, label, to] = ['type', 'name_or_index', 'to_node'].map((field) => edgeFields.indexOf(field));
  const [weak, internal] = ['weak', 'internal'].map((name) => edgeTypes[type].indexOf(name));
  const table = meta.node_types[0].indexOf('array');
  const pairs = new Set([...strings.keys()].filter((index) => strings[index].includes(' pair in WeakMap ')));
  const holds = (node, edge) =>
    edges[edge + type] !== weak &&
    !(nodes[node] === table && edges[edge + type] === internal && pairs.has(edges[edge + label]));
  const first = [0];
  for (let at = 0; at < nodes.length; at += size) first.push(first.at(-1) + nodes[at + edgeCount] * step);
  const seen = new Set([0]);
  for (const node of seen) {
    const index = node / size;
    for (let edge = first[index]; edge < first[index + 1]; edge += step)
      if (holds(node, edge)) seen.add(edges[edge + to]);
  }
  return seen;
}

/** The snapshot, as the browser's protocol gives it. */
async function takeSnapshot(client) {
  const chunks = [];
  const add = ({chunk}) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', add);
  await client.send('HeapProfiler.takeHeapSnapshot', {});
  client.off('HeapProfiler.addHeapSnapshotChunk', add);
  return JSON.parse(chunks.join(''));
}

/**
 * Counts what is held: nodes that are in no document, and listeners. The browser's own counts have, for minutes, also what
 * nobody holds any more.
 *
 * @param client - A session of the browser's protocol.
 */
export async function readHeap(client) {
  const heap = await takeSnapshot(client);
  const {nodes, strings, snapshot} = heap;
  const fields = snapshot.meta.node_fields;
  const [name, detached] = ['name', 'detachedness'].map((field) => fields.indexOf(field));
  const sum = {nodes: 0, listeners: 0};
  for (const at of reachable(heap)) {
    if (nodes[at + detached] === 2) sum.nodes++;
    if (/^(?:V8|JS)\w*EventListener/.test(strings[nodes[at + name]])) sum.listeners++;
  }
  return sum;
}
