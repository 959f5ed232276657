import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import {describe, it} from 'node:test';
import {matchCssProperties, readCssProperties} from '../../scripts/api/manifest.js';
import {checkNames} from '../../scripts/lit-parts.js';
import {literals, minifyCss, minifyHtml} from '../../scripts/literals.js';
import {withoutInstance, withoutReplacedRules, withSettledOptions} from '../../scripts/marked-parts.js';
import {withoutDefaults} from '../../scripts/purify-parts.js';
import {count, sum} from '../../scripts/wtr/summary.js';

describe('minifyHtml', () => {
  it('makes one space of a run of white space, and leaves no-break spaces', () => {
    assert.equal(minifyHtml('<p>\n    a \t b\u00a0\u00a0c\n</p>'), '<p> a b\u00a0\u00a0c </p>');
  });
});

describe('minifyCss', () => {
  for (const [what, css, expected] of [
    ['drops comments and needless spaces', '\n.a > b , .c {\n  color : red; /* } */\n}\n', '.a > b,.c{color :red}'],
    ['keeps the space that makes a descendant', '.a :hover { x: y }', '.a :hover{x:y}'],
    ['keeps nesting', '.a { & > b { x: y; } }', '.a{& > b{x:y}}'],
    ['keeps strings as they are', `.a::before { content: '; }  /* x */ "'; }`, `.a::before{content:'; }  /* x */ "'}`],
    ['keeps escaped quotes in strings', `.a { content: 'it\\'s {  ' }`, `.a{content:'it\\'s {  '}`],
    [
      'keeps calc and media queries',
      '@media (a: b) and (c) { x { y: calc(1px + 2px) } }',
      '@media (a:b) and (c){x{y:calc(1px + 2px)}}',
    ],
  ]) {
    it(what, () => {
      assert.equal(minifyCss(css), expected);
    });
  }
});

describe('literals', () => {
  const transform = async (code) => (await literals().transform(code, '/x/src/a.ts'))?.code;

  it('shortens templates with expressions, nested ones too', async () => {
    const code = 'const t = html`<b>\n  ${x ? html`<i>\n\n${y}</i>` : css`a {\n b: ${c} ${d}; }`}  </b>`;';
    assert.equal(await transform(code), 'const t = html`<b> ${x ? html`<i> ${y}</i>` : css`a{b:${c} ${d}}`} </b>`;');
  });

  it('leaves other templates alone', async () => {
    assert.equal(await transform('const t = `a  b`;'), undefined);
  });
});

describe('withoutInstance', () => {
  it("leaves marked's classes as they are, and nothing that runs", async () => {
    const code = withoutInstance(
      await fs.readFile(new URL('../../node_modules/marked/lib/marked.esm.js', import.meta.url), 'utf8'),
    );
    const {Lexer, ...rest} = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const original = await import('marked');
    assert.deepEqual(Object.keys(rest).sort(), ['Hooks', 'Marked', 'Parser', 'Renderer', 'TextRenderer', 'Tokenizer', 'defaults', 'getDefaults']); // prettier-ignore
    const text = '# A\n\n* b **c**\n\n|d|\n|-|\n|e|\n';
    assert.deepEqual(Lexer.lex(text), original.Lexer.lex(text));
  });

  it('leaves what marked makes of a text as it is, though options became constants', async () => {
    const file = new URL('../../node_modules/marked/lib/marked.esm.js', import.meta.url);
    const code = withoutReplacedRules(withSettledOptions(withoutInstance(await fs.readFile(file, 'utf8'))));
    const {Lexer} = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const original = await import('marked');
    const files = ['README.md', 'CONTRIBUTING.md', 'docs/client.md', 'docs/architecture.md', 'test/recorded/README.md'];
    for (const name of files) {
      const text = await fs.readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
      // Odd cuts make odd Markdown.
      for (const start of [0, 7, 501, 1303]) {
        const options = () => ({gfm: true});
        assert.deepEqual(Lexer.lex(text.slice(start), options()), original.Lexer.lex(text.slice(start), options()));
      }
    }
  });

  it('notices when DOMPurify has changed, and leaves it lists that allow nothing', async () => {
    assert.throws(() => withoutDefaults('const html = [];'), /DOMPurify has changed/);
    const code = withoutDefaults(
      await fs.readFile(new URL('../../node_modules/dompurify/dist/purify.es.mjs', import.meta.url), 'utf8'),
    );
    assert.match(code, /const html\$1 = freeze\(\[\]\);/);
    assert.doesNotMatch(code, /'marquee'/);
  });

  it('notices when marked has changed', () => {
    assert.throws(() => withSettledOptions('var x = 1'), /marked has changed/);
    assert.throws(() => withoutInstance('export{a as Lexer}'), /marked has changed/);
    assert.throws(() => withoutReplacedRules('var x = {...y}'), /marked has changed/);
  });
});

describe('the custom properties of the API page', () => {
  it('are read with their defaults, however deep', () => {
    const css = 'a: var(--dify-chat-a, light-dark(#fff,\n #000)); b: var(--dify-chat-b); c: var(--_x, 1px)';
    assert.deepEqual([...readCssProperties(css)], [['--dify-chat-a', 'light-dark(#fff, #000)'], ['--dify-chat-b', undefined]]); // prettier-ignore
  });

  it('must be described, and exist', () => {
    const documented = [{name: '--dify-chat-a'}, {name: '--dify-chat-gone'}];
    const problems = matchCssProperties(documented, new Map([['--dify-chat-a', '1px'], ['--dify-chat-b', '2px']])); // prettier-ignore
    assert.equal(documented[0].default, '1px');
    assert.match(problems.join('\n'), /--dify-chat-b is read.*\n--dify-chat-gone is described/);
  });
});

describe('count', () => {
  it('counts tests of nested suites, but not skipped ones', () => {
    const testResults = {
      tests: [{passed: true}],
      suites: [{tests: [{passed: false}, {skipped: true, passed: false}], suites: [{tests: [{passed: true}]}]}],
    };
    assert.deepEqual(sum(count([{passed: false, testResults}])), {passed: 2, failed: 1});
  });

  it('counts a file that could not be loaded as a failure', () => {
    assert.deepEqual(sum(count([{passed: false}])), {passed: 0, failed: 1});
  });

  it('names what failed, and why', () => {
    const tests = [{name: 'stops', passed: false, error: {message: 'it went on'}}];
    const session = {testFile: path.resolve('test/a.test.ts'), testResults: {suites: [{name: 'the end', tests}]}};
    assert.deepEqual(count([session]), {'test/a.test.ts': {passed: 0, failures: ['the end › stops\nit went on']}});
  });
});

describe('the names that only Lit knows', () => {
  it('are looked for in what is built', () => {
    assert.throws(() => checkNames('class A extends B{createRenderRoot(){}}'), /createRenderRoot/);
    assert.doesNotThrow(() => checkNames('class A extends B{shouldUpdate(){}}'));
  });
});
