import {fail} from '../errors.js';
import {resolveFile} from '../file-input.js';
import {fileContext} from './record.js';

const refuse = (text) => fail(400, 'invalid_form_data', text);

/** Checks what was submitted, as far as the release does; returns the action. */
export async function checkSubmission(form, {inputs, action: id}) {
  const action = form.actions.find((candidate) => candidate.id === id) ?? refuse(`Invalid action: ${id}`);
  const missing = form.fields.filter(({name}) => !(name in inputs)).map(({name}) => name);
  if (missing.length) refuse(`Missing required inputs: ${missing.join(', ')}`);
  if (form.record.world.atLeast('newest'))
    for (const field of form.fields) await checkValue(form, field, inputs[field.name]);
  return action;
}

/** The newest release looks at options and files, but takes a number for a text, which then fails the run. */
async function checkValue(form, field, value) {
  const {type, name, options, limit = 5} = field;
  const wrong = (kind, text) => refuse(`Invalid value for ${kind} input '${name}': ${text}`);
  if (type === 'select' && !options.includes(value)) wrong('select', value);
  if (type === 'file') await checkFile(form, field, value, (text) => wrong('file', text));
  if (type !== 'file-list') return;
  if (!Array.isArray(value)) wrong('file list', 'expected list');
  if (value.length > limit) wrong('file list', `Number of files exceeds the maximum limit ${limit}`);
  for (const item of value) await checkFile(form, field, item, (text) => wrong('file list', text));
}

async function checkFile(form, field, value, wrong) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return wrong('expected mapping');
  const rules = {
    allowed_file_types: field.allowedTypes ?? [],
    allowed_file_extensions: field.allowedExtensions ?? [],
    allowed_file_upload_methods: field.allowedMethods ?? [],
  };
  try {
    await resolveFile(fileContext(form.record), value, rules);
  } catch (error) {
    wrong(error.message);
  }
  return undefined;
}
