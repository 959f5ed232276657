import {toMarkdown} from './values.js';

const REFERENCE = /\{\{#([\w.-]+)#\}\}/g;

/** The variables of a run by selector: `['sys','query']`, `['conversation','memo']`, `[node id, output]`. */
export class VariablePool {
  #values = new Map();
  #outer;

  /** `outer` is asked for what this pool does not have (an iteration sees the variables around it). */
  constructor(outer) {
    this.#outer = outer;
  }

  set(nodeId, name, value) {
    this.#values.set(`${nodeId}.${name}`, value);
  }

  /** Sets every output of a node. */
  setAll(nodeId, outputs) {
    for (const [name, value] of Object.entries(outputs)) this.set(nodeId, name, value);
  }

  has([nodeId, name]) {
    return this.#values.has(`${nodeId}.${name}`) || Boolean(this.#outer?.has([nodeId, name]));
  }

  /** The value, or undefined. A selector of three and more parts reaches into an object. */
  get([nodeId, name, ...path]) {
    const key = `${nodeId}.${name}`;
    const value = this.#values.has(key) ? this.#values.get(key) : this.#outer?.get([nodeId, name]);
    return path.reduce((inner, part) => inner?.[part], value);
  }

  /** A template's text with its `{{#node.name#}}` references filled in. */
  render(template) {
    return template.replace(REFERENCE, (_, reference) => toMarkdown(this.get(reference.split('.'))));
  }
}

/** A template in pieces: `{text}` and `{selector}`, in order. */
export function segmentsOf(template) {
  const segments = [];
  let end = 0;
  for (const match of template.matchAll(REFERENCE)) {
    if (match.index > end) segments.push({text: template.slice(end, match.index)});
    segments.push({selector: match[1].split('.')});
    end = match.index + match[0].length;
  }
  if (end < template.length) segments.push({text: template.slice(end)});
  return segments;
}
