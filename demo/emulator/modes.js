import {fail} from './errors.js';

const text = (kind = '') => `Please check if your ${kind}app mode matches the right API route.`;
const CHAT_MODES = ['chat', 'agent-chat', 'agent', 'advanced-chat'];

/** Refuses apps that do not chat. */
export function requireChat(app) {
  if (!CHAT_MODES.includes(app.config.mode)) fail(400, 'not_chat_app', text());
}

/** Refuses apps that do not chat, with the words for another kind: 1.12 mistakes itself in one place. */
export function requireChatAs(app, kind) {
  const name = `${kind[0].toUpperCase()}${kind.slice(1)} `;
  if (!CHAT_MODES.includes(app.config.mode)) fail(400, `not_${kind}_app`, text(name));
}

/** Refuses apps that are not completion apps; each family in its own words. */
export function requireCompletion(ctx) {
  if (ctx.app.config.mode === 'completion') return;
  if (ctx.family === 'webapp') fail(400, 'not_completion_app', text('Completion '));
  fail(400, 'app_unavailable', 'App unavailable, please check your app configurations.');
}

/** Refuses apps that are not workflows; each family in its own words. */
export function requireWorkflow(app, family) {
  if (app.config.mode !== 'workflow') fail(400, 'not_workflow_app', text(family === 'webapp' ? 'Workflow ' : ''));
}
