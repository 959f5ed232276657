// Finds, or gets, a Chromium for the tests, and prints its path when run directly.
//
// An installed browser first; else one from the npm registry (Linux x64, no system package needed); else Debian's, as
// root; else Playwright's. BROWSER_FROM=installed|npm|apt|playwright allows one source only, to test this file.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const SPARTICUZ = '143.0.4'; // the last line that supports Node 20
const PLAYWRIGHT = '1.65.1';
const CACHE = fileURLToPath(new URL('../node_modules/.cache/chromium/', import.meta.url));

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const PLAYWRIGHT_NAMES = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-linux/headless_shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
];

/** Whether the program starts at all: a broken or half-unpacked one must not be used. */
function runs(program) {
  return spawnSync(program, ['--version'], {timeout: 15_000}).status === 0;
}

/** Runs a command with its output on stderr, so that stdout keeps only the path. */
function run(command, args, options = {}) {
  console.error('[browser]', command, args.join(' '));
  return spawnSync(command, args, {stdio: ['ignore', 2, 2], timeout: 600_000, ...options}).status === 0;
}

async function launcherFind() {
  try {
    const {Launcher} = await import('chrome-launcher');
    return Launcher.getFirstInstallation();
  } catch {
    return undefined; // it throws where it finds none
  }
}

function playwrightCache(env) {
  const home = os.homedir();
  if (env.PLAYWRIGHT_BROWSERS_PATH) return env.PLAYWRIGHT_BROWSERS_PATH;
  if (process.platform === 'darwin') return path.join(home, 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return path.join(home, 'AppData/Local/ms-playwright');
  return path.join(home, '.cache/ms-playwright');
}

/**
 * The path of an installed browser, or undefined. What the environment names is taken as it is: a wrong path should
 * fail loudly, not be passed over.
 */
export async function findInstalled({env = process.env, exists = fs.existsSync, find = launcherFind} = {}) {
  const named = env.CHROME_PATH || env.PUPPETEER_EXECUTABLE_PATH;
  if (named) return named;
  const found = await find();
  if (found) return found;
  const known = WELL_KNOWN.find((file) => exists(file));
  if (known) return known;
  const cache = playwrightCache(env);
  if (!exists(cache)) return undefined;
  const builds = fs.readdirSync(cache).filter((name) => name.startsWith('chromium'));
  return builds
    .sort()
    .reverse()
    .flatMap((build) => PLAYWRIGHT_NAMES.map((name) => path.join(cache, build, name)))
    .find((file) => exists(file));
}

/** Unpacks the npm package's browser into `target`: elsewhere first, so that a half-done job is never found there. */
function unpack(target) {
  fs.mkdirSync(CACHE, {recursive: true});
  const work = fs.mkdtempSync(path.join(CACHE, 'unpack-'));
  fs.writeFileSync(path.join(work, 'package.json'), '{"private":true}');
  const flags = ['--prefix', work, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  // AWS_EXECUTION_ENV makes it unpack its system libraries too; TMPDIR is where it unpacks.
  const env = {...process.env, TMPDIR: work, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x'};
  const script = "const {default: c} = await import('@sparticuz/chromium'); await c.executablePath();";
  const done =
    run('npm', ['install', ...flags, `@sparticuz/chromium@${SPARTICUZ}`], {cwd: work}) &&
    run(process.execPath, ['--input-type=module', '-e', script], {cwd: work, env});
  fs.rmSync(path.join(work, 'node_modules'), {recursive: true, force: true});
  if (done) {
    fs.rmSync(target, {recursive: true, force: true});
    fs.renameSync(work, target);
  } else {
    fs.rmSync(work, {recursive: true, force: true});
  }
  return done;
}

function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const target = path.join(CACHE, SPARTICUZ);
  const program = path.join(target, 'chromium');
  if (!fs.existsSync(program) && !unpack(target)) return undefined;
  // Its own nss, nspr and expat are for systems that have none.
  if (!runs(program)) {
    const library = path.join(target, 'al2023/lib');
    process.env.LD_LIBRARY_PATH = [library, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  // Without any font configuration the renderer dies at the first text; the package's own file names /tmp/fonts.
  if (!fs.existsSync('/etc/fonts/fonts.conf')) {
    const file = path.join(target, 'fonts.conf');
    const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
    const dirs = `<dir>${target}/fonts</dir><cachedir>${target}/fonts-cache</cachedir>`;
    fs.writeFileSync(file, `${head}<fontconfig>${dirs}</fontconfig>`);
    process.env.FONTCONFIG_FILE ??= file;
  }
  return runs(program) ? program : undefined;
}

/** Installs packages of Debian's where we are root there; returns whether that was done. */
export function installPackages(...packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false;
  const apt = 'apt-get -o DPkg::Lock::Timeout=300';
  const install = `${apt} install -y --no-install-recommends ${packages.join(' ')}`;
  return run('sh', ['-c', `${apt} update && DEBIAN_FRONTEND=noninteractive ${install}`]);
}

function fromApt() {
  return installPackages('chromium') && fs.existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}

function fromPlaywright() {
  const args = ['--yes', `playwright-core@${PLAYWRIGHT}`, 'install', '--only-shell', 'chromium'];
  return run('npx', args, {shell: process.platform === 'win32'}) ? findInstalled() : undefined;
}

const SOURCES = {installed: () => findInstalled(), npm: fromNpm, apt: fromApt, playwright: fromPlaywright};

/**
 * The path of a Chromium that can be started; gets one if there is none.
 *
 * May set LD_LIBRARY_PATH and FONTCONFIG_FILE of this process, which the browser then inherits.
 *
 * @throws when every source fails.
 */
export async function ensureChromium({sources = SOURCES, only = process.env.BROWSER_FROM} = {}) {
  for (const [name, source] of Object.entries(sources)) {
    const program = !only || only === name ? await source() : undefined;
    if (program) return program;
  }
  throw new Error('No Chrome or Chromium found and none could be got. Install one, or set CHROME_PATH.');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await ensureChromium());
