// The state layer for Node: built as it is, its lazy chunks too, since Node reads no TypeScript.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

/** Builds files of this repository into a folder that goes with the process; gives the module of each. */
export async function bundle(...files) {
  const outdir = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-bundle-'));
  process.once(
    'exit',
    () => void import('node:fs').then((sync) => sync.rmSync(outdir, {recursive: true, force: true})),
  );
  const entryPoints = files.map((file) => fileURLToPath(new URL(`../../${file}`, import.meta.url)));
  await build({entryPoints, outdir, bundle: true, splitting: true, format: 'esm', outExtension: {'.js': '.mjs'}});
  const names = files.map((file) => `${path.basename(file, '.ts')}.mjs`);
  const at = await fs.readdir(outdir, {recursive: true});
  return Promise.all(
    names.map(
      (name) =>
        import(
          pathToFileURL(
            path.join(
              outdir,
              at.find((file) => path.basename(file) === name),
            ),
          ).href
        ),
    ),
  );
}
