import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The client as it is published, made of the sources as they are now; `name` keeps test files out of each other's way. Without the files that `keep` refuses. */
export async function importClient(name, keep = (_file) => true) {
  const outDir = path.join(ROOT, 'node_modules/.cache/dify-chat-client', name);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      lib: {entry: path.join(ROOT, 'src/client.ts'), formats: ['es'], fileName: () => 'client.mjs'},
    },
  });
  const files = await fs.readdir(outDir);
  await Promise.all(files.filter((file) => !keep(file)).map((file) => fs.rm(path.join(outDir, file))));
  return import(`${pathToFileURL(path.join(outDir, 'client.mjs')).href}?${Date.now()}`);
}
