import {builtinRules} from 'eslint/use-at-your-own-risk';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** ESLint's own recommended rules, without a package that only lists them. */
const recommended = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta.docs?.recommended === true).map(([name]) => [name, 'error']),
);

const on = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const NODE = on(
  'Buffer URL URLSearchParams TextDecoder TextEncoder TextDecoderStream AbortController AbortSignal Blob FormData File Headers Request Response ReadableStream clearInterval clearTimeout console crypto fetch performance process queueMicrotask setImmediate setInterval setTimeout structuredClone'.split(
    ' ',
  ),
);
const BROWSER = on(
  'window document customElements location navigator CustomEvent Event HTMLElement localStorage'.split(' '),
);

/** HTML enters through src/markdown's one door, and templates work under a strict Content-Security-Policy. */
const BANNED_HTML = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'HTML enters the page only through toSafeFragment of src/markdown.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=|\\.(inner|outer)HTML=|<style/i]',
    message: 'A Content-Security-Policy blocks style attributes and <style>; innerHTML goes around the one door.',
  },
];
const BANNED_SYNTAX = [
  {selector: 'TSEnumDeclaration', message: 'TypeScript is for types only: use a union of literals.'},
  {
    selector: 'TSModuleDeclaration[kind!="global"][declare!=true]',
    message: 'TypeScript is for types only: use a module.',
  },
  {selector: 'TSParameterProperty', message: 'Declare the field and assign it.'},
];
const BANNED_IMPORTS = {
  paths: [
    {name: 'lit/directives/unsafe-html.js', message: 'HTML enters only through toSafeFragment.'},
    {name: 'lit/directives/unsafe-svg.js', message: 'HTML enters only through toSafeFragment.'},
    {name: 'lit/directives/style-map.js', message: 'Its first rendering writes a style attribute, which a CSP blocks.'},
  ],
  patterns: [{group: ['node:*'], message: 'This code runs in browsers and Workers.'}],
};

const UNUSED = [
  'error',
  {argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true},
];

export default tseslint.config(
  {ignores: ['dist/', 'coverage/', 'test/recorded/', '**/*.d.ts']},
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    rules: {
      ...recommended,
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.recommended],
    languageOptions: {globals: NODE},
    rules: {'@typescript-eslint/no-unused-vars': UNUSED, 'no-unused-vars': 'off'},
  },
  {
    files: ['demo/*.js'],
    languageOptions: {globals: {...NODE, ...BROWSER}},
  },
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      'no-undef': 'off', // the compiler knows better
      'no-restricted-syntax': ['error', ...BANNED_SYNTAX],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      '@typescript-eslint/no-unused-vars': UNUSED,
      'no-unused-vars': 'off',
      // HTMLElementEventMap gets our events by an interface without members of its own.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      // An empty text means "not given" in attributes and in much that Dify sends.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', {ignorePrimitives: {string: true}}],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'wc/guard-define-call': 'off', // src/components/define.ts guards
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require'],
      '@typescript-eslint/no-restricted-imports': ['error', BANNED_IMPORTS],
      'no-restricted-syntax': [
        'error',
        ...BANNED_SYNTAX,
        ...BANNED_HTML,
        {selector: 'ExportDefaultDeclaration', message: 'A name says the same in every file.'},
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/embed.ts', 'src/browser/warn.ts'], // where we speak to who builds the page
    rules: {'no-console': 'error'},
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // expect(x).to.be.true
      // A plugin's types make a promise of what equal() returns; accessible() really is one.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {allowForKnownSafeCalls: ['Equal', 'NotEqual', 'Assertion']},
      ],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // el<HTMLButtonElement>(…)
      '@typescript-eslint/require-await': 'off', // a generator that stands for a stream
    },
  },
);
