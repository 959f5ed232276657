import {registerAnnotationRoutes} from './annotations.js';
import {registerAudioRoutes} from './audio.js';
import {registerChatRoutes} from './chat.js';
import {registerCompletionRoutes} from './completion.js';
import {registerConversationRoutes} from './conversations.js';
import {registerDescribeRoutes} from './describe.js';
import {registerFeedbackRoutes} from './feedback.js';
import {registerFileRoutes} from './files.js';
import {registerFlowRoutes} from './flow/index.js';
import {registerMessageRoutes} from './messages.js';
import {registerRemoteFileRoutes} from './remote-files.js';
import {Router} from './router.js';
import {registerSavedMessageRoutes} from './saved-messages.js';

/** Every route that the emulated release has. */
export function createRouter(world) {
  const router = new Router(world.atLeast);
  registerDescribeRoutes(router);
  registerChatRoutes(router);
  registerCompletionRoutes(router);
  registerConversationRoutes(router);
  registerMessageRoutes(router);
  registerFeedbackRoutes(router);
  registerSavedMessageRoutes(router);
  registerFileRoutes(router);
  registerRemoteFileRoutes(router);
  registerAudioRoutes(router);
  registerAnnotationRoutes(router);
  registerFlowRoutes(router);
  return router;
}
