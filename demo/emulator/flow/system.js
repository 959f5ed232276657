import {now} from '../time.js';

/** The `sys.*` variables of a run, in the order of the release. `query`, `files` and `turn` (its number) in chatflows. */
export function systemValues(record, {query, files = [], turn}) {
  const {id, app, endUser, workflowId, conversation, world} = record;
  const ids = {'sys.app_id': app.id, 'sys.workflow_id': workflowId, 'sys.workflow_run_id': id};
  const user = {'sys.files': files, 'sys.user_id': endUser.sessionId};
  const late = world.atLeast('1.14');
  if (!conversation) {
    const {'sys.app_id': appId, ...rest} = ids;
    const time = {'sys.timestamp': now()};
    return late ? {...user, 'sys.app_id': appId, ...time, ...rest} : {...user, ...ids, ...time};
  }
  const talk = {'sys.conversation_id': conversation.id};
  const count = {'sys.dialogue_count': turn};
  return late
    ? {'sys.query': query, ...user, ...count, ...ids, ...talk}
    : {...user, ...ids, 'sys.query': query, ...talk, ...count};
}
