import {registerEventRoutes} from './events.js';
import {registerFormRoutes} from './form-routes.js';
import {registerLogRoutes} from './logs.js';
import {registerVariableRoutes} from './variables.js';
import {registerWorkflowRoutes} from './workflow.js';

export {runChatflow} from './chatflow.js';

/** Every route of chatflows and workflows except sending to a chatflow, which shares `/chat-messages` with the other modes. */
export function registerFlowRoutes(router) {
  registerWorkflowRoutes(router);
  registerEventRoutes(router);
  registerLogRoutes(router);
  registerFormRoutes(router);
  registerVariableRoutes(router);
}
