// Writes docs/events.md: each event of Dify's streams, by kind of app and release, the recording that has it, what a visitor
// sees of it, and the test that proves it. `--check`: fails when the file is not up to date, or when a row has no test.
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import prettier from 'prettier';
import {isNamed, testsOf} from './check-faults.js';
import {EVENTS} from './events-table.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RECORDED = path.join(ROOT, 'test/recorded');
const FILE = path.join(ROOT, 'docs/events.md');

/** The kind of app that was asked, by its name in a recording. */
const MODES = {chat: 'chat', agent: 'agent-chat', cf: 'advanced-chat', completion: 'completion', wf: 'workflow'};
const modeOf = (app) => MODES[/^[a-z]+/.exec(app)[0]];

/** The kind of app behind a stream: where a scenario has several, the route and the events tell. */
function modeOfStream(target, apps, names) {
  const modes = [...new Set(apps.map(modeOf))];
  if (modes.length === 1) return modes[0];
  if (target.includes('/workflows/')) return 'workflow';
  if (target.includes('completion')) return 'completion';
  const flow = names.some((name) => name.startsWith('workflow_'));
  if (target.includes('/workflow/')) return modes.find((mode) => mode === 'workflow' || mode === 'advanced-chat');
  if (names.includes('agent_thought')) return 'agent-chat';
  return flow ? 'advanced-chat' : 'chat';
}

/** The first recording of each event: `Map(event → Map("mode release" → scenario))`. */
async function recordings() {
  const found = new Map();
  for (const release of (await fs.readdir(RECORDED)).filter((name) => /^\d/.test(name)).sort()) {
    for (const file of (await fs.readdir(path.join(RECORDED, release))).sort()) {
      const recording = JSON.parse(await fs.readFile(path.join(RECORDED, release, file), 'utf8'));
      for (const {request, response} of recording.exchanges) {
        const text = (response.chunks ?? [])
          .map(([, first, rest]) => (rest === undefined ? first : recording.prefixes[first] + rest))
          .join('');
        const names = [...text.matchAll(/^(?:data: \{"event": ?"|event: )(\w+)/gm)].map(([, name]) => name);
        const mode = modeOfStream(request.target, recording.apps ?? [], names);
        for (const name of names) {
          const places = found.get(name) ?? found.set(name, new Map()).get(name);
          const place = `${mode} ${release}`;
          if (!places.has(place)) places.set(place, file.replace('.json', ''));
        }
      }
    }
  }
  return found;
}

function where(places = new Map()) {
  const modes = Object.values(MODES).flatMap((mode) => {
    const releases = [...places].filter(([place]) => place.startsWith(`${mode} `));
    if (!releases.length) return [];
    return `${mode}: ${releases.map(([place, scenario]) => `${place.split(' ')[1]} \`${scenario}\``).join(', ')}`;
  });
  return modes.join('<br>') || 'not recorded: from Dify’s source';
}

/** Rows, and what is wrong with them. */
async function rows() {
  const found = await recordings();
  const problems = [];
  const listed = EVENTS.map(([event]) => event);
  const source = await fs.readFile(path.join(ROOT, 'src/client/events.ts'), 'utf8');
  const known = [...source.slice(source.indexOf('const FIELDS')).matchAll(/^ {2}(\w+): (?:'|NODE)/gm)].map(
    ([, name]) => name,
  );
  for (const name of new Set([...known, ...found.keys()]))
    if (!listed.includes(name)) problems.push(`${name} has no row`);
  const lines = [];
  for (const [event, seen, file, title] of EVENTS) {
    const test = `test/${file}.test.ts`;
    const code = await fs.readFile(path.join(ROOT, test), 'utf8').catch(() => '');
    if (!title || !testsOf(code, test).some((titles) => isNamed(titles, title)))
      problems.push(`${event}: ${test} has no test "${title}"`);
    lines.push(
      `| \`${event}\` | ${seen} | ${where(found.get(event))} | \`${test}: ${title.replaceAll('|', '\\|')}\` |`,
    );
  }
  return {lines, problems};
}

const {lines, problems} = await rows();
const text = `# What becomes of each event

Dify's streams say more than text. This is each event that they have: what a visitor sees of it, the kinds of app and the
releases that were recorded with it (the first recording in \`test/recorded/\`), and the test that proves it. Each of the
recorded streams of a chat is also played through the whole element (\`test/recorded.test.ts\`). An event that is not in this
table is ignored, and so is one that lacks what it needs.

Made by \`npm run events\` from \`scripts/events-table.js\` and the recordings.

| event | what is seen | recorded | test |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
const formatted = await prettier.format(text, {...(await prettier.resolveConfig(FILE)), parser: 'markdown'});
if (process.argv.includes('--check')) {
  if ((await fs.readFile(FILE, 'utf8').catch(() => '')) !== formatted) problems.push('not up to date: npm run events');
} else await fs.writeFile(FILE, formatted);
for (const problem of problems) console.error(`docs/events.md: ${problem}`);
process.exitCode = problems.length ? 1 : 0;
