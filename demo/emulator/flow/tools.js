import {generatedFile} from '../file-input.js';
import {TOOLS} from '../tools.js';

/**
 * Uses a tool in a flow. `{text, files}`: the text for the next node, and the files that it made.
 * `current_time` obeys a `format`.
 */
export function useTool(ctx, name, input) {
  const tool = TOOLS[name];
  if (!tool) return {error: `there is not a tool named ${name}`};
  if (name === 'current_time') return {text: formatTime(input.format ?? '%Y-%m-%d %H:%M:%S')};
  const {text, file, files = file ? [file] : [], type = 'image'} = tool.run(ctx, input);
  if (files.length) return {text: '', files: files.map((one) => generatedFile(one, type))};
  const spoken = /^(.*?)text='\/files\/tools\/([0-9a-f-]{36})/.exec(text);
  if (!spoken) return {text};
  return {text: spoken[1], files: [generatedFile(ctx.world.files.get(spoken[2]), 'audio')]};
}

function formatTime(format) {
  const time = new Date().toISOString();
  const parts = {
    Y: time.slice(0, 4),
    m: time.slice(5, 7),
    d: time.slice(8, 10),
    H: time.slice(11, 13),
    M: time.slice(14, 16),
    S: time.slice(17, 19),
  };
  return format.replace(/%([YmdHMS])/g, (_, letter) => parts[letter]);
}
