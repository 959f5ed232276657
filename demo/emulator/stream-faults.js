/**
 * What the armed faults do to the frames of one stream. A fault is a plain object (see fault-presets.js);
 * several are merged, the later ones win.
 */
export class StreamPlan {
  #fault;
  #frames = 0;
  #swapped;
  #burst = [];

  constructor(faults) {
    this.#fault = Object.assign({}, ...faults);
  }

  /** The chunking that the faults ask for, else the app's. */
  chunking(fallback) {
    return this.#fault.chunking ?? fallback;
  }

  /** Bytes before the first frame. */
  get prefix() {
    return this.#fault.bom ? '\ufeff' : '';
  }

  /** Milliseconds between the headers and the first frame. */
  get delayAfterHeadersMs() {
    return this.#fault.delayAfterHeadersMs ?? 0;
  }

  /** Milliseconds that the socket stays open after the last frame. */
  get stayOpenMs() {
    return this.#fault.stayOpenMs ?? 0;
  }

  /** Where the body is cut: `{frame?, bytes?, mid?, how: 'reset'|'end'}`. */
  get cut() {
    return this.#fault.cut;
  }

  /** The steps that stand for one frame: `{text}`, `{pauseMs}`, `{cut}`. Pings have no `event`. */
  steps(text, event) {
    const fault = this.#fault;
    if (fault.drop?.includes(event)) return [];
    const steps = [];
    if (event) this.#frames++;
    if (this.#frames === 1 && event) steps.push(...this.#inserted('first'));
    const {cut, silence} = fault;
    if (cut?.frame !== undefined && this.#frames > cut.frame) return [...steps, ...cutSteps(cut, this.#shape(text))];
    if (silence && event && this.#frames === silence.frame + 1) steps.push({pauseMs: silence.ms ?? Infinity});
    steps.push(...this.#ordered(this.#shape(text), event));
    if (event) steps.push(...this.#inserted(this.#frames));
    return this.#held(steps);
  }

  /** The steps after the producer's last frame. */
  last() {
    const held = [...this.#burst, ...(this.#swapped ? [{text: this.#swapped}] : [])];
    this.#burst = [];
    this.#swapped = undefined;
    return [...held, ...this.#inserted('end')];
  }

  #held(steps) {
    if (!this.#fault.burst) return steps;
    this.#burst.push(...steps);
    return [];
  }

  #ordered(text, event) {
    const {duplicate, swap} = this.#fault;
    if (!event) return [{text}];
    if (duplicate) return [{text}, {text}];
    if (!swap) return [{text}];
    const earlier = this.#swapped;
    this.#swapped = earlier === undefined ? text : undefined;
    return earlier === undefined ? [] : [{text}, {text: earlier}];
  }

  #inserted(place) {
    const inserts = [this.#fault.insert ?? []].flat().filter(({at}) => at === place);
    return inserts.flatMap(({text, delayMs = 0}) => [{pauseMs: delayMs}, {text: this.#shape(text)}]);
  }

  #shape(text) {
    const {noSpace, multiline, comments, newline} = this.#fault;
    if (noSpace) text = text.replace(/^data: /gm, 'data:');
    if (multiline) text = text.replace(/^(data: ?\{"[^"]*":"[^"]*",)/, '$1\ndata: ');
    if (comments) text = `: still here\n\n${text}`;
    return newline ? text.replaceAll('\n', newline) : text;
  }
}

function cutSteps(cut, text) {
  const half = {text: text.slice(0, Math.ceil(text.length / 2))};
  return cut.mid ? [half, {cut}] : [{cut}];
}
