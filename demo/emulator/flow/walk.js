/** Which edges of a graph were taken or given up, and which nodes may run because of that. */
export class Walk {
  #graph;
  #edges = new Map();
  #skipped = new Set();

  constructor(graph) {
    this.#graph = graph;
  }

  isSkipped = (nodeId) => this.#skipped.has(nodeId);

  /**
   * Leaves a node by its edges of this handle; an ordinary node and its edges have none.
   * Returns `{taken, ready}`: the edges, and the ids of the nodes that may run now.
   */
  leave(nodeId, handle) {
    const edges = this.#graph.edgesFrom(nodeId);
    const taken = edges.filter((edge) => edge.handle === handle);
    for (const edge of taken) this.#edges.set(edge.id, true);
    const ready = new Set();
    for (const edge of edges) if (!taken.includes(edge)) this.#giveUp(edge, ready);
    for (const {to} of taken) if (this.#isReady(to)) ready.add(to);
    return {taken, ready: [...ready]};
  }

  #giveUp(edge, ready) {
    this.#edges.set(edge.id, false);
    const states = this.#states(edge.to);
    if (states.every((state) => state === false)) {
      this.#skipped.add(edge.to);
      for (const next of this.#graph.edgesFrom(edge.to)) this.#giveUp(next, ready);
    } else if (this.#isReady(edge.to)) ready.add(edge.to);
  }

  #isReady(nodeId) {
    const states = this.#states(nodeId);
    return !states.includes(undefined) && states.includes(true);
  }

  #states(nodeId) {
    return this.#graph.edgesTo(nodeId).map(({id}) => this.#edges.get(id));
  }
}
