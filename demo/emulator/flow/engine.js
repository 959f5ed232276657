import {sleep} from '../time.js';
import {ResponseCoordinator} from './coordinator.js';
import {endExecution, restartExecution, startExecution} from './execution.js';
import {isContainer, isResponse} from './graph.js';
import {kinds} from './nodes/index.js';
import {Walk} from './walk.js';

/**
 * Walks a graph: runs a node as soon as all that lead to it are done, parallel branches at the same time.
 *
 * `emit(event)` hears all that happens: `node_started`, `chunk`, `node_finished`, `node_retry`, and what nodes emit.
 * `start()` and `resume()` resolve to `{status, outputs, error?, pauses?}`; status is `succeeded`, `failed`, `paused`
 * or `stopped` (`signal` aborted).
 */
export class Engine {
  #graph;
  #pool;
  #run;
  #emit;
  #place;
  #signal;
  #walk;
  #coordinator;
  #executions = new Map();
  #paused = new Map();
  #outputs = {};
  #active = 0;
  #over;
  #abort;
  #settle;

  /** `run` is what nodes know of the run (`RunServices`); `place` says where a container's inner engine stands. */
  constructor({graph, pool, run, emit, signal, place = {}}) {
    this.#graph = graph;
    this.#pool = pool;
    this.#run = run;
    this.#emit = emit;
    this.#signal = signal;
    this.#place = place;
    this.#walk = new Walk(graph);
    this.#coordinator = new ResponseCoordinator(graph, pool, this.#walk.isSkipped);
  }

  /** Runs from the root. */
  start() {
    if (this.#run.world.atLeast('newest')) this.#say(this.#coordinator.begin());
    return this.#go([this.#graph.root]);
  }

  /** Runs the paused nodes again, and on from there. */
  resume() {
    const ids = [...this.#paused.keys()];
    this.#paused.clear();
    return this.#go(ids);
  }

  #go(ids) {
    this.#over = undefined;
    this.#abort = new AbortController();
    const stop = () => this.#end({status: 'stopped'});
    return new Promise((resolve) => {
      this.#settle = (outcome) => {
        this.#signal.removeEventListener('abort', stop);
        resolve({outputs: this.#outputs, ...outcome});
      };
      if (this.#signal.aborted) return stop();
      this.#signal.addEventListener('abort', stop, {once: true});
      for (const id of ids) void this.#launch(id);
    });
  }

  async #launch(id) {
    this.#active++;
    const node = this.#graph.nodes.get(id);
    try {
      await this.#perform(node);
    } catch (error) {
      console.error(error);
      this.#end({status: 'failed', error: String(error)});
    }
    if (--this.#active === 0)
      this.#end(this.#paused.size ? {status: 'paused', pauses: [...this.#paused.values()]} : {status: 'succeeded'});
  }

  #end(outcome) {
    if (this.#over) return;
    this.#over = outcome;
    this.#abort.abort();
    this.#settle(outcome);
  }

  async #perform(node) {
    const execution = this.#begin(node);
    const context = this.#contextOf(node, execution);
    for (let retry = 1; ; retry++) {
      this.#run.countStep(this.#place);
      const result = await this.#attempt(node, context);
      if (this.#over) return;
      if (result.status !== 'failed' || retry > (node.retry?.max ?? 0)) return this.#conclude(node, execution, result);
      endExecution(execution, {...result, status: 'retry'});
      this.#run.countException(this.#place);
      this.#emit({kind: 'node_retry', execution, retry});
      if (!(await sleep(node.retry.interval, this.#abort.signal))) return;
    }
  }

  #begin(node) {
    const paused = this.#executions.get(node.id);
    if (paused?.status === 'paused') restartExecution(paused);
    const execution = paused?.status === 'running' ? paused : startExecution(node, this.#place);
    this.#executions.set(node.id, execution);
    if (!isContainer(node)) this.#emit({kind: 'node_started', execution});
    return execution;
  }

  async #attempt(node, context) {
    try {
      return {status: 'succeeded', ...(await kinds[node.type](node, context))};
    } catch (error) {
      if (!error.result && !error.isModelError) throw error;
      return {status: 'failed', error: error.message, errorType: 'InvokeError', ...error.result};
    }
  }

  #contextOf(node, execution) {
    return {
      run: this.#run,
      pool: this.#pool,
      graph: this.#graph,
      execution,
      signal: this.#abort.signal,
      emit: (event) => this.#over || this.#emit({...event, execution}),
      emitRaw: (event) => this.#over || this.#emit(event),
      write: (name, text, final = false) =>
        this.#over || this.#say(this.#coordinator.write([node.id, name], text, final)),
      engine: (options) => new Engine({run: this.#run, signal: this.#abort.signal, ...options}),
    };
  }

  #conclude(node, execution, result) {
    if (result.pause) return this.#pause(node, execution, result.pause);
    if (result.status === 'failed') result = this.#recover(node, result);
    endExecution(execution, result);
    if (result.status === 'failed') return this.#fail(node, execution);
    this.#pool.setAll(node.id, execution.outputs);
    const {taken, ready} = this.#walk.leave(node.id, result.handle);
    if (result.status === 'succeeded') this.#say(this.#coordinator.flush());
    this.#say(taken.flatMap((edge) => this.#coordinator.take(edge)));
    if (isResponse(node)) this.#collect(execution.outputs);
    if (!isContainer(node)) this.#emit({kind: 'node_finished', execution});
    if (this.#over) return;
    for (const id of ready) void this.#launch(id);
  }

  #recover(node, {error, errorType, ...result}) {
    const outputs = {error_message: error, error_type: errorType};
    const shared = {...result, status: 'exception', error: 'Unknown error', meta: {error_strategy: node.onError}};
    if (!node.onError) return {...result, error};
    this.#run.countException(this.#place);
    if (node.onError === 'fail-branch') return {...shared, outputs, handle: 'fail-branch'};
    return {...shared, outputs: {...node.defaults, ...outputs}};
  }

  #fail(node, execution) {
    this.#run.countException(this.#place);
    if (!isContainer(node)) this.#emit({kind: 'node_finished', execution});
    this.#end({status: 'failed', error: execution.error});
  }

  #pause(node, execution, reason) {
    endExecution(execution, {status: 'paused'});
    this.#paused.set(node.id, {...reason, nodeId: node.id});
  }

  #collect({answer, ...outputs}) {
    if (answer !== undefined) this.#outputs.answer = (this.#outputs.answer ?? '') + answer;
    Object.assign(this.#outputs, outputs);
  }

  #say(chunks) {
    for (const chunk of chunks) this.#emit({kind: 'chunk', ...chunk});
  }
}
