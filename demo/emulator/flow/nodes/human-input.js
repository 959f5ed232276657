/**
 * Human input: waits for a form. The first time it pauses the run; once the form was submitted, or its time is over,
 * it goes on by the action's branch (or `__timeout`).
 */
export async function humanInput(node, {run, pool, emit}) {
  if (!run.world.atLeast('1.13')) return withoutForm(node, pool);
  const form = run.formOf(node) ?? run.openForm(node, pool);
  if (form.timedOut) {
    emit({kind: 'form_timeout', form});
    return {handle: '__timeout'};
  }
  if (!form.submission) return {pause: {form}};
  const values = await form.read();
  emit({kind: 'form_filled', form});
  const {action, rendered} = form.submission;
  const title = run.world.atLeast('1.14') ? {__action_value: action.title} : {};
  return {
    inputs: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, {value_type: typeOf(value), value}]),
    ),
    outputs: {...values, __action_id: action.id, __rendered_content: rendered, ...title},
    handle: action.id,
  };
}

/** Before 1.13 there is no such node: it goes on as if the form had been sent as it is. */
function withoutForm({inputs, actions}, pool) {
  const valueOf = (given) => (given?.type === 'variable' ? pool.get(given.selector) : given?.value) ?? '';
  const outputs = Object.fromEntries(inputs.map(({name, default: given}) => [name, valueOf(given)]));
  return {outputs, handle: actions[0].id};
}

const typeOf = (value) => (typeof value === 'string' ? 'string' : Array.isArray(value) ? 'array[file]' : 'file');
