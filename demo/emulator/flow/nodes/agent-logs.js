import {uuid} from '../../time.js';
import {seconds} from '../execution.js';

const clock = () => seconds(performance.now());

/** The steps of an agent node: a tree by `parent_id`, each told when it starts and when it ends. */
export class AgentLogs {
  #node;
  #emit;
  #logs = [];

  constructor(node, emit) {
    this.#node = node;
    this.#emit = emit;
  }

  /** Begins a step; `parent` is the step it belongs to. */
  start(label, parent, {provider, ...shown} = {}) {
    const metadata = {...(provider && {provider}), started_at: clock(), ...shown};
    const log = {
      id: uuid(),
      label,
      parent_id: parent?.id ?? null,
      error: null,
      status: 'start',
      data: {},
      metadata,
      node_id: this.#node.id,
    };
    this.#logs.push(log);
    this.#tell(log);
    return log;
  }

  /** Ends a step with its data and what it cost. */
  finish(log, data, cost = {}) {
    const {started_at, provider, ...shown} = log.metadata;
    const finished_at = clock();
    const times = {elapsed_time: finished_at - started_at, finished_at};
    const {currency, ...spent} = cost;
    log.metadata = {...(currency && {currency}), ...times, ...(provider && {provider}), started_at, ...spent, ...shown};
    Object.assign(log, {status: 'success', data});
    this.#tell(log);
  }

  /** As the node's output `json` lists them. */
  outputs() {
    return this.#logs.map(({id, parent_id, error, status, data, label, metadata, node_id}) => {
      return {id, parent_id, error, status, data, label, metadata, node_id};
    });
  }

  /** As `execution_metadata.agent_log` lists them. */
  metadata() {
    return this.#logs.map(({id, label, parent_id, error, status, data, metadata, node_id}) => {
      return {message_id: id, label, node_execution_id: node_id, parent_id, error, status, data, metadata, node_id};
    });
  }

  #tell(log) {
    this.#emit({node_execution_id: this.#node.id, ...log});
  }
}
