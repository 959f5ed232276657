import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {checkImports, checkLengths, layerOf} from '../../scripts/check-layers.js';
import {importsOf, reach} from '../../scripts/check-size.js';

const imports = (files) => checkImports(new Map(Object.entries(files)), ['lit', 'marked']);

describe('checkImports', () => {
  it('knows the layer of a file by its folder, and the entries by their names', () => {
    assert.deepEqual(['client/http.ts', 'client.ts', 'dify-chat.styles.ts', 'index.ts'].map(layerOf), [
      'client',
      'client.ts',
      'root',
      'root',
    ]);
  });

  it('accepts what the table allows', () => {
    assert.deepEqual(
      imports({
        'client/a.ts': "import './b.js';",
        'client/b.ts': '',
        'state/a.ts': "import type {A} from '../client/a.js';",
        'components/a.ts':
          "import {html} from 'lit'; import {until} from 'lit/directives/until.js'; import '../state/a.js';",
        'index.ts': "export * from './components/a.js'; import 'marked';",
      }),
      [],
    );
  });

  for (const [what, text] of [
    ['an import', "import {A} from '../client/a.js';"],
    ['a type', "import type {A} from '../client/a.js';"],
    ['a type in passing', "let a: import('../client/a.js').A;"],
    ['a re-export', "export * from '../client/a.js';"],
    ['a lazy import', "const a = () => import('../client/a.js');"],
  ]) {
    it(`refuses ${what} from a layer that is not allowed`, () => {
      const problems = imports({'components/x.ts': text, 'client/a.ts': ''});
      assert.deepEqual(problems, ['src/components/x.ts: components may not import client']);
    });
  }

  it('refuses packages that are not listed, also where everything of ours is allowed', () => {
    assert.equal(imports({'client/a.ts': "import 'lit';"}).length, 1);
    assert.equal(imports({'index.ts': "import 'left-pad';"}).length, 1);
  });

  it('refuses folders that are no layer', () => {
    assert.match(imports({'utils/a.ts': ''})[0], /"utils" is no layer/);
  });

  it('names the files of a circle in order', () => {
    const problems = imports({
      'state/a.ts': "import './b.js';",
      'state/b.ts': "import './c.js';",
      'state/c.ts': "import './a.js';",
    });
    assert.deepEqual(problems, ['circle: state/a.ts → state/b.ts → state/c.ts → state/a.ts']);
  });

  it('notices an import of a file that is not there', () => {
    assert.match(imports({'state/a.ts': "import './gone.js';"})[0], /does not exist/);
  });
});

describe('checkLengths', () => {
  it('refuses more than 300 lines anywhere', () => {
    assert.deepEqual(checkLengths([['test/a.ts', 300]]), []);
    assert.equal(checkLengths([['test/a.ts', 301]]).length, 1);
  });

  it('wants half of the source files under 120 lines', () => {
    assert.deepEqual(checkLengths([['src/a.ts', 119], ['src/b.ts', 120]]), []); // prettier-ignore
    assert.equal(checkLengths([['src/a.ts', 120], ['src/b.ts', 119], ['src/c.ts', 120]]).length, 1); // prettier-ignore
  });
});

describe('reach', () => {
  const files = {
    '/d/entry.js': "import{x}from'./static.js';import(`./chunks/panel-1.js`);import('./chunks/zh-hans-2.js')",
    '/d/static.js': 'export const x=1',
    '/d/chunks/panel-1.js': 'import"../entry.js";export*from"./shared-3.js";import("./markdown-4.js")',
    '/d/chunks/shared-3.js': '',
    '/d/chunks/markdown-4.js': "import './parser-5.js'",
    '/d/chunks/parser-5.js': '',
    '/d/chunks/zh-hans-2.js': 'import"./plural-6.js"',
    '/d/chunks/plural-6.js': '',
  };
  const read = async (file) => files[file];
  const optional = [{name: /^zh-hans-/}];

  it('follows a minified file, whatever the quotes', () => {
    const found = importsOf(files['/d/entry.js'], '/d/entry.js');
    assert.deepEqual(found, {
      static: ['/d/static.js'],
      dynamic: ['/d/chunks/panel-1.js', '/d/chunks/zh-hans-2.js'],
    });
  });

  it('counts for the page what the entry imports statically', async () => {
    assert.deepEqual(await reach('/d/entry.js', {dynamic: false, read}), ['/d/entry.js', '/d/static.js']);
  });

  it('counts for the chat each lazy chunk that is not named optional, and all behind it', async () => {
    const reached = await reach('/d/entry.js', {optional, read});
    assert.deepEqual(reached.map((file) => file.split('/').at(-1)).sort(), [
      'entry.js',
      'markdown-4.js',
      'panel-1.js',
      'parser-5.js',
      'shared-3.js',
      'static.js',
    ]);
  });
});
