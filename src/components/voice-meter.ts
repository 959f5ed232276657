import {html, type TemplateResult} from 'lit';

/** Bars, ten a second. */
const COUNT = 60;

/** The lowest bar, as a part of the whole height. */
const LOW = 0.12;

/** How loud it was in the last seconds, as bars that move to the side. */
export class Meter {
  readonly #levels: number[] = [];

  /** The newest level, from 0 to 1, drawn into the meter in `root`. */
  add(level: number, root: ParentNode): void {
    this.#levels.unshift(level);
    this.#levels.length = Math.min(this.#levels.length, COUNT);
    const bars = [...root.querySelectorAll<HTMLElement>('.meter i')].reverse();
    for (const [index, bar] of bars.entries()) bar.style.scale = `1 ${Math.max(LOW, this.#levels[index] ?? 0)}`;
  }

  clear(): void {
    this.#levels.length = 0;
  }
}

/** An empty one; who cannot see it hears that it records. */
export const meter = (): TemplateResult =>
  html`<span class="meter" aria-hidden="true">${Array.from({length: COUNT}, () => html`<i></i>`)}</span>`;
