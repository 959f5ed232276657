import {NodeError} from './node-error.js';

/** Tool: runs one of the emulator's tools with parameters from the flow. It may make a file. */
export async function tool(node, {run, pool, signal}) {
  const given = Object.entries(node.params).map(([name, value]) => [
    name,
    typeof value === 'string' ? pool.render(value) : value,
  ]);
  const inputs = {...Object.fromEntries(given), ...(run.world.atLeast('1.14') && node.defaults)};
  await run.work(signal);
  const result = await run.useTool(node.tool, inputs);
  if (result.error) throw new NodeError(result.error, {inputs, errorType: 'ToolNodeError'});
  const info = {provider_type: 'builtin', provider_id: node.provider, plugin_unique_identifier: null};
  return {inputs, outputs: {text: result.text, files: result.files, json: [{data: []}]}, meta: {tool_info: info}};
}
