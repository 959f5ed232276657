import {segmentsOf} from '../pool.js';
import {schemaError} from '../schema.js';
import {FileValue} from '../values.js';
import {NodeError} from './node-error.js';

/** Start: the form's values, up to 1.13 with the `sys.*` ones. JSON values are held against their schema. */
export async function start(node, {run, pool}) {
  const {form, system} = run.inputs;
  for (const {variable, json_schema: schema} of run.controls) checkSchema(variable, form[variable], schema);
  pool.setAll(node.id, form);
  const given = {...run.moderated, ...form};
  const shown = run.world.atLeast('1.14') ? given : {...given, ...system};
  return {inputs: shown, outputs: shown};
}

function checkSchema(name, value, schema) {
  const wrong = value && schema && schemaError(value, schema);
  if (wrong) throw new NodeError(`JSON object for '${name}' does not match schema: ${wrong}`);
}

/** Answer: its template as text, and the files that stand in it. */
export async function answer(node, {pool}) {
  const values = segmentsOf(node.answer).flatMap(({selector}) => (selector ? [pool.get(selector)] : []));
  const files = values.flat().filter((value) => value instanceof FileValue);
  return {outputs: {answer: pool.render(node.answer), files}};
}

/** End of a workflow: the values it names. */
export async function end(node, {pool}) {
  const outputs = Object.fromEntries(
    Object.entries(node.outputs).map(([name, selector]) => [name, pool.get(selector) ?? null]),
  );
  return {inputs: outputs, outputs};
}
