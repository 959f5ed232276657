// Finds, or gets as root on Debian, the browsers of the other two engines.
import fs from 'node:fs';
import {installPackages} from './browser.js';

/** For each engine: what the environment may name, where it is found, and Debian's packages. */
const ENGINES = {
  firefox: {
    named: 'FIREFOX_PATH',
    paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
  webkit: {
    named: 'WEBKIT_PATH',
    paths: [
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    ],
    // Those of GStreamer let it record and play sound.
    packages: [
      'webkit2gtk-driver',
      'xvfb',
      'gstreamer1.0-plugins-good',
      'gstreamer1.0-plugins-bad',
      'gstreamer1.0-libav',
    ],
  },
};

/**
 * The path of a browser of that engine, `firefox` or `webkit`; gets one where it can.
 *
 * @throws where there is none.
 */
export function ensureEngine(engine, env = process.env) {
  const {named, paths, packages} = ENGINES[engine];
  const find = () => env[named] || paths.find((path) => fs.existsSync(path));
  const found = find();
  if (found) return found;
  installPackages(...packages);
  const got = find();
  if (!got)
    throw new Error(
      `No browser of ${engine} found and none could be got. Install ${packages.join(', ')}, or set ${named}.`,
    );
  return got;
}
