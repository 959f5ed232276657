import type {Grammar} from '@highlightjs/cdn-assets/es/core.js';

/** A language whose code gets colours. */
interface Language {
  /** As it is called behind a fence: the first one is highlight.js' own name. */
  readonly names: string;
  readonly load: () => Promise<{readonly default: Grammar}>;
}

/** The languages that are used most. Each is fetched when the first code in it comes. */
const LANGUAGES: readonly Language[] = [
  {
    names: 'bash sh shell zsh console shell-session shellscript',
    load: () => import('@highlightjs/cdn-assets/es/languages/bash.min.js'),
  },
  {
    names: 'c h',
    load: () => import('@highlightjs/cdn-assets/es/languages/c.min.js'),
  },
  {
    names: 'clojure clj cljs',
    load: () => import('@highlightjs/cdn-assets/es/languages/clojure.min.js'),
  },
  {
    names: 'cpp c++ cc cxx hpp hh',
    load: () => import('@highlightjs/cdn-assets/es/languages/cpp.min.js'),
  },
  {
    names: 'csharp cs c# dotnet',
    load: () => import('@highlightjs/cdn-assets/es/languages/csharp.min.js'),
  },
  {
    names: 'css',
    load: () => import('@highlightjs/cdn-assets/es/languages/css.min.js'),
  },
  {
    names: 'dart',
    load: () => import('@highlightjs/cdn-assets/es/languages/dart.min.js'),
  },
  {
    names: 'diff patch',
    load: () => import('@highlightjs/cdn-assets/es/languages/diff.min.js'),
  },
  {
    names: 'dockerfile docker',
    load: () => import('@highlightjs/cdn-assets/es/languages/dockerfile.min.js'),
  },
  {
    names: 'elixir ex exs',
    load: () => import('@highlightjs/cdn-assets/es/languages/elixir.min.js'),
  },
  {
    names: 'erlang erl',
    load: () => import('@highlightjs/cdn-assets/es/languages/erlang.min.js'),
  },
  {
    names: 'go golang',
    load: () => import('@highlightjs/cdn-assets/es/languages/go.min.js'),
  },
  {
    names: 'graphql gql',
    load: () => import('@highlightjs/cdn-assets/es/languages/graphql.min.js'),
  },
  {
    names: 'groovy gradle',
    load: () => import('@highlightjs/cdn-assets/es/languages/groovy.min.js'),
  },
  {
    names: 'haskell hs',
    load: () => import('@highlightjs/cdn-assets/es/languages/haskell.min.js'),
  },
  {
    names: 'ini toml properties conf cfg env dotenv',
    load: () => import('@highlightjs/cdn-assets/es/languages/ini.min.js'),
  },
  {
    names: 'java jsp',
    load: () => import('@highlightjs/cdn-assets/es/languages/java.min.js'),
  },
  {
    names: 'javascript js jsx mjs cjs node',
    load: () => import('@highlightjs/cdn-assets/es/languages/javascript.min.js'),
  },
  {
    names: 'json json5 jsonc jsonl',
    load: () => import('@highlightjs/cdn-assets/es/languages/json.min.js'),
  },
  {
    names: 'julia jl',
    load: () => import('@highlightjs/cdn-assets/es/languages/julia.min.js'),
  },
  {
    names: 'kotlin kt kts',
    load: () => import('@highlightjs/cdn-assets/es/languages/kotlin.min.js'),
  },
  {
    names: 'less',
    load: () => import('@highlightjs/cdn-assets/es/languages/less.min.js'),
  },
  {
    names: 'lua',
    load: () => import('@highlightjs/cdn-assets/es/languages/lua.min.js'),
  },
  {
    names: 'makefile make mk',
    load: () => import('@highlightjs/cdn-assets/es/languages/makefile.min.js'),
  },
  {
    names: 'markdown md mdx',
    load: () => import('@highlightjs/cdn-assets/es/languages/markdown.min.js'),
  },
  {
    names: 'matlab octave',
    load: () => import('@highlightjs/cdn-assets/es/languages/matlab.min.js'),
  },
  {
    names: 'nginx nginxconf',
    load: () => import('@highlightjs/cdn-assets/es/languages/nginx.min.js'),
  },
  {
    names: 'objectivec objc obj-c objective-c',
    load: () => import('@highlightjs/cdn-assets/es/languages/objectivec.min.js'),
  },
  {
    names: 'perl pl',
    load: () => import('@highlightjs/cdn-assets/es/languages/perl.min.js'),
  },
  {
    names: 'php',
    load: () => import('@highlightjs/cdn-assets/es/languages/php.min.js'),
  },
  {
    names: 'powershell ps1 ps pwsh',
    load: () => import('@highlightjs/cdn-assets/es/languages/powershell.min.js'),
  },
  {
    names: 'protobuf proto',
    load: () => import('@highlightjs/cdn-assets/es/languages/protobuf.min.js'),
  },
  {
    names: 'python py py3 python3 gyp ipython pyi',
    load: () => import('@highlightjs/cdn-assets/es/languages/python.min.js'),
  },
  {
    names: 'r',
    load: () => import('@highlightjs/cdn-assets/es/languages/r.min.js'),
  },
  {
    names: 'ruby rb rails',
    load: () => import('@highlightjs/cdn-assets/es/languages/ruby.min.js'),
  },
  {
    names: 'rust rs',
    load: () => import('@highlightjs/cdn-assets/es/languages/rust.min.js'),
  },
  {
    names: 'scala',
    load: () => import('@highlightjs/cdn-assets/es/languages/scala.min.js'),
  },
  {
    names: 'scss sass',
    load: () => import('@highlightjs/cdn-assets/es/languages/scss.min.js'),
  },
  {
    names: 'sql mysql postgresql postgres pgsql plsql sqlite tsql',
    load: () => import('@highlightjs/cdn-assets/es/languages/sql.min.js'),
  },
  {
    names: 'swift',
    load: () => import('@highlightjs/cdn-assets/es/languages/swift.min.js'),
  },
  {
    names: 'typescript ts tsx mts cts',
    load: () => import('@highlightjs/cdn-assets/es/languages/typescript.min.js'),
  },
  {
    names: 'xml html xhtml htm svg vue rss atom plist xsl',
    load: () => import('@highlightjs/cdn-assets/es/languages/xml.min.js'),
  },
  {
    names: 'yaml yml',
    load: () => import('@highlightjs/cdn-assets/es/languages/yaml.min.js'),
  },
];

/** Languages inside others. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  xml: ['css', 'javascript'],
  markdown: ['xml'],
  php: ['xml'],
};

const byName = new Map(
  LANGUAGES.flatMap(({names, load}) => names.split(' ').map((name, _, [own]) => [name, {name: own!, load}])),
);

/** What is known about a language by one of its names in small letters. */
export function languageOf(name: string): {readonly name: string; readonly load: Language['load']} | undefined {
  return byName.get(name);
}

/** The languages that code in this one may contain. */
export const insideOf = (name: string): readonly string[] => INSIDE[name] ?? [];
