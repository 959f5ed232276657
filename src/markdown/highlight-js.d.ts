/** What we use of highlight.js: its build as ES modules has no types. */
declare module '@highlightjs/cdn-assets/es/core.js' {
  /** Opaque: a function that describes a language. */
  export type Grammar = (library: Highlighter) => object;

  /** Hears what the code consists of, in order. */
  export interface Emitter {
    addText(text: string): void;
    startScope(scope: string): void;
    endScope(): void;
    openNode(scope: string): void;
    closeNode(): void;
    __addSublanguage(inner: Emitter): void;
    finalize(): void;
    toHTML(): string;
  }

  export interface Highlighter {
    newInstance(): Highlighter;
    configure(options: {__emitter: new () => Emitter}): void;
    registerLanguage(name: string, grammar: Grammar): void;
    getLanguage(name: string): object | undefined;
    highlight(code: string, options: {language: string; ignoreIllegals: boolean}): {_emitter: Emitter};
  }

  const library: Highlighter;
  export default library;
}

declare module '@highlightjs/cdn-assets/es/languages/*.min.js' {
  const grammar: import('@highlightjs/cdn-assets/es/core.js').Grammar;
  export default grammar;
}
