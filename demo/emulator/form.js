import {invalidParam} from './errors.js';
import {resolveFile, resolveFileList} from './file-input.js';
import {repr} from './python-repr.js';

/** The controls of an app's input form: `[{type, variable, required, …}]`. */
export function controls(app) {
  return app.config.parameters.user_input_form.map((item) => {
    const [[type, control]] = Object.entries(item);
    return {...control, type};
  });
}

/**
 * Checks what was filled in and gives back what is stored: one value for every control, file values as stored files.
 * Refuses with Dify's texts. Unknown keys are dropped. A missing optional value becomes the default in a chatflow or
 * workflow, and null in the other modes.
 */
export async function checkInputs(ctx, inputs) {
  const usesDefaults = ['advanced-chat', 'workflow'].includes(ctx.app.config.mode);
  const checked = {};
  for (const control of controls(ctx.app)) {
    if (control.type === 'external_data_tool') continue;
    checked[control.variable] = await checkValue(ctx, control, inputs[control.variable], usesDefaults);
  }
  return checked;
}

function checkValue(ctx, control, value, usesDefaults) {
  const {type, variable, required, max_length: max, options = []} = control;
  const wrong = (text) => invalidParam(`${variable} in input form must be ${text}`);
  if (value === null || value === undefined) {
    if (required) invalidParam(`${variable} is required in input form`);
    return usesDefaults ? defaultOf(control) : null;
  }
  switch (type) {
    case 'text-input':
    case 'paragraph':
      if (typeof value !== 'string') invalidParam(`(type '${type}') ${variable} in input form must be a string`);
      if (max && [...value].length > max) wrong(`less than ${max} characters`);
      return value.replaceAll('\0', '');
    case 'select':
      if (!options.includes(value)) wrong(`one of the following: ${repr(options)}`);
      return value;
    case 'number':
      return toNumber(value, wrong);
    case 'checkbox':
      return toBoolean(value);
    case 'file':
      if (typeof value !== 'object' || Array.isArray(value)) wrong('a file');
      return resolveFile(ctx, value, control);
    case 'file-list':
      if (!Array.isArray(value)) wrong('a list of files');
      if (max && value.length > max) wrong(`less than ${max} files`);
      return resolveFileList(ctx, value, control);
    case 'json_object':
      if (typeof value !== 'object' || Array.isArray(value)) wrong('a dict');
      return value;
    default:
      return value;
  }
}

function defaultOf({type, default: value = null}) {
  return type === 'number' && value !== null && value !== '' ? Number(value) : value;
}

function toNumber(value, wrong) {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && !value.trim()) return null;
  if (typeof value !== 'string' || !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value)) wrong('a valid number');
  return Number(value);
}

function toBoolean(value) {
  const word = String(value).toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(word)) return true;
  if (['false', '0', 'no', 'off'].includes(word)) return false;
  return value;
}

/** Text with `{{variable}}` filled in; what has no value becomes empty. */
export function fillTemplate(text, inputs) {
  return (text ?? '').replace(/\{\{\s*([a-zA-Z_]\w*)\s*\}\}/g, (_, name) => inputs[name] ?? '');
}
