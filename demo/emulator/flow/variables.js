import {fail, invalidParam, notFound} from '../errors.js';
import {requireChat} from '../modes.js';
import {findConversation} from '../store.js';
import {now, uuid} from '../time.js';

/** Gives a conversation the variables that its chatflow declares, if it has none yet. */
export function declareVariables(conversation, {variables = []}) {
  if (conversation.variables.length) return;
  conversation.variables = variables.map(({name, type, value, description = ''}) => {
    return {id: uuid(), name, type, value, description, createdAt: now(), updatedAt: now()};
  });
}

/** Conversation variables (Service API). */
export function registerVariableRoutes(router) {
  const service = {families: ['service'], auth: 'user?'};
  router.route('GET', '/conversations/:id<uuid>/variables', service, list);
  router.route('PUT', '/conversations/:id<uuid>/variables/:variable<uuid>', service, update);
}

function list(ctx) {
  requireChat(ctx.app);
  const limit = Number(ctx.query.get('limit') ?? 20);
  if (!(limit >= 1 && limit <= 100)) invalidParam('limit must be between 1 and 100');
  let {variables} = findConversation(ctx, ctx.params.id);
  const name = ctx.query.get('variable_name');
  if (name && !ctx.world.atLeast('newest')) throw new Error('every recorded release fails on this filter');
  if (name) variables = variables.filter((variable) => variable.name === name);
  const lastId = ctx.query.get('last_id');
  if (lastId) {
    const index = variables.findIndex(({id}) => id === lastId);
    if (index < 0) invalidParam('');
    variables = variables.slice(index + 1);
  }
  return {limit, has_more: variables.length > limit, data: variables.slice(0, limit).map(toJson)};
}

function update(ctx) {
  requireChat(ctx.app);
  const {variables} = findConversation(ctx, ctx.params.id);
  const variable = variables.find(({id}) => id === ctx.params.variable);
  if (!variable) notFound('Conversation Variable Not Exists.');
  const {value} = ctx.body;
  const given = typeOf(value);
  if (given !== variable.type) {
    fail(
      400,
      'bad_request',
      `Type mismatch: variable '${variable.name}' expects ${variable.type}, but got ${given} type`,
    );
  }
  Object.assign(variable, {value, updatedAt: now()});
  return toJson(variable);
}

function typeOf(value) {
  if (Array.isArray(value))
    return value.length && value.every((item) => typeof item === 'string') ? 'array[string]' : 'array[any]';
  return value === null ? 'none' : typeof value;
}

function toJson({id, name, type, value, description, createdAt, updatedAt}) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return {id, name, value_type: type, value: text, description, created_at: createdAt, updated_at: updatedAt};
}
