import {setTimeout as pause} from 'node:timers/promises';

/**
 * What had happened on the recorded server before a scenario, or before one of its exchanges (`scenario: exchange`),
 * and shows in its answers without being recorded there. Each gets the `Scene`.
 */
export const preludes = {
  'a-feedback': async (scene) => {
    const user = 'visitor-a-feedback';
    const {id} = await chat(scene, 'chat-plain', {query: 'hi', user, response_mode: 'blocking'});
    await post(scene, 'chat-plain', `/v1/messages/${id}/feedbacks`, {rating: 'like', user});
  },

  'a-chat-happy': async (scene) => {
    if (scene.release === '1.13.2') await greet(scene, 'chat-full', 'visitor-a-chat-happy');
  },

  'a-chat-disconnect': async (scene) => {
    if (scene.release === '1.13.2') await greet(scene, 'chat-plain', 'visitor-a-chat-disconnect');
  },

  'a-cf-happy': async (scene) => {
    if (scene.release === '1.13.2') await greet(scene, 'cf-simple', 'visitor-a-cf-happy');
  },

  // Two conversations of each earlier recording were left; the older one was written in last.
  'a-conversations': async (scene) => {
    const user = 'visitor-a-conversations';
    const earlier = scene.release === '1.13.2' ? 2 : 1;
    for (let count = 0; count < earlier; count++) {
      const first = await greet(scene, 'chat-plain', user);
      await nextSecond();
      await greet(scene, 'chat-plain', user);
      await nextSecond();
      await greet(scene, 'chat-plain', user, first.conversation_id);
      await nextSecond();
    }
  },

  'chat-autoname': (scene) => greet(scene, 'chat-plain', 'visitor-chat-autoname'),

  'cf-queue': async (scene) => {
    for (const name of ['a', 'b', 'c', 'd']) {
      const busy = ask(scene, 'cf-plain', '/v1/chat-messages', {
        query: 'DRIP',
        inputs: {},
        response_mode: 'streaming',
        user: name,
      });
      await busy.until(() => busy.text.includes('workflow_started'), 2000);
    }
  },

  'cf-version': async (scene) => {
    const apps = await scene.askJson('GET', '/emulator/apps');
    const versions = scene.recordedIds(/"workflow_id":"([^"]+)"|\/workflows\/([^/]+)\/run/);
    const ours = ['cf-plain', 'wf-simple'].map((name) => apps.find((app) => app.api_key === keyOf(name)));
    [ours[0].workflow_id, ours[0].draft_workflow_id, ours[1].workflow_id, ours[1].draft_workflow_id].forEach(
      (id, index) => scene.mapping.set(versions[index], id),
    );
  },

  'wf-logs': async (scene) => {
    const run = (topic, user) =>
      post(scene, 'wf-simple', '/v1/workflows/run', {inputs: {topic}, response_mode: 'blocking', user});
    await run('ERROR500', 'somebody');
    const passport = await scene.passport('EXAMPLEcode-wf-simple');
    const inputs = {topic: 'ERROR500'};
    const failed = scene.ask('POST', '/api/workflows/run', {headers: [['X-App-Passport', passport]], json: {inputs}});
    await failed.until(() => failed.end, 2000);
    await run('hi', scene.release === '1.13.2' ? 'visitor-wf-logs' : 'somebody');
  },

  // The time ran out long after the form's.
  'human-input-timeout': (scene) =>
    scene.configure('app-EXAMPLE-cf-human-timeout', {sweepMs: scene.release === '1.13.2' ? 54_000 : 11_000}),

  // Requests 2 to 28; another scenario had just asked before 1.13.2 was recorded.
  'z-form-rate-limit: request 29': async (scene) => {
    const count = scene.release === '1.13.2' ? 30 : 27;
    for (let number = 0; number < count; number++) await scene.askJson('GET', '/api/form/human_input/nosuchtoken');
  },
};

const keyOf = (app) => `app-EXAMPLE-${app}`;

const ask = (scene, app, target, json) =>
  scene.ask('POST', target, {headers: [['Authorization', `Bearer ${keyOf(app)}`]], json});

const post = (scene, app, target, json) =>
  scene.askJson('POST', target, {headers: [['Authorization', `Bearer ${keyOf(app)}`]], json});

/** Leaves a conversation behind. */
const greet = (scene, app, user, conversationId = '') =>
  chat(scene, app, {query: 'hi', user, response_mode: 'blocking', conversation_id: conversationId});

/** A second of the emulator's time passes. */
const nextSecond = () => pause(150);

const chat = (scene, app, json) => post(scene, app, '/v1/chat-messages', {inputs: {}, ...json});
