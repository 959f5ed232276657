// Imports the build where there is no DOM, as a server that renders pages does.
const failures = [];

async function load(name, expected) {
  try {
    const module = await import(name);
    if (!(expected in module)) failures.push(`${name} does not export ${expected}`);
  } catch (error) {
    failures.push(`${name}: ${error.stack}`);
  }
}

const before = Object.keys(globalThis);
await load('dify-chat-element', 'DifyChat');
await load('dify-chat-element/client', 'DifyClient');
const left = Object.keys(globalThis).filter((name) => !before.includes(name));
if (left.length) failures.push(`importing leaves globals behind: ${left.join(', ')}`);

for (const failure of failures) console.error(`ssr: ${failure}`);
console.log(failures.length ? 'ssr: failed' : 'ssr: both modules can be imported without a DOM');
process.exitCode = failures.length ? 1 : 0;
