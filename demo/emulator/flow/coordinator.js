import {toMarkdown} from './values.js';

const keyOf = (selector) => selector.slice(0, 2).join('.');

/**
 * Decides which text is streamed when. One response node speaks at a time, in the order in which
 * it became certain that they will be reached; a variable in its template is streamed while its
 * node still writes it, or at once when it is known.
 */
export class ResponseCoordinator {
  #pool;
  #isSkipped;
  #sessions = new Map();
  #waiting = [];
  #active;
  #streams = new Map();

  constructor(graph, pool, isSkipped) {
    this.#pool = pool;
    this.#isSkipped = isSkipped;
    for (const response of graph.responses()) {
      const session = {id: response.node.id, segments: response.segments, index: 0, paths: graph.pathsTo(response)};
      this.#sessions.set(session.id, session);
    }
  }

  /** What is certain before anything ran. The newest release streams it at once, others with the first edge. */
  begin() {
    return this.#activate();
  }

  /** An edge was taken; returns the chunks `{selector, text}` that may be streamed now. */
  take(edge) {
    for (const {paths} of this.#sessions.values()) for (const path of paths) path.delete(edge.id);
    return this.#activate();
  }

  /** A node wrote a piece of an output; `final` closes it. */
  write(selector, text, final) {
    const key = keyOf(selector);
    const stream = this.#streams.get(key) ?? {chunks: [], read: 0, closed: false};
    this.#streams.set(key, stream);
    stream.chunks.push(text);
    stream.closed ||= final;
    return this.flush();
  }

  /** Whatever can be streamed now. */
  flush() {
    const chunks = [];
    while (this.#active) {
      const {segments} = this.#active;
      while (this.#active.index < segments.length && this.#flushSegment(segments[this.#active.index], chunks)) {
        this.#active.index++;
      }
      if (this.#active.index < segments.length) break;
      this.#active = this.#waiting.shift();
    }
    return chunks;
  }

  #activate() {
    const wasActive = this.#active;
    for (const session of this.#sessions.values()) {
      if (!session.paths.some((path) => path.size === 0)) continue;
      this.#sessions.delete(session.id);
      if (this.#active) this.#waiting.push(session);
      else this.#active = session;
    }
    return wasActive ? [] : this.flush();
  }

  #flushSegment({text, selector}, chunks) {
    if (text !== undefined) {
      chunks.push({selector: [this.#active.id, 'answer'], text});
      return true;
    }
    if (this.#isSkipped(selector[0])) return true;
    const stream = this.#streams.get(keyOf(selector));
    if (stream) return this.#flushStream(stream, selector, chunks);
    if (!this.#pool.has(selector)) return false;
    chunks.push({selector, text: toMarkdown(this.#pool.get(selector))});
    return true;
  }

  #flushStream(stream, selector, chunks) {
    for (const text of stream.chunks.slice(stream.read)) chunks.push({selector, text});
    stream.read = stream.chunks.length;
    return stream.closed;
  }
}
