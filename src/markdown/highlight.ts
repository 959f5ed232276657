import library, {type Emitter} from '@highlightjs/cdn-assets/es/core.js';
import {insideOf, languageOf} from './languages.js';

/** A stretch of code of one colour. */
export interface Run {
  readonly text: string;
  /** Its class; none for ordinary code. */
  readonly kind: string | undefined;
}

/** How what a grammar tells apart is shown; more precise entries first. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^title\.class|^type|^built_in|^class/, 'type'],
  [/^title|^section|^function/, 'name'],
  [/^keyword|^selector-tag|^doctag|^bullet|^operator\b.*word/, 'word'],
  [/^string|^regexp|^char|^link|^symbol|^addition|^code/, 'text'],
  [/^number|^literal|^variable\.constant|^meta\.keyword/, 'value'],
  [/^comment|^quote|^meta|^doctag/, 'note'],
  [/^attr|^property|^variable|^template-variable|^params$|^selector/, 'key'],
  [/^name|^tag$|^deletion/, 'tag'],
];

/** Collects stretches of code, each with the innermost of its kinds. */
class Runs implements Emitter {
  readonly runs: Run[] = [];
  readonly #kinds: (string | undefined)[] = [];

  addText(text: string): void {
    if (text) this.runs.push({text, kind: this.#kinds.at(-1)});
  }

  startScope(scope: string): void {
    this.#kinds.push(KINDS.find(([pattern]) => pattern.test(scope))?.[1] ?? this.#kinds.at(-1));
  }

  endScope(): void {
    this.#kinds.pop();
  }

  openNode(scope: string): void {
    this.startScope(scope);
  }

  closeNode(): void {
    this.endScope();
  }

  __addSublanguage(inner: Emitter): void {
    if (inner instanceof Runs) this.runs.push(...inner.runs);
  }

  finalize(): void {
    this.#kinds.length = 0;
  }

  /** Nobody wants it. */
  toHTML(): string {
    return '';
  }
}

const highlighter = library.newInstance();
highlighter.configure({__emitter: Runs});

async function add(name: string): Promise<void> {
  const {load} = languageOf(name)!;
  const {default: grammar} = await load();
  if (!highlighter.getLanguage(name)) highlighter.registerLanguage(name, grammar);
}

/** Fetches what is needed for code in a language, by its own name. */
export async function learn(name: string): Promise<void> {
  if (highlighter.getLanguage(name)) return;
  await Promise.all(insideOf(name).map((inner) => add(inner).catch(() => undefined))); // they may be plain
  await add(name);
}

/** The stretches of code in a language that was learned; all of it as one where it cannot be read. */
export function runsOf(code: string, name: string): readonly Run[] {
  const {_emitter: emitter} = highlighter.highlight(code, {language: name, ignoreIllegals: true});
  const runs = emitter instanceof Runs ? emitter.runs : [];
  // It never throws: what it gives up, it leaves half done.
  const whole = runs.reduce((length, {text}) => length + text.length, 0) === code.length;
  return whole ? runs : [{text: code, kind: undefined}];
}
