import {Graph} from './graph.js';
import {Engine} from './engine.js';
import {seconds} from './execution.js';
import {definitionOf, reasonOf, submissionOf} from './form-json.js';
import {Frames} from './frames.js';
import {containerData, nodeFinished, nodeRetry, nodeStarted} from './node-data.js';
import {VariablePool} from './pool.js';
import {beginSegment} from './record.js';
import {RunServices} from './services.js';

/**
 * Plays a run and tells its hub about it. `play()` runs it up to its end or its pause and resolves to the engine's
 * outcome; `play()` again goes on after a pause. How a mode ends is not decided here.
 */
export class Pipeline {
  #record;
  #engine;
  #stopper = new AbortController();
  #repeating = false;

  constructor(record, definition) {
    this.#record = record;
    this.frames = new Frames(record);
    this.services = new RunServices(record);
    const pool = new VariablePool();
    for (const [name, value] of Object.entries(this.services.inputs.system))
      pool.set('sys', name.slice('sys.'.length), value);
    for (const {name, value} of record.conversation?.variables ?? []) pool.set('conversation', name, value);
    const emit = (event) => this.#hear(event);
    this.#engine = new Engine({
      graph: new Graph(definition),
      pool,
      run: this.services,
      emit,
      signal: this.#stopper.signal,
    });
    record.services = this.services;
    record.pausedData = (forms, data) => this.pausedData(forms, data);
    record.task.onStop(() => this.#stop());
  }

  publish(frame) {
    this.#record.hub.publish(frame);
  }

  /** Seconds since the run started, or went on. */
  get elapsed() {
    return seconds(performance.now() - this.#record.startedMs);
  }

  async play() {
    const record = this.#record;
    const resumed = Boolean(record.pause);
    beginSegment(record);
    if (resumed) record.resumes++;
    this.#repeating = resumed && record.mode === 'advanced-chat' && record.world.atLeast('newest');
    const inputs = {...this.services.inputs.form, ...this.#shownSystem(resumed)};
    this.publish(this.frames.started(resumed ? 'resumption' : 'initial', {createdAt: record.startedAt, inputs}));
    return resumed ? this.#engine.resume() : this.#engine.start();
  }

  /** The run waits: tells of its forms, and of the outputs so far as the family may see them. */
  tellPause(pauses, outputs, shown) {
    const record = this.#record;
    const forms = pauses.map(({form}) => form);
    record.pause = {forms, elapsed: this.elapsed, outputs};
    for (const form of forms) this.publish(this.frames.run('human_input_required', definitionOf(form)));
    this.publish(
      this.frames.run(
        'workflow_paused',
        this.pausedData(forms, {outputs: shown, elapsed: this.elapsed, createdAt: record.startedAt}),
      ),
    );
  }

  pausedData(forms, {outputs, elapsed, createdAt, token}) {
    const {id, tokens, steps} = this.#record;
    return {
      workflow_run_id: id,
      paused_nodes: forms.map(({nodeId}) => nodeId),
      outputs,
      reasons: forms.map((form) => reasonOf(form, form.tokens[token ?? 0])),
      status: 'paused',
      created_at: createdAt,
      elapsed_time: elapsed,
      total_tokens: tokens,
      total_steps: steps,
    };
  }

  /** The `sys.*` values as `workflow_started` shows them: a resumed chatflow counts itself as one more turn. */
  #shownSystem(resumed) {
    const {'sys.timestamp': _, 'sys.conversation_id': __, ...system} = this.services.inputs.system;
    if (resumed && 'sys.dialogue_count' in system) system['sys.dialogue_count']++;
    return system;
  }

  #stop() {
    this.#record.stopRequested = true;
    if (this.#record.status === 'running') this.#stopper.abort();
  }

  #hear(event) {
    if (this.#stopper.signal.aborted) return;
    const {frames} = this;
    const {execution} = event;
    switch (event.kind) {
      case 'node_started':
        this.#remember(execution);
        return this.publish(frames.run('node_started', nodeStarted(execution, frames)));
      case 'node_finished':
        this.publish(frames.run('node_finished', nodeFinished(execution, frames)));
        if (this.#record.stopRequested) this.#stopper.abort(); // stopped while it was paused
        return undefined;
      case 'node_retry':
        return this.publish(frames.run('node_retry', nodeRetry(execution, event.retry)));
      case 'chunk':
        return this.#tellText(event);
      case 'agent_log':
        return this.publish(frames.log(event.log));
      case 'form_filled':
        return this.publish(frames.run('human_input_form_filled', submissionOf(event.form)));
      case 'form_timeout':
        return this.#tellTimeout(event.form);
      default:
        return this.publish(frames.run(event.kind, containerData(event)));
    }
  }

  #tellTimeout({nodeId, title, expiresAt}) {
    const data = {node_id: nodeId, node_title: title, expiration_time: expiresAt};
    this.publish(this.frames.run('human_input_form_timeout', data));
  }

  /** The newest release, after a pause, sends the text before it once more, keeps it twice, and never the text after it. */
  #tellText({text, selector}) {
    const record = this.#record;
    if (this.#repeating) {
      if (record.repeated) return;
      record.repeated = true;
      text = record.answer;
      selector = record.firstSelector ?? selector;
    }
    record.answer += text;
    record.firstSelector ??= selector;
    if (text) record.firstTextMs ??= performance.now();
    record.lastTextMs = performance.now();
    this.publish(this.frames.text(text, selector));
    record.hearText?.(text);
  }

  #remember(execution) {
    const {executions} = this.#record;
    const known = executions.findIndex(({id}) => id === execution.id);
    if (known >= 0) executions.splice(known, 1);
    execution.index = ++this.#record.index;
    executions.push(execution);
  }
}
