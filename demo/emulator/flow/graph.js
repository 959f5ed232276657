import {segmentsOf} from './pool.js';

const BRANCHES = new Set(['if-else', 'question-classifier', 'human-input']);
const CONTAINERS = new Set(['iteration', 'loop']);
const RESPONSES = new Set(['answer', 'end']);

/** Whether this kind of node holds a graph of its own. Such nodes have no `node_started` and `node_finished`. */
export const isContainer = (node) => CONTAINERS.has(node.type);

/** Whether the node's output is what the visitor gets. */
export const isResponse = (node) => RESPONSES.has(node.type);

const isBranch = (node) => BRANCHES.has(node.type) || node.onError === 'fail-branch';

/**
 * The nodes of a chatflow or workflow, or of one container in it, and the edges between them.
 *
 * A definition is plain JSON: `{nodes: [{id, type, title, …}], edges: [[from, to, handle?]]}`.
 * A node with `in: <id>` belongs to that container; its `start` names the first node inside.
 */
export class Graph {
  #definition;
  #container;

  constructor(definition, container) {
    this.#definition = definition;
    this.#container = container;
    const nodes = definition.nodes.filter((node) => node.in === container?.id);
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    this.edges = definition.edges
      .filter(([from, to]) => this.nodes.has(from) && this.nodes.has(to))
      .map(([from, to, handle], index) => ({id: index, from, to, handle}));
  }

  get root() {
    return this.#container ? this.#container.start : [...this.nodes.values()].find(({type}) => type === 'start').id;
  }

  /** The graph inside a container node. */
  inside(container) {
    return new Graph(this.#definition, container);
  }

  edgesFrom(nodeId) {
    return this.edges.filter(({from}) => from === nodeId);
  }

  edgesTo(nodeId) {
    return this.edges.filter(({to}) => to === nodeId);
  }

  /** The nodes whose text is streamed, each with its template in pieces. */
  responses() {
    return [...this.nodes.values()].filter(isResponse).map((node) => ({node, segments: templateOf(node)}));
  }

  /**
   * For each way from the root to a response node, the edges that must have been taken before its
   * text may be streamed: those that leave a branch, a container or another response node.
   */
  pathsTo({node, segments}) {
    const decides = (edge) => this.#decides(this.nodes.get(edge.from), segments);
    return this.#ways(node.id).map((way) => new Set(way.filter(decides).map(({id}) => id)));
  }

  #ways(nodeId) {
    if (nodeId === this.root) return [[]];
    return this.edgesTo(nodeId).flatMap((edge) => this.#ways(edge.from).map((way) => [...way, edge]));
  }

  #decides(node, segments) {
    if (isBranch(node) || isContainer(node) || isResponse(node)) return true;
    return (
      node.type === 'assigner' &&
      node.items.some(({to}) => segments.some(({selector}) => selector?.join() === to.join()))
    );
  }
}

function templateOf(node) {
  if (node.type === 'answer') return segmentsOf(node.answer);
  return Object.values(node.outputs).flatMap((selector, index) => (index ? [{text: '\n'}, {selector}] : [{selector}]));
}
