import {fail, invalidParam, notFound} from '../errors.js';
import {isUuid, uuid} from '../time.js';

const versions = new WeakMap();

/** The published and the draft version of an app's workflow: `{id, draftId, version}`. */
export function workflowOf(app) {
  if (!versions.has(app)) {
    const time = new Date(app.createdAt * 1000).toISOString().replace('T', ' ').replace('Z', '305');
    versions.set(app, {
      id: app.config.workflowId ?? uuid(),
      draftId: app.config.draftWorkflowId ?? uuid(),
      version: time,
    });
  }
  return versions.get(app);
}

/** Refuses an app that was never published, and a `workflow_id` that is not its published version. */
export function requireVersion(ctx, workflowId) {
  const {id, draftId} = workflowOf(ctx.app);
  if (workflowId) {
    if (!isUuid(workflowId)) fail(400, 'bad_request', `Invalid workflow_id format: '${workflowId}'. `);
    if (workflowId === draftId) fail(400, 'bad_request', draftText(workflowId));
    if (workflowId !== id) notFound(`Workflow not found with id: ${workflowId}`);
  }
  if (!ctx.app.config.published) invalidParam('Workflow not published');
}

const draftText = (id) =>
  `Cannot use draft workflow version. Workflow ID: ${id}. Please use a published workflow version or leave workflow_id empty.`;
