import {plain} from './values.js';

/** A field of a form in the words and the key order of the release. */
function fieldJson({type, name, ...rest}, world) {
  if (!world.atLeast('1.14')) return {type, output_variable_name: name, default: rest.default ?? null};
  const files = {
    allowed_file_types: rest.allowedTypes ?? [],
    allowed_file_extensions: rest.allowedExtensions ?? [],
    allowed_file_upload_methods: rest.allowedMethods ?? ['local_file', 'remote_url'],
  };
  if (type === 'file') return {output_variable_name: name, ...files, type};
  if (type === 'file-list') return {output_variable_name: name, ...files, type, number_limits: rest.limit ?? 5};
  if (type === 'select') {
    return {output_variable_name: name, type, option_source: {type: 'constant', selector: [], value: rest.options}};
  }
  return {output_variable_name: name, type, default: rest.default ?? null};
}

const fieldsJson = ({fields, record}) => fields.map((field) => fieldJson(field, record.world));

/** The form as `human_input_required` and history describe it. */
export function definitionOf(form, token = form.tokens[0]) {
  return {
    form_id: form.id,
    node_id: form.nodeId,
    node_title: form.title,
    form_content: form.content,
    inputs: fieldsJson(form),
    actions: form.actions,
    display_in_ui: true,
    form_token: token,
    resolved_default_values: form.defaults,
    expiration_time: form.expiresAt,
  };
}

/** The form as a reason of a pause. */
export function reasonOf(form, token = form.tokens[0]) {
  const {form_id, form_content, inputs, actions, node_id, node_title, resolved_default_values} = definitionOf(form);
  const late = form.record.world.atLeast('1.14');
  return {
    TYPE: 'human_input_required',
    form_id,
    form_content,
    inputs,
    actions,
    ...(!late && {display_in_ui: true}),
    node_id,
    node_title,
    resolved_default_values,
    form_token: token,
    ...(late && {expiration_time: form.expiresAt}),
  };
}

/** What was submitted, as `human_input_form_filled` and history tell it. `values` are the variables made of it. */
export function submissionOf(form) {
  const {submission, nodeId, title, record} = form;
  return {
    node_id: nodeId,
    node_title: title,
    rendered_content: submission.rendered,
    action_id: submission.action.id,
    action_text: submission.action.title,
    ...(record.world.atLeast('newest') && {submitted_data: plain(submission.read ?? submission.values)}),
  };
}

/** What GET on a form's token answers. */
export function formJson(form) {
  return {
    form_content: form.content,
    inputs: fieldsJson(form),
    resolved_default_values: form.defaults,
    user_actions: form.actions,
    expiration_time: form.expiresAt,
  };
}

/** The form's entry in `extra_contents` of its message. From 1.14 on the WebApp API's history has another token than the stream. */
export function historyOf(form, ctx) {
  const {record, submission} = form;
  const token = form.tokens[ctx.family === 'webapp' && record.world.atLeast('1.14') ? 1 : 0];
  const defined = !submission || record.world.atLeast('newest');
  return {
    workflow_run_id: record.id,
    submitted: Boolean(submission),
    form_definition: defined ? definitionOf(form, token) : null,
    form_submission_data: submission ? {...submissionOf(form), rendered_content: submission.renderedInHistory} : null,
    type: 'human_input',
  };
}
